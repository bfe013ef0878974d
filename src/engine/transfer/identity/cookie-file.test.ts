import { describe, expect, it } from 'vitest';
import { readCookieFile } from './cookie-file.ts';

const later = 4_102_444_800; // 2100
const row = (...columns: (string | number)[]): string => columns.join('\t');
const cookiesFor = (text: string, url: string): string | null => readCookieFile(text).cookiesFor(new URL(url));

describe('a cookie file', () => {
  it('gives each host its own cookies, and its subdomains those that are meant for them too', () => {
    const file = [
      '# Netscape HTTP Cookie File',
      '',
      row('.shop.example', 'TRUE', '/', 'FALSE', later, 'all', '1'),
      row('shop.example', 'FALSE', '/', 'FALSE', 0, 'host', '2'),
      row('#HttpOnly_other.example', 'FALSE', '/', 'FALSE', later, 'other', '3'),
    ].join('\r\n');
    expect(cookiesFor(file, 'http://shop.example/a.jpg')).toBe('all=1; host=2');
    expect(cookiesFor(file, 'http://cdn.shop.example/a.jpg')).toBe('all=1');
    expect(cookiesFor(file, 'http://other.example/a.jpg')).toBe('other=3');
    expect(cookiesFor(file, 'http://notshop.example/a.jpg')).toBeNull();
    expect(cookiesFor(file, 'http://shop.example.evil.example/')).toBeNull();
    expect(readCookieFile(file)).toMatchObject({ count: 3, badLines: [] });
  });

  it('keeps secure cookies from http, and others to their path', () => {
    const file = [
      row('shop.example', 'FALSE', '/', 'TRUE', later, 'secure', '1'),
      row('shop.example', 'FALSE', '/cart', 'FALSE', later, 'cart', '2'),
    ].join('\n');
    expect(cookiesFor(file, 'http://shop.example/')).toBeNull();
    expect(cookiesFor(file, 'https://shop.example/')).toBe('secure=1');
    expect(cookiesFor(file, 'https://shop.example/cart/1.jpg')).toBe('cart=2; secure=1');
    expect(cookiesFor(file, 'https://shop.example/cartoons')).toBe('secure=1');
  });

  it('holds no cookie that is over, nor one for a whole public suffix', () => {
    const file = [
      row('shop.example', 'FALSE', '/', 'FALSE', 1, 'old', '1'),
      row('.co.uk', 'TRUE', '/', 'FALSE', later, 'everywhere', '2'),
    ].join('\n');
    expect(readCookieFile(file).count).toBe(0);
    expect(cookiesFor(file, 'http://shop.example/')).toBeNull();
    expect(cookiesFor(file, 'http://shop.co.uk/')).toBeNull();
  });

  it('works for addresses and ports', () => {
    const file = row('127.0.0.1', 'FALSE', '/', 'FALSE', later, 'a', 'b');
    expect(cookiesFor(file, 'http://127.0.0.1:8080/x.jpg')).toBe('a=b');
    expect(cookiesFor(file, 'http://127.0.0.2:8080/x.jpg')).toBeNull();
  });

  it('names the lines that hold no cookie and repeats nothing of them', () => {
    const file = [
      'Set-Cookie: a=b',
      row('shop.example', 'FALSE', '/', 'FALSE', later, 'good', 'x'),
      row('shop.example', 'maybe', '/', 'FALSE', later, 'a', 'b'),
      row('shop.example', 'FALSE', '/', 'FALSE', later, 'a', 'b\u0000c'),
    ].join('\n');
    expect(readCookieFile(file)).toMatchObject({ count: 1, badLines: [1, 3, 4] });
  });
});
