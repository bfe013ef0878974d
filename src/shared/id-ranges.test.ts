import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { areRanges, idsIn, rangesOf } from './id-ranges.ts';

test('neighbours share a range', () => {
  expect(rangesOf([3, 4, 5, 6, 7, 9])).toEqual([3, 7, 9, 9]);
  expect(rangesOf([])).toEqual([]);
});

test('whatever ids go in come out again, and the ranges are proper ones', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat({ max: 300 })), (given) => {
      const ids = given.sort((a, b) => a - b);
      const ranges = rangesOf(ids);
      expect(areRanges(ranges)).toBe(true);
      expect([...idsIn(ranges, 301)]).toEqual(ids);
    }),
  );
});

test('what overlaps, runs backwards or has no end is no range', () => {
  for (const wrong of [[1], [5, 3], [0, 4, 4, 6], [4, 6, 0, 1]]) expect(areRanges(wrong), wrong.join(' ')).toBe(false);
});

test('a range that goes beyond the list ends with the list', () => {
  expect([...idsIn([2, 2 ** 50], 5)]).toEqual([2, 3, 4]);
});
