import { describe, expect, it } from 'vitest';
import type { HostRule } from '../../shared/identity/host-rules.ts';
import {
  readBytes,
  readHeader,
  readHeaderFor,
  readPage,
  readProxy,
  readSeconds,
  refuseTooWide,
} from './option-values.ts';

function hostsOf(...texts: string[]): HostRule[] {
  const hosts: HostRule[] = [];
  for (const text of texts) readHeaderFor('--header-for', text, hosts);
  return hosts;
}

describe('a number of bytes', () => {
  it.each([
    ['1', 1],
    ['500000', 500_000],
    ['500K', 500_000],
    ['20M', 20_000_000],
    ['20 MB', 20_000_000],
    ['1.5g', 1_500_000_000],
    ['2Ki', 2048],
    ['20MiB', 20 * 2 ** 20],
  ])('reads %j', (text, bytes) => {
    expect(readBytes('--rate', text)).toBe(bytes);
  });

  it.each(['', '0', '-1', 'K', '1e9', '10X', '1.2.3', '99999999T', '0.0001'])('refuses %j', (text) => {
    expect(() => readBytes('--rate', text)).toThrow(/^--rate takes a number of bytes above 0/);
  });
});

describe('seconds', () => {
  it('may have a fraction', () => {
    expect(readSeconds('--timeout', '2.5')).toBe(2500);
  });
  it.each(['0', '-3', '1e3', '', '86401', 'five'])('refuses %j', (text) => {
    expect(() => readSeconds('--timeout', text)).toThrow(/^--timeout takes seconds/);
  });
});

describe('a header', () => {
  it('is split at its first colon', () => {
    expect(readHeader('--header', 'X-Time:  12:30 ')).toEqual({ name: 'x-time', value: '12:30' });
  });
  it.each(['X: a\nb', 'X: \u0000'])('refuses %j, which would break the line', (text) => {
    expect(() => readHeader('--header', text)).toThrow('--header has a value with characters that no header can have.');
  });
  it.each(['plain', ': x', 'a b: x'])('refuses %j without repeating it', (text) => {
    expect(() => readHeader('--header', text)).toThrow(
      "--header takes a name and a value with a colon between them, such as 'Accept: image/webp'.",
    );
  });
  it.each(['Host: x', 'RANGE: bytes=0-', 'content-length: 4'])('refuses %j, which would break the request', (text) => {
    expect(() => readHeader('--header', text)).toThrow('Shoal sets it itself');
  });
});

describe('a header for a host', () => {
  it('has its host in front, with a colon behind it or without one', () => {
    expect(
      hostsOf('cdn.example X-Key: a', 'CDN.example: Referer: self', 'cdn.example:8080: X-Key: b', '*.shop.example A:'),
    ).toEqual([
      { host: 'cdn.example', headers: { 'x-key': 'a' }, refersToSelf: true, bytesPerSecond: null, atOnce: null },
      { host: 'cdn.example:8080', headers: { 'x-key': 'b' }, refersToSelf: false, bytesPerSecond: null, atOnce: null },
      { host: '*.shop.example', headers: { a: '' }, refersToSelf: false, bytesPerSecond: null, atOnce: null },
    ]);
  });

  it.each(['secret', 'secret: x', 'cdn.example secret', 'cdn.example/secret X: a', 'cdn.example Referer: secret'])(
    'refuses %j without repeating it',
    (text) => expect(() => hostsOf(text)).toThrow(/^--header-for (?!.*secret)/),
  );

  it.each(['*.co.uk', '*.github.io', '*.example'])('is not for the hosts of many owners: %s', async (host) => {
    const refusal = async (): Promise<void> => await refuseTooWide('--header-for', hostsOf(`${host} X: secret`));
    await expect(refusal()).rejects.toThrow(/^--header-for(?!.*secret)/);
  });

  it.each(['*.shop.co.uk', '*.fish.github.io', '*.shop.example', 'co.uk'])(
    'may be for those of one owner: %s',
    async (host) => {
      await expect(refuseTooWide('--header-for', hostsOf(`${host} X: a`))).resolves.toBeUndefined();
    },
  );
});

describe('a proxy', () => {
  it('may come without its scheme, and with user and password', () => {
    expect(readProxy('proxy.example:3128')).toBe('http://proxy.example:3128/');
    expect(readProxy('https://me:secret@proxy.example')).toBe('https://me:secret@proxy.example/');
  });
  it.each(['socks9://me:secret@h:1', 'ftp://me:secret@h', 'http://me:secret@', 'http://me:secret@h:port'])(
    'refuses %j without repeating it',
    (text) => {
      expect(() => readProxy(text)).toThrow(/^--proxy takes (?!.*secret)/);
    },
  );
});

describe('a referrer', () => {
  it('is sent without credentials and fragment, as the specification wants it', () => {
    expect(readPage('--referer', 'https://me:secret@shop.example/page?x=1#top')).toBe('https://shop.example/page?x=1');
  });
});
