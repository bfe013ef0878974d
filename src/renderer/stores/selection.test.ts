import { expect, test } from 'vitest';
import type { Download } from '../../shared/download.ts';
import { all, isSelected, kindsOf, nothingSelected, only, selectedRanges, stretched, toggled } from './selection.ts';

const rows = 10;
const ids = [9, 7, 5, 3, 1];

test('one row takes the place of all others, a toggled one joins and leaves', () => {
  const one = only(rows, 4);
  expect(selectedRanges(one)).toEqual([4, 4]);
  const two = toggled(one, rows, 5);
  expect(selectedRanges(two)).toEqual([4, 5]);
  expect(two.count).toBe(2);
  const left = toggled(two, rows, 4);
  expect(isSelected(left, 4)).toBe(false);
  expect(left.count).toBe(1);
  expect(isSelected(two, 4), 'the one before stays as it was').toBe(true);
});

test('Shift selects what stands between, as it is shown, and goes back as well', () => {
  const from = only(rows, 7);
  expect(selectedRanges(stretched(from, { rows, ids, to: 3, keep: false }))).toEqual([3, 3, 5, 5, 7, 7]);
  const more = stretched(from, { rows, ids, to: 1, keep: false });
  expect(selectedRanges(stretched(more, { rows, ids, to: 9, keep: false }))).toEqual([7, 7, 9, 9]);
});

test('with Ctrl and Shift what was selected stays', () => {
  const two = toggled(only(rows, 0), rows, 3);
  const kept = stretched(two, { rows, ids, to: 1, keep: true });
  expect(selectedRanges(kept)).toEqual([0, 1, 3, 3]);
  expect(kept.count).toBe(3);
});

test('where the anchor is no longer shown, Shift begins anew', () => {
  const begun = stretched(only(rows, 2), { rows, ids, to: 5, keep: false });
  expect(selectedRanges(begun)).toEqual([5, 5]);
  expect(begun.anchor).toBe(5);
});

test('all are those that are shown', () => {
  expect(all(nothingSelected, rows, ids).count).toBe(5);
  expect(selectedRanges(all(nothingSelected, rows, [0, 1, 2]))).toEqual([0, 2]);
});

test('selected rows are counted by where they stand', () => {
  const kinds = ['queued', 'queued', 'paused', 'cancelled'] as const;
  const byId = kinds.map((kind, id): Download => ({ id, line: 1, url: '', host: '', name: '', state: { kind } }));
  const selection = toggled(all(nothingSelected, 4, [0, 1, 2, 3]), 4, 3);
  expect([...kindsOf(selection, byId)]).toEqual([
    ['queued', 2],
    ['paused', 1],
  ]);
});
