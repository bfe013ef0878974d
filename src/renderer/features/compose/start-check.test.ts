import { describe, expect, test } from 'vitest';
import type { FolderStatus } from '../../../shared/folder.ts';
import { messagesFor } from '../../../shared/language/index.ts';
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
