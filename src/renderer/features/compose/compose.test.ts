import { describe, expect, test } from 'vitest';
import type { FolderStatus } from '../../../shared/folder.ts';
import { lineRange } from './line-range.ts';
import { splitUrl } from './split-url.ts';
import { startBlocker } from './start-check.ts';

describe('why a list cannot start', () => {
  const folder: FolderStatus = { path: '/pictures', problem: null, freeBytes: 1 };
  const good = { summary: { rows: 2, problemCount: 1 }, folder, reading: false, checking: false };

  test('nothing is in the way of good rows and a good folder', () => {
    expect(startBlocker(good)).toBeNull();
  });

  test('a text still being read does not hold up what is there already', () => {
    expect(startBlocker({ ...good, checking: true })).toBeNull();
  });

  test('a file still being read does, for it would be left out', () => {
    expect(startBlocker({ ...good, reading: true })).toBe('Reading the list…');
  });

  test('an empty list is told from one without a usable line, and from one being read', () => {
    expect(startBlocker({ ...good, summary: { rows: 0, problemCount: 0 } })).toBe('Add image URLs first.');
    expect(startBlocker({ ...good, summary: { rows: 0, problemCount: 3 } })).toBe('No line holds a usable URL yet.');
    expect(startBlocker({ ...good, summary: { rows: 0, problemCount: 0 }, checking: true })).toBe('Reading the list…');
  });

  test('a folder that was never chosen is told from one that has a problem', () => {
    const problem = { code: 'none-chosen', message: 'm' } as const;
    expect(startBlocker({ ...good, folder: { ...folder, path: null, problem } })).toBe('Choose a folder first.');
    expect(startBlocker({ ...good, folder: { ...folder, problem: { ...problem, code: 'full' } } })).toBe(
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
