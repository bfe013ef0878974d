import { describe, expect, it } from 'vitest';
import type { LevelFigures } from '../../../shared/compare/comparison.ts';
import { layOutCurve, niceTicks } from './curve-geometry.ts';

const plot = { left: 50, top: 10, width: 300, height: 100 };
const level = (concurrency: number, medianMs: number | null, floorMs: number | null = null): LevelFigures => ({
  concurrency,
  runs: medianMs === null ? 0 : 1,
  medianMs,
  lowMs: medianMs,
  highMs: medianMs,
  floorMs,
});

describe('the curve of a sweep', () => {
  it('gives each doubling one step, and time its place from 0 up', () => {
    const { points, medianPath } = layOutCurve([level(1, 1000), level(2, 500), level(8, 0)], plot);
    expect(points.map(({ x, y }) => [x, y])).toEqual([
      [50, 10],
      [150, 60],
      [350, 110],
    ]);
    expect(medianPath).toBe('M50 10L150 60L350 110');
  });

  it('leaves out levels without a comparable run, and keeps their place on the axis', () => {
    const { points, xTicks } = layOutCurve([level(1, 1000), level(2, null), level(4, 250)], plot);
    expect(points.map(({ concurrency }) => concurrency)).toEqual([1, 4]);
    expect(xTicks.map(({ x }) => x)).toEqual([50, 200, 350]);
  });

  it('draws the floor where there is one', () => {
    expect(layOutCurve([level(1, 1000), level(2, 500)], plot).floorPath).toBe('');
    expect(layOutCurve([level(1, 1000, 1000), level(2, 600, 500)], plot).floorPath).toBe('M50 10L350 60');
  });
});

describe('the ticks of the time axis', () => {
  it('are round and reach the highest time', () => {
    expect(niceTicks(9300)).toEqual([0, 5000, 10_000]);
    expect(niceTicks(1000)).toEqual([0, 500, 1000]);
    expect(niceTicks(780)).toEqual([0, 200, 400, 600, 800]);
    expect(niceTicks(4)).toEqual([0, 1, 2, 3, 4]);
  });
});
