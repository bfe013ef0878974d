import { expect, it } from 'vitest';
import { gapOf, heirOf } from './focus-heir.ts';

it('the focus of a row that has left goes to the next one, and at the end to the one before', () => {
  expect(heirOf([4, 5, 6, 7], [4, 6, 7], 5)).toBe(1);
  expect(heirOf([4, 5, 6, 7], [4, 7], 5)).toBe(1);
  expect(heirOf([4, 5, 6, 7], [4, 5], 7)).toBe(1);
});

it('the focus stays where its row still is, and goes nowhere in another list', () => {
  expect(heirOf([4, 5, 6], [5, 6], 5)).toBeNull();
  expect(heirOf([4, 5, 6], [], 5)).toBeNull();
  expect(heirOf([4, 5, 6], [7, 8], 5)).toBeNull();
  expect(heirOf([4, 5, 6], [4, 6], 9)).toBeNull();
});

it('a row that has left would stand in front of the next one that is still there', () => {
  expect(gapOf([4, 5, 6, 7], [4, 7], 5)).toBe(1);
  expect(gapOf([4, 5, 6], [4, 5], 6)).toBe(2);
  expect(gapOf([4, 5, 6], [], 5)).toBe(0);
});
