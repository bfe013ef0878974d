import { describe, expect, it } from 'vitest';
import type { BatchSummary } from '../../../shared/batch.ts';
import type { CompareCost, CompareProgress, CompareResult, LevelFigures } from '../../../shared/compare/comparison.ts';
import { en } from '../../../shared/language/en.ts';
import { levelBars } from './level-bars.ts';

const summary: BatchSummary = {
  saved: 120,
  skipped: 0,
  failed: 0,
  cancelled: 0,
  bytes: 48_200_000,
  elapsedMs: 3400,
  savedMs: 3400,
  concurrency: 16,
  peakActive: 16,
  estimate: { lowMs: 41_000, highMs: 52_000, speedUpLow: 12.06, speedUpHigh: 15.3 },
};
const cost: CompareCost = { images: 2, ofImages: 2, runs: 4, requests: 8, bytes: 1, runBytes: 1, aboutMs: 1 };
const progress: CompareProgress = {
  runsDone: 1,
  runs: 4,
  round: 1,
  concurrency: 16,
  finished: 0,
  images: 2,
  elapsedMs: 0,
  remainingMs: null,
};
const run = { round: 1, concurrency: 1, ms: 1, bytes: 1, retries: 0, peakActive: 1, unlike: null };
const level = (concurrency: number, times: number[]): LevelFigures => ({
  concurrency,
  runs: times.length === 0 ? 0 : 2,
  lowMs: times[0] ?? null,
  medianMs: times[1] ?? null,
  highMs: times[2] ?? null,
  floorMs: null,
});
const result = (levels: LevelFigures[], fast = 16): CompareResult => ({
  images: 2,
  ofImages: 2,
  rounds: 2,
  bytes: 1,
  runs: [run],
  levels,
  speedUp: { slow: 1, fast, factor: 10, low: 9, high: 11 },
  sweep: null,
});

describe('the bars of a comparison', () => {
  it('draw the estimate as an interval on the scale of its upper end, beside the time that the list took', () => {
    const [one, many] = levelBars(summary, { kind: 'none' }, en.compare);
    expect(one).toMatchObject({ label: 'One at a time', value: '41 to 52 s', kind: 'estimate', toShare: 1 });
    expect(one?.fromShare).toBeCloseTo(41 / 52);
    expect(many).toMatchObject({ label: '16 at once', value: '3.40 s', kind: 'measured' });
    expect(many?.share).toBeCloseTo(3.4 / 52);
  });

  it('leave out what nobody knows, and what would be the same', () => {
    expect(levelBars({ ...summary, estimate: null }, { kind: 'none' }, en.compare)).toHaveLength(1);
    expect(levelBars({ ...summary, peakActive: 1 }, { kind: 'none' }, en.compare).map(({ label }) => label)).toEqual([
      'One at a time',
    ]);
  });

  it('draw medians with their spread once both are measured', () => {
    const levels = [level(1, [9000, 9500, 10_000]), level(16, [900, 1000, 1100])];
    const bars = levelBars(summary, { kind: 'measured', cost, result: result(levels) }, en.compare);
    expect(bars.map(({ kind, value }) => `${kind} ${value}`)).toEqual(['measured 9.50 s', 'measured 1.00 s']);
    expect(bars[1]).toMatchObject({ share: 0.1, fromShare: 0.09, toShare: 0.11 });
  });

  it('say of a level without a comparable run that it is not comparable', () => {
    const levels = [level(1, [9000, 9500, 10_000]), level(16, [])];
    const [, many] = levelBars(summary, { kind: 'measured', cost, result: result(levels) }, en.compare);
    expect(many).toMatchObject({ kind: 'unlike', value: 'not comparable', share: 0 });
  });

  it('take a time for preliminary while its runs are not all made', () => {
    const levels = [{ ...level(1, [9000, 9500, 10_000]), runs: 1 }, level(16, [])];
    const bars = levelBars(summary, { kind: 'running', cost, progress, result: result(levels) }, en.compare);
    expect(bars.map(({ kind, value }) => [kind, value])).toEqual([
      ['measuring', '9.50 s'],
      ['measuring', ''],
    ]);
    const nothing = { ...result(levels), runs: [] };
    expect(levelBars(summary, { kind: 'running', cost, progress, result: nothing }, en.compare)).toEqual([]);
  });

  it('show of a sweep one at a time and the quickest', () => {
    const levels = [level(1, [1, 2, 3]), level(2, [1, 1, 1]), level(4, [1, 2, 3])];
    const bars = levelBars(summary, { kind: 'measured', cost, result: result(levels, 2) }, en.compare);
    expect(bars.map(({ label }) => label)).toEqual(['One at a time', '2 at once']);
  });
});
