import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowsInSight, scrollTopFor, type TallList, topOf } from './tall-list.ts';

const listOf = (count: number, more: Partial<TallList> = {}): TallList => ({
  count,
  rowHeight: 40,
  viewHeight: 400,
  endRoom: 0,
  ...more,
});

const anyList = fc.record({
  count: fc.integer({ min: 1, max: 5_000_000 }),
  rowHeight: fc.constantFrom(40, 44, 56),
  viewHeight: fc.integer({ min: 60, max: 2000 }),
  endRoom: fc.constantFrom(0, 56),
});

test('a list that fits is scrolled as any other', () => {
  const { height, start, end, top, shift } = rowsInSight(listOf(1000), 4000);
  expect([height, start, end, top, shift]).toEqual([40_000, 97, 113, 100, 0]);
  expect(topOf(103, 40, shift)).toBe(4120);
});

test('the first row in sight is one that is whole', () => {
  expect(rowsInSight(listOf(1000), 4001)).toMatchObject({ start: 97, top: 101 });
});

test('a list that has become shorter than it is scrolled shows its last rows', () => {
  expect(rowsInSight(listOf(50), 100_000)).toMatchObject({ start: 37, end: 50, shift: 0 });
  expect(rowsInSight(listOf(3), 100_000)).toMatchObject({ start: 0, end: 3, top: 0, shift: 0 });
});

test('the first and the last row of ten million can be reached, and stand at the edges', () => {
  const list = listOf(10_000_000);
  const { height, start } = rowsInSight(list, 0);
  expect(height).toBeLessThan(2 ** 25);
  expect(start).toBe(0);
  const atEnd = rowsInSight(list, height - 400);
  expect(atEnd.end).toBe(list.count);
  expect(topOf(list.count - 1, 40, atEnd.shift)).toBeCloseTo(height - 40, 3);
});

test('the last row can be scrolled out from under what lies over the bottom', () => {
  for (const count of [100, 10_000_000]) {
    const list = listOf(count, { endRoom: 56 });
    const { height } = rowsInSight(list, 0);
    const { shift } = rowsInSight(list, height - 400);
    expect(topOf(count - 1, 40, shift)).toBeCloseTo(height - 56 - 40, 3);
  }
});

test('what is drawn covers what is in sight, wherever one scrolls', () => {
  fc.assert(
    fc.property(anyList, fc.double({ min: 0, max: 1, noNaN: true }), (list, share) => {
      const { count, rowHeight, viewHeight } = list;
      const scrollTop = share * Math.max(0, rowsInSight(list, 0).height - viewHeight);
      const { start, end, shift } = rowsInSight(list, scrollTop);
      expect(start === 0 || topOf(start, rowHeight, shift) <= scrollTop).toBe(true);
      expect(end === count || topOf(end, rowHeight, shift) >= scrollTop + viewHeight - 0.01).toBe(true);
      expect(end - start).toBeLessThanOrEqual(viewHeight / rowHeight + 18);
    }),
  );
});

test('a row that is asked for is brought into sight whole, and one that is there stays where it is', () => {
  const place = fc.double({ min: 0, max: 0.999, noNaN: true });
  fc.assert(
    fc.property(anyList, place, place, fc.constantFrom('needed' as const, 'center' as const), (list, at, to, align) => {
      const { count, rowHeight, viewHeight, endRoom } = list;
      fc.pre(viewHeight - endRoom >= rowHeight);
      const { height } = rowsInSight(list, 0);
      const index = Math.floor(to * count);
      const scrollTop = scrollTopFor(list, at * Math.max(0, height - viewHeight), index, align);
      const top = topOf(index, rowHeight, rowsInSight(list, scrollTop).shift) - scrollTop;
      expect(top).toBeGreaterThanOrEqual(-0.01);
      expect(top + rowHeight).toBeLessThanOrEqual(viewHeight - endRoom + 0.01);
      expect(scrollTopFor(list, scrollTop, index, 'needed')).toBeCloseTo(scrollTop, 3);
    }),
  );
});
