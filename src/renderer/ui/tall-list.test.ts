import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowsInSight } from './tall-list.ts';

test('a list that fits is scrolled as any other', () => {
  const { height, start, end, topOf } = rowsInSight(1000, 40, 4000, 400);
  expect([height, start, end, topOf(100), topOf(103)]).toEqual([40_000, 92, 118, 4000, 4120]);
});

test('the first and the last row of ten million can be reached, and stand at the edges', () => {
  const count = 10_000_000;
  const { height } = rowsInSight(count, 40, 0, 400);
  expect(height).toBeLessThan(2 ** 25);
  expect(rowsInSight(count, 40, 0, 400)).toMatchObject({ start: 0 });
  const atEnd = rowsInSight(count, 40, height - 400, 400);
  expect(atEnd.end).toBe(count);
  expect(atEnd.topOf(count - 1)).toBeCloseTo(height - 40, 3);
});

test('what is drawn covers what is in sight, wherever one scrolls', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 5_000_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 0, max: 2000 }),
      (count, share, view) => {
        const { height } = rowsInSight(count, 40, 0, view);
        const scrollTop = share * Math.max(0, height - view);
        const { start, end, topOf } = rowsInSight(count, 40, scrollTop, view);
        expect(start === 0 || topOf(start) <= scrollTop).toBe(true);
        expect(end === count || topOf(end) >= scrollTop + view - 0.01).toBe(true);
        expect(end - start).toBeLessThanOrEqual(view / 40 + 18);
      },
    ),
  );
});
