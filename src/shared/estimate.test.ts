import { threadCpuUsage } from 'node:process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Estimate, estimateOneAtATime, type EstimateRun, type EstimateSample } from './estimate.ts';

const sample = (changes: Partial<EstimateSample> = {}): EstimateSample => ({
  host: 'images.example',
  startedAt: null,
  connectMs: 0,
  firstByteMs: 150,
  ownMs: 200,
  bytes: 100_000,
  ...changes,
});
const times = (count: number, changes?: (n: number) => Partial<EstimateSample>): EstimateSample[] =>
  Array.from({ length: count }, (_, n) => sample({ startedAt: n, ...changes?.(n) }));
const run: EstimateRun = { elapsedMs: 1000, bestBytesPerSecond: 0, busyShare: 0.1 };
const waiting = (waits: readonly number[], changes: Partial<EstimateRun> = {}): Estimate | null =>
  estimateOneAtATime(
    times(waits.length, (n) => ({ firstByteMs: waits[n] ?? 0, ownMs: 6000 })),
    { ...run, ...changes },
  );
/** The lower end without what two runs differ by. */
const least = (estimate: Estimate | null): number => (estimate?.lowMs ?? Number.NaN) * 1.1;

describe('the estimate of one at a time', () => {
  it('is at least the waiting for every first byte and all bytes at the best speed, at most the sum of all own times', () => {
    // 60 images: 60 x 150 ms, and 6 MB at 20 MB/s; at most 60 x 200 ms; both moved outwards by a tenth.
    const estimate = estimateOneAtATime(times(60), { ...run, bestBytesPerSecond: 20_000_000 });
    expect(estimate?.lowMs).toBeCloseTo((9000 + 300) / 1.1);
    expect(estimate?.highMs).toBeCloseTo(12_000 * 1.1);
    expect(estimate?.speedUpLow).toBeCloseTo(9.3 / 1.1);
    expect(estimate?.speedUpHigh).toBeCloseTo(12 * 1.1);
  });

  it('counts one connection per host, the quickest', () => {
    const two = times(4, (n) => ({ host: n % 2 === 0 ? 'a' : 'b', connectMs: [30, 0, 50, 20][n] ?? 0 }));
    expect(least(estimateOneAtATime(two, run))).toBeCloseTo(600 + 30 + 20);
  });

  it('takes a burst of waits for what it is: each counts as the shortest one that is not under half of it', () => {
    expect(least(waiting([150, 150, 155, 160, 250, 290]))).toBeCloseTo(6 * 150);
  });

  it('counts an image in full that is slow by itself', () => {
    expect(least(waiting([14, 14, 15, 5000, 5200]))).toBeCloseTo(3 * 14 + 2 * 5000);
  });

  it('does not let a quick host shorten the waits of a slow one', () => {
    const mixed = times(8, (n) =>
      n < 4 ? { host: 'slow', firstByteMs: 1000, ownMs: 1000 } : { host: 'fast', firstByteMs: 10 },
    );
    expect(least(estimateOneAtATime(mixed, run))).toBeCloseTo(4000 + 40);
  });

  it('finds out a server that answers one request after the other by its first waits', () => {
    // 50 ms for each request, 16 at once: the first burst waits in line, and so does everything after it.
    const line = Array.from({ length: 100 }, (_, n) => Math.min(16, n + 1) * 50);
    expect(waiting(line, { elapsedMs: 5000 })?.lowMs).toBeLessThan(5000 * 1.05);
  });

  it('does not take an image of a few that is quick by itself for the beginning of a line', () => {
    expect(waiting([62, 302, 300, 242, 180, 122, 62, 302, 300, 242, 180, 122])?.lowMs).toBeGreaterThan(1300);
  });

  it('leaves open whether one at a time is even quicker where this computer was busy and waits have grown', () => {
    const waits = [2, 30, 31, 32, 30, 29, 33, 30];
    expect(least(waiting(waits, { elapsedMs: 100, busyShare: 0.8 }))).toBeCloseTo(8 * 2);
    expect(least(waiting(waits, { elapsedMs: 20, busyShare: 0.8 }))).toBeCloseTo(0.6 * 20);
  });

  it('believes waits that are all alike also on a busy computer', () => {
    expect(least(waiting([150, 155, 150, 160], { busyShare: 0.8 }))).toBeCloseTo(4 * 150);
  });

  it('knows nothing of fewer than two images, and of no time', () => {
    expect(estimateOneAtATime([], run)).toBeNull();
    expect(estimateOneAtATime(times(1), run)).toBeNull();
    expect(estimateOneAtATime(times(2), { ...run, elapsedMs: 0 })).toBeNull();
  });

  it('is an interval of real numbers, whatever was measured', () => {
    const ms = fc.double({ min: 0, max: 1e7, noNaN: true });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const samples = fc.array(
      fc.record({
        host: fc.constantFrom('a', 'b', 'c'),
        startedAt: fc.option(ms),
        connectMs: ms,
        firstByteMs: ms,
        ownMs: ms,
        bytes: fc.nat(),
      }),
      { minLength: 2, maxLength: 50 },
    );
    fc.assert(
      fc.property(
        samples,
        fc.double({ min: 0.1, max: 1e7, noNaN: true }),
        ms,
        share,
        (measured, elapsedMs, bestBytesPerSecond, busyShare) => {
          const estimate = estimateOneAtATime(measured, { elapsedMs, bestBytesPerSecond, busyShare });
          if (estimate === null) throw new Error('no estimate');
          const { lowMs, highMs, speedUpLow, speedUpHigh } = estimate;
          for (const value of [lowMs, highMs, speedUpLow, speedUpHigh]) expect(Number.isFinite(value)).toBe(true);
          expect(lowMs).toBeGreaterThanOrEqual(0);
          expect(lowMs).toBeLessThanOrEqual(highMs);
          expect(speedUpLow).toBeLessThanOrEqual(speedUpHigh);
        },
      ),
    );
  });

  it('is made of a hundred thousand images in no time', () => {
    const began = threadCpuUsage().user;
    estimateOneAtATime(
      times(100_000, (n) => ({ host: `host-${n % 300}` })),
      { ...run, bestBytesPerSecond: 1e6 },
    );
    expect(threadCpuUsage().user - began).toBeLessThan(5_000_000);
  });
});
