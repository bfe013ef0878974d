import { expect, test } from 'vitest';
import { forgetWords, savedOfWords, whenWords } from './unfinished-words.ts';

const list = { batchId: 'b', label: 'harbour.txt', folder: '~/Pictures', rows: 1200, saved: 1, stoppedAt: 0 };

test('a time is told as people tell it, and the day changes at midnight', () => {
  const now = new Date(2026, 2, 3, 15, 0).getTime();
  const at = (...[month, date, hours, minutes]: [number, number, number, number]): string =>
    whenWords(new Date(2026, month, date, hours, minutes).getTime(), now);
  expect(at(2, 3, 15, 0)).toBe('just now');
  expect(at(2, 3, 14, 55)).toBe('5 min ago');
  expect(at(2, 3, 9, 5)).toBe('at 09:05');
  expect(at(2, 2, 23, 59)).toBe('yesterday at 23:59');
  expect(at(2, 1, 10, 0)).toBe('on 1 Mar');
  expect(whenWords(new Date(2025, 11, 31, 10, 0).getTime(), now)).toBe('on 31 Dec 2025');
});

test('a clock that was set back does not make it the future', () => {
  expect(whenWords(10_000, 5_000)).toBe('just now');
});

test('how far a list came is told in images', () => {
  expect(savedOfWords(list)).toBe('1 of 1,200 images saved');
});

test('before a list is forgotten it is said what is lost and what stays', () => {
  expect(forgetWords(list).title).toBe('Forget “harbour.txt”?');
  expect(forgetWords(list).description).toContain('the 1,199 images still missing is thrown away');
  expect(forgetWords(list).description).toContain('1 saved image stays in ~/Pictures.');
  expect(forgetWords({ ...list, saved: 0 }).description).not.toContain('stay');
});
