import { describe, expect, it } from 'vitest';
import { noCounts, type Totals } from '../../shared/batch.ts';
import { estimateRemainingMs, timeLeftOfOne, type UnderWay } from './time-left.ts';

const none: UnderWay = { receivedBytes: 0, sized: { images: 0, receivedBytes: 0, totalBytes: 0 }, slowestMs: 0 };

/** The time left with so many downloads in each state. */
function remainingMs(
  byKind: Partial<Totals['counts']>,
  savedBytes: number,
  underWay: Partial<UnderWay>,
  bytesPerSecond: number,
  elapsedMs = 10_000_000,
): number | null {
  const counts = { ...noCounts(), ...byKind };
  return estimateRemainingMs(counts, savedBytes, { ...none, ...underWay }, bytesPerSecond, elapsedMs);
}

describe('the time left', () => {
  it('comes from the mean size so far and the present speed', () => {
    // Ten done with 100 kB each, ten to go, of which 200 kB are there: 800 kB at 100 kB/s.
    const left = { done: 10, queued: 8, active: 2 };
    expect(remainingMs(left, 1_000_000, { receivedBytes: 200_000 }, 100_000)).toBe(8000);
  });

  it('knows what is to come of an image whose server has told its size, and takes that into the mean', () => {
    // Saved 1 × 100 kB, under way 10 of 300 kB: the one that waits is taken for 200 kB.
    const sized = { images: 1, receivedBytes: 10_000, totalBytes: 300_000 };
    expect(remainingMs({ done: 1, active: 1 }, 100_000, { receivedBytes: 10_000, sized }, 1000)).toBe(290_000);
    expect(remainingMs({ done: 1, active: 1, queued: 1 }, 100_000, { receivedBytes: 10_000, sized }, 1000)).toBe(
      490_000,
    );
    expect(remainingMs({ active: 1 }, 0, { receivedBytes: 10_000, sized }, 1000)).toBe(290_000);
  });

  it('is no shorter than that of the slowest image under way, and just that when only such are left', () => {
    const sized = { images: 2, receivedBytes: 200, totalBytes: 1000 };
    const underWay = { receivedBytes: 200, sized, slowestMs: 60_000 };
    expect(remainingMs({ done: 50, active: 2, queued: 1 }, 5000, underWay, 1_000_000)).toBe(60_000);
    expect(remainingMs({ done: 50, active: 2 }, 5_000_000, underWay, 1)).toBe(60_000);
  });

  it('counts retries as left, and neither what is paused nor what is over', () => {
    const left = { done: 1, retrying: 1, paused: 5, failed: 5, cancelled: 5, skipped: 5 };
    expect(remainingMs(left, 1000, none, 1000)).toBe(1000);
  });

  it('is nothing when nothing is left', () => {
    expect(remainingMs({ done: 3, paused: 2 }, 1000, none, 0)).toBe(0);
  });

  it('is unknown before the first size is, and while nothing moves', () => {
    expect(remainingMs({ queued: 3 }, 0, { receivedBytes: 100 }, 1000)).toBeNull();
    expect(remainingMs({ queued: 3, done: 1 }, 1000, none, 0)).toBeNull();
  });

  it('is unknown while the speed is far under what the batch has reached, as just after it went on', () => {
    const left = { done: 10, queued: 10 };
    expect(remainingMs(left, 1_000_000, none, 99, 1_000_000)).toBeNull();
    expect(remainingMs(left, 1_000_000, none, 100, 1_000_000)).toBe(10_000_000);
  });

  it('is never negative, though active downloads may have more than the mean', () => {
    expect(remainingMs({ done: 1, active: 1 }, 10, { receivedBytes: 1_000_000 }, 1000)).toBe(0);
  });
});

it('an image takes as long yet as its mean pace says, once it has run for three seconds', () => {
  expect(timeLeftOfOne(46_000, 11_500, 254_000)).toBe(63_500);
  expect(timeLeftOfOne(46_000, 2999, 254_000)).toBe(0);
  expect(timeLeftOfOne(0, 60_000, 254_000)).toBe(0);
});
