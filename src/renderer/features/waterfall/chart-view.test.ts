import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ChartView, pan, reveal, stretchOf, zoom } from './chart-view.ts';

const all = { kind: 'all' } satisfies ChartView;

describe('what the chart shows of time', () => {
  test('is all of it at first, and grows with the batch', () => {
    expect(stretchOf(all, 10_000).toMs).toBeGreaterThanOrEqual(10_000);
    expect(stretchOf(all, 20_000).toMs).toBeGreaterThanOrEqual(20_000);
  });

  test('keeps the moment under the pointer where it is', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.3, max: 0.7, noNaN: true }),
        fc.double({ min: 0.3, max: 0.9, noNaN: true }),
        (share, factor) => {
          const before = stretchOf(all, 60_000);
          const after = stretchOf(zoom(all, 60_000, factor, share), 60_000);
          const at = before.fromMs + (before.toMs - before.fromMs) * share;
          expect(after.fromMs + (after.toMs - after.fromMs) * share).toBeCloseTo(at, 3);
        },
      ),
    );
  });

  test('follows the end when it reaches it, and stands still when it was moved away from it', () => {
    const near = zoom(all, 60_000, 0.1, 1);
    expect(near.kind).toBe('end');
    expect(stretchOf(near, 90_000).toMs).toBeGreaterThanOrEqual(90_000);
    const away = pan(near, 60_000, -10_000);
    expect(away.kind).toBe('still');
    expect(stretchOf(away, 90_000)).toEqual(stretchOf(away, 60_000));
    expect(pan(away, 60_000, 30_000).kind).toBe('end');
  });

  test('stays within what there is, however it is moved', () => {
    const moves = fc.array(
      fc.oneof(
        fc.record({
          zoom: fc.double({ min: 0.01, max: 100, noNaN: true }),
          at: fc.double({ min: 0, max: 1, noNaN: true }),
        }),
        fc.record({ pan: fc.double({ min: -1e6, max: 1e6, noNaN: true }) }),
      ),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(moves, fc.integer({ min: 1, max: 1e7 }), (list, endMs) => {
        let view: ChartView = all;
        const whole = stretchOf(all, endMs);
        for (const move of list) {
          view = 'pan' in move ? pan(view, endMs, move.pan) : zoom(view, endMs, move.zoom, move.at);
          const { fromMs, toMs } = stretchOf(view, endMs);
          expect(toMs).toBeGreaterThan(fromMs);
          expect(fromMs).toBeGreaterThanOrEqual(whole.fromMs - 1e-6);
          expect(toMs).toBeLessThanOrEqual(whole.toMs + 1e-6);
        }
      }),
    );
  });

  test('moves no further than it must to show a block', () => {
    const view: ChartView = { kind: 'still', fromMs: 1000, toMs: 2000 };
    expect(reveal(view, 60_000, { fromMs: 1200, toMs: 1300 })).toBe(view);
    const later = stretchOf(reveal(view, 60_000, { fromMs: 2500, toMs: 2600 }), 60_000);
    expect(later.toMs - later.fromMs).toBeCloseTo(1000);
    expect(later.toMs).toBeGreaterThanOrEqual(2600);
    expect(later.fromMs).toBeGreaterThan(1500);
    const earlier = stretchOf(reveal(view, 60_000, { fromMs: 500, toMs: 600 }), 60_000);
    expect(earlier.fromMs).toBeLessThanOrEqual(500);
  });
});
