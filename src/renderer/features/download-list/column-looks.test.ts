import { expect, test } from 'vitest';
import { defaultListLook } from '../../../shared/list-look.ts';
import { gridColumns, nextSort, shownColumns, withinWidths } from './column-looks.ts';

test('hidden columns are left out, but never the name', () => {
  expect(shownColumns({ ...defaultListLook, hidden: ['name', 'host', 'attempts'] })).toEqual([
    'name',
    'state',
    'size',
    'dimensions',
    'speed',
    'time',
  ]);
});

test('widths that were set take the place of the usual ones, within bounds', () => {
  const look = { ...defaultListLook, hidden: shownColumns(defaultListLook).slice(2), widths: { host: 222 } };
  expect(gridColumns(look)).toBe('32px minmax(260px, 1fr) 222px 84px');
  expect([withinWidths(-5), withinWidths(99.6), withinWidths(1e6)]).toEqual([56, 100, 900]);
});

test('a head sorts one way, then the other, then not at all; numbers begin with the largest', () => {
  const name = nextSort(null, 'name');
  expect(name).toEqual({ column: 'name', descending: false });
  expect(nextSort(name, 'name')).toEqual({ column: 'name', descending: true });
  expect(nextSort({ column: 'name', descending: true }, 'name')).toBeNull();
  expect(nextSort(name, 'size')).toEqual({ column: 'size', descending: true });
  expect(nextSort({ column: 'size', descending: false }, 'size')).toBeNull();
});
