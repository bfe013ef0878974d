import { describe, expect, test } from 'vitest';
import type { FolderStatus } from '../../../shared/folder.ts';
import { messagesFor } from '../../../shared/language/index.ts';
import { lineRange } from '../../stores/line-range.ts';
import { addressesOf } from './dragged-addresses.ts';
import { splitUrl } from './split-url.ts';
import { startBlocker } from './start-check.ts';

const words = messagesFor('en').compose.blocked;

describe('why a list cannot start', () => {
  const folder: FolderStatus = { path: '/pictures', problem: null, freeBytes: 1 };
  const good = { summary: { rows: 2, problemCount: 1 }, folder, reading: false, checking: false };

  test('nothing is in the way of good rows and a good folder', () => {
    expect(startBlocker(good, words)).toBeNull();
  });

  test('a text still being read does not hold up what is there already', () => {
    expect(startBlocker({ ...good, checking: true }, words)).toBeNull();
  });

  test('a file still being read does, for it would be left out', () => {
    expect(startBlocker({ ...good, reading: true }, words)).toBe('Reading the list…');
  });

  test('an empty list is told from one without a usable line, and from one being read', () => {
    expect(startBlocker({ ...good, summary: { rows: 0, problemCount: 0 } }, words)).toBe('Add image URLs first.');
    expect(startBlocker({ ...good, summary: { rows: 0, problemCount: 3 } }, words)).toBe(
      'No line holds a usable URL yet.',
    );
    expect(startBlocker({ ...good, summary: { rows: 0, problemCount: 0 }, checking: true }, words)).toBe(
      'Reading the list…',
    );
  });

  test('a folder that was never chosen is told from one that has a problem', () => {
    const problem = { code: 'none-chosen', message: 'm' } as const;
    expect(startBlocker({ ...good, folder: { ...folder, path: null, problem } }, words)).toBe('Choose a folder first.');
    expect(startBlocker({ ...good, folder: { ...folder, problem: { ...problem, code: 'full' } } }, words)).toBe(
      'The folder cannot be used.',
    );
  });
});

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

test('a line is found by its number, and past the end there is an empty one', () => {
  const text = 'one\ntwo\n\nfour';
  const lineAt = (line: number): string => {
    const { start, end } = lineRange(text, line);
    return text.slice(start, end);
  };
  expect([1, 2, 3, 4, 5, 9].map(lineAt)).toEqual(['one', 'two', '', 'four', '', '']);
});

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
