import { describe, expect, test } from 'vitest';
import { splitUrl } from './split-url.ts';

describe('a URL as two short texts', () => {
  test('is its file name and where it lies', () => {
    expect(splitUrl('https://a.example/2024/08/k%C3%B6ln.jpg?w=2')).toEqual({
      name: 'köln.jpg?w=2',
      where: 'a.example/2024/08',
    });
  });

  test('falls back to the host, and to the whole when it is no URL', () => {
    expect(splitUrl('https://a.example/')).toEqual({ name: 'a.example', where: 'a.example' });
    expect(splitUrl('not a url')).toEqual({ name: 'not a url', where: '' });
  });

  test('keeps percent codes that are no UTF-8', () => {
    expect(splitUrl('https://a.example/%E4.jpg').name).toBe('%E4.jpg');
  });
});
