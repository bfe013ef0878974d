import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lists } from '../lists.ts';
import type { Entry, Measured } from '../measure-list.ts';
import { historyHead, historyLines } from './history.ts';

const entry = (name: string, times: number[], faults: string[] = []): Entry => ({
  name,
  costs: times.map((wallMs) => ({ wallMs, cpuMs: 1, peakBytes: null })),
  faults,
});
const occasion = { date: '2026-01-31', commit: 'abc1234', machine: { words: '2 × Chip, "fast"', load: 0.25 } };

it('keeps a line for each list, with how many times as long as the engine each program has taken', () => {
  const [list] = lists;
  if (list === undefined) throw new Error('no list');
  const entries = [
    entry('shoal, engine', [100, 200]),
    entry('shoal', [200, 400]),
    entry('curl', [150, 300]),
    entry('aria2', [50, 60], ['1 missing']),
  ];
  const measured: Measured = { list, idealMs: 0, floorMs: [90, 180], floorBytesPerSecond: 1, entries };
  expect(historyLines(occasion, [measured])).toEqual([
    '2026-01-31,abc1234,W1,2,0.150,0.90,2.00,,1.50,,,0.3,"2 × Chip, ""fast"""',
  ]);
  expect(historyLines(occasion, [{ ...measured, entries: entries.slice(1) }])).toEqual([]);
});

it('has the heads in the file that it is kept in', () => {
  const text = readFileSync(join(import.meta.dirname, '../../docs/bench-history.csv'), 'utf8');
  expect(text.split('\n')[0]).toBe(historyHead);
});
