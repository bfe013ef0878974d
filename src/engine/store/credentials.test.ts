import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinCredentials, splitCredentials } from './credentials.ts';

describe('user and password of a URL', () => {
  it.each([
    ['http://example.com/a.jpg', null],
    ['http://me@example.com/a.jpg', 'me'],
    ['http://me:secret@example.com/a.jpg', 'me:secret'],
    ['http://:secret@example.com/a.jpg', ':secret'],
    ['http://example.com/mail@home.jpg', null],
  ])('of %s are %s', (url, credentials) => {
    const split = splitCredentials(url);
    expect(split.credentials).toBe(credentials);
    expect(split.url).not.toContain('secret');
    expect(joinCredentials(split.url, split.credentials)).toBe(url);
  });

  it('come back as they were, whatever stands in them', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (user, password) => {
        const url = new URL('http://example.com/a@b//c.jpg');
        url.username = user;
        url.password = password;
        const split = splitCredentials(url.href);
        expect(new URL(split.url)).toMatchObject({ username: '', password: '' });
        expect(joinCredentials(split.url, split.credentials)).toBe(url.href);
      }),
    );
  });
});
