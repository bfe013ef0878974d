import { describe, expect, it } from 'vitest';
import { readBytes, readHeader, readProxy, readReferer, readSeconds } from './option-values.ts';

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
    expect(readHeader('X-Time:  12:30 ')).toEqual(['x-time', '12:30']);
  });
  it.each(['plain', ': x', 'a b: x', 'X: a\nb', 'X: \u0000'])('refuses %j without repeating it', (text) => {
    expect(() => readHeader(text)).toThrow(
      "--header takes a name and a value with a colon between them, such as 'Accept: image/webp'.",
    );
  });
  it.each(['Host: x', 'RANGE: bytes=0-', 'content-length: 4'])('refuses %j, which would break the request', (text) => {
    expect(() => readHeader(text)).toThrow('Shoal sets it itself');
  });
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
    expect(readReferer('https://me:secret@shop.example/page?x=1#top')).toBe('https://shop.example/page?x=1');
  });
});
