import { expect, test } from 'vitest';
import {
  assertStandardScheme,
  registerSchemes,
  toExternalUrl,
  toInternalUrl,
  translatePolicy,
  urlPatterns,
} from './schemes.ts';

registerSchemes([
  { scheme: 'app', privileges: { standard: true, secure: true } },
  { scheme: 'shoal-image', privileges: { standard: true } },
]);

test('a standard scheme travels as https and comes back as it was', () => {
  for (const url of ['app://shoal/index.html', 'app://shoal/a%20b?x=1#y', 'shoal-image://saved/b-1/7']) {
    expect(toInternalUrl(url)).toMatch(/^https:\/\/[\w-]+\.[\w-]+\.standin\.test\//);
    expect(toExternalUrl(toInternalUrl(url))).toBe(url);
  }
  expect(toInternalUrl('shoal-image://saved/b/1')).toBe('https://saved.shoal-image.standin.test/b/1');
});

test('a standard scheme is normalised like https: host in lower case, dots resolved, a path at least', () => {
  expect(toExternalUrl('app://SHOAL')).toBe('app://shoal/');
  expect(toExternalUrl('APP://shoal/a/../b/./c')).toBe('app://shoal/b/c');
  expect(toInternalUrl('app://shoal')).toBe('https://shoal.app.standin.test/');
});

test('other schemes stay what they are', () => {
  for (const url of ['https://example.com/x', 'file:///tmp/x.html', 'plain:x/../Y', 'plain://Host/x', 'about:blank']) {
    expect(toInternalUrl(url)).toBe(url);
    expect(toExternalUrl(url)).toBe(url);
  }
});

test('a policy that names a standard scheme admits the address at which its pages travel, and nothing more', () => {
  expect(
    translatePolicy(
      "default-src 'none'; img-src 'self' data: shoal-image:; connect-src app://shoal https://example.com",
    ),
  ).toBe(
    "default-src 'none'; img-src 'self' data: shoal-image: https://*.shoal-image.standin.test; connect-src app://shoal https://shoal.app.standin.test https://example.com",
  );
  for (const policy of [
    "default-src 'self'",
    'img-src plain: https: data:',
    "script-src 'self' https://app.example.com/app:/x",
    '',
  ])
    expect(translatePolicy(policy)).toBe(policy);
});

test('a scheme is watched in both spellings', () => {
  expect(urlPatterns().slice(0, 2)).toEqual(['app:*', 'https://*.app.standin.test/*']);
});

test('schemes are registered once, and a handler needs a registered one', () => {
  expect(() => registerSchemes([])).toThrow('only once');
  expect(() => assertStandardScheme('app')).not.toThrow();
  for (const name of ['', 'App', 'other', 'https']) expect(() => assertStandardScheme(name)).toThrow('not implemented');
});
