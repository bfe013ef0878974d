import { describe, expect, it } from 'vitest';
import type { BatchSummary } from '../../../shared/batch.ts';
import { readyComparison } from './compare-plan.ts';
import type { CompareChoice } from './compare-store.ts';

const saved = (count: number) => Array.from({ length: count }, () => ({ host: 'a', bytes: 1000 }));
/** A list of which each image took 100 ms by itself. */
const summaryOf = (images: number, concurrency = 16, peakActive = 16): BatchSummary => ({
  saved: images,
  skipped: 0,
  failed: 0,
  cancelled: 0,
  bytes: images * 1000,
  elapsedMs: 1000,
  savedMs: 1000,
  concurrency,
  peakActive,
  estimate: { lowMs: 1, highMs: images * 100, speedUpLow: 1, speedUpHigh: 1 },
});
const open: CompareChoice = { sweep: false, concurrency: null, rounds: 3, images: 'suggested' };

describe('a comparison that is ready to start', () => {
  it('compares with as many at once as the list was really downloaded with, at least two', () => {
    expect(readyComparison(saved(20), summaryOf(20, 64, 12), open).options.levels).toEqual([1, 12]);
    expect(readyComparison(saved(20), summaryOf(20, 1, 1), open).options.levels).toEqual([1, 2]);
    expect(readyComparison(saved(20), summaryOf(20), { ...open, concurrency: 5 }).options.levels).toEqual([1, 5]);
  });

  it('takes the whole of a short list, and of a long one as many images as take about a minute', () => {
    const short = readyComparison(saved(60), summaryOf(60), open);
    expect(short.options.sample).toBeNull();
    expect(short.cost).toMatchObject({ images: 60, requests: 360, bytes: 360_000 });
    const { cost } = readyComparison(saved(10_000), summaryOf(10_000), open);
    expect(cost.images).toBeLessThan(200);
    expect(cost.aboutMs).toBeGreaterThan(55_000);
    expect(cost.aboutMs).toBeLessThan(61_000);
  });

  it('takes what the person has chosen, and all for a number that is no smaller', () => {
    expect(readyComparison(saved(60), summaryOf(60), { ...open, images: 10 }).options.sample).toBe(10);
    expect(readyComparison(saved(60), summaryOf(60), { ...open, images: 60 }).options.sample).toBeNull();
  });

  it('sweeps up to a slot for each image', () => {
    const { options } = readyComparison(saved(60), summaryOf(60), { ...open, sweep: true, images: 10 });
    expect(options.levels).toEqual([1, 2, 4, 8, 16]);
  });
});
