import { describe, expect, test } from 'vitest';
import { addressesOf } from './dragged-addresses.ts';

const dragged = (data: Record<string, string>): string | null => addressesOf((type) => data[type] ?? '');

describe('what is dragged out of a browser', () => {
  test('a picture comes by its own address, also where it lies in a link', () => {
    const html = '<a href="https://a.example/page"><img src="https://a.example/view?id=1" alt=""></a>';
    expect(dragged({ 'text/uri-list': 'https://a.example/page', 'text/html': html })).toBe(
      'https://a.example/view?id=1',
    );
    expect(
      dragged({ DownloadURL: 'image/png:a.png:https://a.example/a.png', 'text/uri-list': 'https://b.example' }),
    ).toBe('https://a.example/a.png');
  });

  test('a link comes by its address, several on a line each, without remarks', () => {
    expect(
      dragged({ 'text/uri-list': 'https://a.example/1', 'text/html': '<a href="https://a.example/1">x</a>' }),
    ).toBe('https://a.example/1');
    expect(dragged({ 'text/uri-list': '# two\r\nhttps://a.example/1\r\nhttps://a.example/2' })).toBe(
      'https://a.example/1\nhttps://a.example/2',
    );
  });

  test('a file of the desktop has no address', () => {
    expect(dragged({ 'text/uri-list': 'file:///home/me/urls.txt' })).toBeNull();
    expect(dragged({})).toBeNull();
  });
});
