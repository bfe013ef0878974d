import { expect, it } from 'vitest';
import { type Moment, wholeTable } from './whole-table.ts';

const moment = (saved: number): Moment => ({
  ms: saved * 10,
  cpuMs: saved * 0.5,
  residentBytes: 3e8,
  heapBytes: 5e7,
  externalBytes: 1e8,
  openFiles: saved,
  delayMs: { p99: 7, most: 9 },
  saved,
  databaseBytes: saved * 1000,
  journalBytes: 4e6,
});

it('shows each part of a list by what it has cost since the part before', () => {
  const moments = Array.from({ length: 101 }, (_, at) => moment(at * 100));
  const [, , first, , , , last, ...more] = wholeTable(moments, 10_000, 5).split('\n');
  expect(first).toBe('| 2,000 | 20 | 0.500 | 300 | 50 | 100 | 2000 | 7 | 2 | 4 |');
  expect(last).toBe('| 10,000 | 100 | 0.500 | 300 | 50 | 100 | 10000 | 7 | 10 | 4 |');
  expect(more).toEqual([]);
});
