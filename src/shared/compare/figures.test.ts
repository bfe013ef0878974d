import { describe, expect, it } from 'vitest';
import type { CompareResult, CompareRun } from './comparison.ts';
import { compareFigures, median } from './figures.ts';
import { floorMs } from './floor.ts';
import { suggestedSample, planComparison } from './plan.ts';
import { scheduleRuns } from './schedule.ts';

/** Times per level, one for each round; a text is the reason why that run cannot be compared. */
function figures(times: Record<number, (number | string)[]>): CompareResult {
  const levels = Object.keys(times).map(Number);
  const runs: CompareRun[] = levels.flatMap((concurrency) =>
    (times[concurrency] ?? []).map((time, index) => ({
      round: index + 1,
      concurrency,
      ms: typeof time === 'number' ? time : 1,
      bytes: 1000,
      retries: 0,
      peakActive: concurrency,
      unlike: typeof time === 'number' ? null : { kind: 'failed', count: 1, images: 2 },
    })),
  );
  return compareFigures({ images: 10, ofImages: 10, rounds: 3, levels, runs, floor: null });
}

describe('the figures of a comparison', () => {
  it('are medians, with the quickest and the slowest run as spread', () => {
    const { levels, speedUp } = figures({ 1: [1000, 1200, 1100], 8: [200, 100, 150] });
    expect(levels.map(({ medianMs, lowMs, highMs }) => [medianMs, lowMs, highMs])).toEqual([
      [1100, 1000, 1200],
      [150, 100, 200],
    ]);
    // Round by round: 5, 12 and 7.3 times.
    expect(speedUp).toMatchObject({ slow: 1, fast: 8, low: 5, high: 12 });
    expect(speedUp?.factor).toBeCloseTo(1100 / 150);
  });

  it('leave out runs that cannot be compared', () => {
    const { levels, speedUp } = figures({ 1: [1000, 'failed', 1100], 8: ['failed', 100, 150] });
    expect(levels.map(({ runs, medianMs }) => [runs, medianMs])).toEqual([
      [2, 1050],
      [2, 125],
    ]);
    expect(speedUp).toMatchObject({ low: 1100 / 150, high: 1050 / 125 });
  });

  it('are none where nothing can be compared', () => {
    const { levels, speedUp } = figures({ 1: [1000], 8: ['failed'] });
    expect(levels[1]).toMatchObject({ runs: 0, medianMs: null, lowMs: null });
    expect(speedUp).toBeNull();
  });

  it('name the quickest level of a sweep, and the one from which on doubling gains under 5 %', () => {
    const { sweep, speedUp } = figures({ 1: [1000], 2: [520], 4: [300], 8: [290], 16: [280], 32: [310] });
    expect(sweep).toEqual({ best: 16, diminishing: 4 });
    expect(speedUp).toMatchObject({ slow: 1, fast: 16 });
  });

  it('do not stop at a level that only noise makes look flat', () => {
    expect(figures({ 1: [1000], 2: [990], 4: [500], 8: [495] }).sweep?.diminishing).toBe(4);
  });

  it('take a gain that only some rounds have for spread', () => {
    const { sweep } = figures({ 1: [1000, 1000, 1000], 2: [500, 510, 500], 4: [450, 520, 440] });
    expect(sweep?.diminishing).toBe(2);
  });

  it('name no such level where doubling still gains at the end', () => {
    expect(figures({ 1: [1000], 2: [500], 4: [250] }).sweep).toEqual({ best: 4, diminishing: null });
  });

  it('have no sweep for two levels', () => {
    expect(figures({ 1: [1000], 4: [250] }).sweep).toBeNull();
  });
});

describe('the median', () => {
  it('is the middle one, or between the two in the middle', () => {
    expect([median([]), median([3]), median([9, 1, 5]), median([4, 1, 2, 9])]).toEqual([null, 3, 5, 3]);
  });
});

describe('the floor', () => {
  const input = { ownMs: [120, 180], bytes: 5000, bestBytesPerSecond: 0 };
  it('is the work shared by the slots, the longest image, or all bytes at the best speed, whichever is longest', () => {
    expect(floorMs(input, 1)).toBe(300);
    expect(floorMs(input, 2)).toBe(180);
    expect(floorMs({ ...input, bestBytesPerSecond: 20_000 }, 8)).toBe(250);
  });
});

describe('the order of the runs', () => {
  it('alternates two levels, and goes through more of them to and fro', () => {
    expect(scheduleRuns([1, 8], 2).map(({ concurrency }) => concurrency)).toEqual([1, 8, 1, 8]);
    expect(scheduleRuns([1, 2, 4], 3).map(({ concurrency }) => concurrency)).toEqual([1, 2, 4, 4, 2, 1, 1, 2, 4]);
    expect(scheduleRuns([1, 2, 4], 2).map(({ round }) => round)).toEqual([1, 1, 1, 2, 2, 2]);
  });
});

describe('the plan', () => {
  const rows = Array.from({ length: 10 }, () => ({ host: 'a', bytes: 100 }));
  it('says how many requests and bytes it costs', () => {
    const options = { levels: [1, 8], rounds: 3, sample: 5 };
    expect(planComparison(rows, options, 80).cost).toEqual({
      images: 5,
      ofImages: 10,
      runs: 6,
      requests: 30,
      bytes: 3000,
      runBytes: 500,
      // 5 images of 80 ms, three times one at a time and three times eight at once.
      aboutMs: 1350,
    });
  });

  it('knows no bytes where one size is unknown', () => {
    const some = [{ host: 'a', bytes: null }, ...rows];
    expect(planComparison(some, { levels: [1, 8], rounds: 1, sample: null }, null).cost).toMatchObject({
      bytes: null,
      aboutMs: null,
    });
  });

  it('suggests as many images as take about a minute, and never too few for the slots', () => {
    const options = { levels: [1, 8], rounds: 1 };
    expect(suggestedSample(100, options, 100)).toBeNull();
    expect(suggestedSample(10_000, options, 100)).toBe(533);
    expect(suggestedSample(10_000, options, 60_000)).toBe(32);
    expect(suggestedSample(10_000, options, null)).toBeNull();
  });
});
