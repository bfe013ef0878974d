import { describe, expect, it } from 'vitest';
import { DownloadError } from '../../download-error.ts';
import { firstHop, type Hop, mostRedirects, nextHop } from './redirect.ts';

const start = 'https://me:secret@images.example/a/b.jpg?size=1#top';

/** A header as Node hands it on: its bytes as Latin-1. */
const onTheLine = (text: string): string => Buffer.from(text).toString('latin1');

function follow(location: string, from: string | Hop = start): string {
  return nextHop(typeof from === 'string' ? firstHop(from) : from, 302, { location })?.url.href ?? 'none';
}

describe('a redirect', () => {
  it.each([301, 302, 303, 307, 308])('E1 is followed with status %i', (status) => {
    expect(nextHop(firstHop(start), status, { location: '/c.jpg' })?.url.pathname).toBe('/c.jpg');
  });

  it.each([200, 300, 304, 305, 306, 404])('E1 is none with status %i', (status) => {
    expect(nextHop(firstHop(start), status, { location: '/c.jpg' })).toBeNull();
  });

  it('D4 is none without a Location', () => {
    expect(nextHop(firstHop(start), 302, {})).toBeNull();
    expect(nextHop(firstHop(start), 302, { location: '' })).toBeNull();
  });

  it.each([
    ['absolute', 'https://images.example/c.jpg', 'https://me:secret@images.example/c.jpg'],
    ['relative', 'c.jpg', 'https://me:secret@images.example/a/c.jpg'],
    ['with a query only', '?size=2', 'https://me:secret@images.example/a/b.jpg?size=2'],
    ['scheme-relative', '//images.example/c.jpg', 'https://me:secret@images.example/c.jpg'],
    ['raw UTF-8', onTheLine('/фото/ü.jpg'), 'https://me:secret@images.example/%D1%84%D0%BE%D1%82%D0%BE/%C3%BC.jpg'],
    ['Latin-1', '/\u00fc.jpg', 'https://me:secret@images.example/%C3%BC.jpg'],
    ['with a fragment', '/c.jpg#part', 'https://me:secret@images.example/c.jpg'],
  ])('E1 leads where it says: %s', (_what, location, href) => {
    expect(follow(location)).toBe(href);
  });

  it.each([
    ['another host', 'https://other.example/c.jpg'],
    ['another port', 'https://images.example:8443/c.jpg'],
    ['another host with a login of its own', 'https://you:word@other.example/c.jpg'],
  ])('E3 takes no login to %s', (_what, location) => {
    const hop = nextHop(firstHop(start), 302, { location });
    expect(hop).toMatchObject({ foreign: hop?.url.hostname === 'other.example' ? 'other-host' : 'same-host' });
    expect(hop?.url.username).toBe('');
    expect(hop?.url.password).toBe('');
  });

  it('E3 does not take the login up again when it comes back', () => {
    const away = nextHop(firstHop(start), 302, { location: 'https://other.example/' });
    const back = away === null ? null : nextHop(away, 302, { location: 'https://images.example/c.jpg' });
    expect(back).toMatchObject({ foreign: 'same-host', redirects: 2 });
    expect(back?.url.href).toBe('https://images.example/c.jpg');
  });

  it('E3 from http to https is another origin', () => {
    const hop = nextHop(firstHop('http://me:secret@images.example/'), 302, { location: 'https://images.example/' });
    expect(hop).toMatchObject({ foreign: 'same-host' });
    expect(hop?.url.href).toBe('https://images.example/');
  });

  it.each([
    ['E2', 'ftp://images.example/c.jpg', 'not http or https'],
    ['E2', 'file:///etc/passwd', 'not http or https'],
    ['E2', 'data:image/gif;base64,R0lGODlhAQABAAAAACw=', 'not http or https'],
    ['E2', 'javascript:alert(1)', 'not http or https'],
    ['E1', 'https://', 'no address'],
    ['E1', 'http://a b/', 'no address'],
    ['E5', 'http://images.example/c.jpg', 'unprotected http'],
  ])('%s to %s is refused', (_statement, location, because) => {
    expect(() => follow(location)).toThrow(because);
    expect(() => follow(location)).toThrow(DownloadError);
  });

  it('E1 is followed ten times and not eleven', () => {
    let hop: Hop | null = firstHop(start);
    for (let n = 0; n < mostRedirects && hop !== null; n += 1) hop = nextHop(hop, 302, { location: `/${n}` });
    expect(hop?.redirects).toBe(10);
    expect(() => follow('/more', hop ?? start)).toThrow('in circles');
  });

  it('names the host in its sentences, and no login', () => {
    expect(() => follow('ftp://x/')).toThrow('images.example redirects to something that is not http or https.');
  });
});
