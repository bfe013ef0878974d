import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { displayUrl, hostOf } from './display-url.ts';
import { isNormalisedUrl } from './read-url.ts';

describe('displayUrl', () => {
  it.each([
    ['https://a.example/x.jpg?a=1', 'https://a.example/x.jpg?a=1'],
    ['https://user:secret@a.example/x@2x.jpg', 'https://a.example/x@2x.jpg'],
    ['https://user@a.example/', 'https://a.example/'],
    ['https://a.example/?u=https://user:secret@b.example/y', 'https://a.example/?u=https://b.example/y'],
    ['https://user:sec/ret@a.example/x', 'https://a.example/x'],
    ['https://bücher.example/\u202ex\u0007y', 'https://xn--bcher-kva.example/%E2%80%AEx%07y'],
    ['no url \u202e\u0007\u200b', 'no url \\u{202e}␇\\u{200b}'],
    ['', ''],
  ])('shows %j as %j', (url, shown) => {
    expect(displayUrl(url)).toBe(shown);
  });

  it('never throws, and shows no control or bidirectional character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (text, isPath) => {
        const shown = displayUrl(isPath ? `https://a.example/${text}` : text);
        expect(shown).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u);
        expect(shown.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('hostOf', () => {
  it.each([
    ['https://user:secret@A.Example:443/x', 'a.example'],
    ['http://a.example:8080/x', 'a.example:8080'],
    ['http://[::1]:8080/', '[::1]:8080'],
    ['https://a.example', 'a.example'],
    ['http://127.0.0.1:8080/a//b.jpg', '127.0.0.1:8080'],
    ['no url', ''],
  ])('of %j is %j', (url, host) => {
    expect(hostOf(url)).toBe(host);
  });

  it('says of URLs that are not parsed what the parser says', () => {
    const part = fc.stringMatching(/^[a-z0-9%=.:~-]{0,8}$/);
    fc.assert(
      fc.property(fc.array(part, { maxLength: 4 }), fc.constantFrom('', ':8080', ':443', ':80'), (parts, port) => {
        const url = `https://a1.example${port}/${parts.join('/')}`;
        fc.pre(isNormalisedUrl(url));
        expect([hostOf(url), displayUrl(url)]).toEqual([URL.parse(url)?.host, URL.parse(url)?.href]);
      }),
    );
  });
});
