import { expect, test } from 'vitest';
import { formatFor } from '../../../shared/format.ts';
import { messagesFor } from '../../../shared/language/index.ts';
import type { ListEntry } from '../../../shared/lists.ts';
import { figuresOf, removalWords, whenWords } from './list-words.ts';
import { sortLists } from './sorted-lists.ts';

const [english, german] = [messagesFor('en').lists, messagesFor('de').lists];
const format = formatFor('en');
const list: ListEntry = {
  batchId: 'b',
  label: 'harbour.txt',
  folder: '~/Pictures',
  state: 'unfinished',
  rows: 1200,
  saved: 1,
  failed: 0,
  cancelled: 0,
  bytes: 5000,
  bytesPerSecond: 0,
  at: 0,
  isLasting: true,
};

test('a time is told as people tell it, and the day changes at midnight', () => {
  const now = new Date(2026, 2, 3, 15, 0).getTime();
  const at = (...[month, date, hours, minutes]: [number, number, number, number]): string =>
    whenWords(new Date(2026, month, date, hours, minutes).getTime(), now, english, format);
  expect(at(2, 3, 15, 0)).toBe('just now');
  expect(at(2, 3, 14, 55)).toBe('5 min ago');
  expect(at(2, 3, 9, 5)).toBe(`at ${format.time(new Date(2026, 2, 3, 9, 5).getTime())}`);
  expect(at(2, 2, 23, 59)).toMatch(/^yesterday at /);
  expect(at(2, 1, 10, 0)).toMatch(/^on .*Mar/);
});

test('a clock that was set back does not make it the future', () => {
  expect(whenWords(10_000, 5_000, english, format)).toBe('just now');
});

test('each list is told by what matters of it', () => {
  expect(figuresOf(list, 1000, english, format)).toEqual(['1 of 1,200 images saved, stopped just now']);
  expect(figuresOf({ ...list, state: 'finished', saved: 60, failed: 3 }, 1000, english, format)).toEqual([
    '60 saved · 5 kB',
    '3 failed',
    'just now',
  ]);
  expect(figuresOf({ ...list, state: 'finished', saved: 0, bytes: 0, cancelled: 31 }, 1000, english, format)).toEqual([
    'Nothing saved',
    '31 cancelled',
    'just now',
  ]);
  expect(figuresOf({ ...list, state: 'running', bytesPerSecond: 2_000_000 }, 1000, english, format)[0]).toBe(
    '1 of 1,200',
  );
  expect(figuresOf({ ...list, state: 'paused' }, 1000, german, formatFor('de'))).toEqual(['1 von 1.200', 'Angehalten']);
});

test('before a list is forgotten it is said what is lost and what stays', () => {
  const words = removalWords(list, english);
  expect(words.title).toBe('Forget “harbour.txt”?');
  expect(words.loss).toContain('the 1,199 images still missing is thrown away');
  expect(words.stays).toBe('1 saved image stays in ~/Pictures.');
  expect(removalWords({ ...list, state: 'finished', saved: 0 }, english)).toMatchObject({
    loss: null,
    stays: 'It has no saved images.',
  });
});

test('lists stand in their parts with the latest first, and are found by words of their names and folders', () => {
  const lists = [
    list,
    { ...list, batchId: 'c', label: 'market', state: 'finished' as const, at: 1 },
    { ...list, batchId: 'd', label: 'Market day', state: 'finished' as const, at: 2 },
    { ...list, batchId: 'e', label: 'now', state: 'stalled' as const },
  ];
  const all = sortLists(lists, '');
  expect(all.finished.map(({ batchId }) => batchId)).toEqual(['d', 'c']);
  expect(all.running.map(({ batchId }) => batchId)).toEqual(['e']);
  const found = sortLists(lists, 'pictures MARKET');
  expect(found).toMatchObject({ running: [], unfinished: [], finished: [{ batchId: 'd' }, { batchId: 'c' }] });
});
