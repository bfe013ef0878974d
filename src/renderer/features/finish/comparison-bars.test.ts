import { describe, expect, test } from 'vitest';
import type { BatchSummary } from '../../../shared/batch.ts';
import { comparisonBars } from './comparison-bars.ts';

const summary: BatchSummary = {
  saved: 120,
  skipped: 0,
  failed: 0,
  cancelled: 0,
  bytes: 48_200_000,
  elapsedMs: 3_400,
  savedMs: 3_400,
  concurrency: 16,
  peakActive: 16,
  estimate: { lowMs: 41_000, highMs: 52_000, speedUpLow: 12.06, speedUpHigh: 15.3 },
};

describe('the bars of the comparison', () => {
  test('draw the estimate as a range on the scale of its upper end', () => {
    const [atOnce, single] = comparisonBars(summary, { kind: 'none' });
    expect(single).toMatchObject({ value: '41 to 52 s', kind: 'estimate', upToShare: 1 });
    expect(single?.share).toBeCloseTo(41 / 52);
    expect(atOnce).toMatchObject({ label: '16 at once', value: '3.4 s', kind: 'measured' });
    expect(atOnce?.share).toBeCloseTo(3.4 / 52);
  });

  test('grow while measuring, beyond the estimate if it takes longer', () => {
    const [, early] = comparisonBars(summary, { kind: 'running', finished: 1, rows: 120, elapsedMs: 13_000 });
    expect(early).toMatchObject({ kind: 'measuring', share: 0.25, upToShare: 1 });
    const [, late] = comparisonBars(summary, { kind: 'running', finished: 119, rows: 120, elapsedMs: 60_000 });
    expect(late).toMatchObject({ share: 1, upToShare: 1 });
  });

  test('stand side by side once both are measured', () => {
    const bars = comparisonBars(summary, {
      kind: 'measured',
      rows: 120,
      oneAtATimeMs: 46_000,
      atOnceMs: 3_400,
      concurrency: 16,
      speedUp: 13.5,
      note: null,
    });
    expect(bars.map(({ kind, value }) => `${kind} ${value}`)).toEqual(['measured 3.4 s', 'measured 46 s']);
  });

  test('leave out what nobody knows', () => {
    expect(comparisonBars({ ...summary, estimate: null }, { kind: 'none' })).toHaveLength(1);
  });
});
