import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateOneAtATime, type EstimateSample } from './estimate.ts';

const sample = (changes: Partial<EstimateSample> = {}): EstimateSample => ({
  host: 'images.example',
  connectMs: 0,
  firstByteMs: 150,
  ownMs: 200,
  bytes: 100_000,
  ...changes,
});
const times = (count: number, changes?: (n: number) => Partial<EstimateSample>): EstimateSample[] =>
  Array.from({ length: count }, (_, n) => sample(changes?.(n)));

describe('the estimate of one at a time', () => {
  it('is at least the waiting for every first byte and all bytes at the best speed, at most the sum of all own times', () => {
    // 60 images: 60 x 150 ms, and 6 MB at 20 MB/s.
    expect(estimateOneAtATime(times(60), 1000, 20_000_000)).toEqual({
      lowMs: 9000 + 300,
      highMs: 12_000,
      speedUpLow: 9.3,
      speedUpHigh: 12,
    });
  });

  it('counts one connection per host, the quickest', () => {
    const two = times(4, (n) => ({ host: n % 2 === 0 ? 'a' : 'b', connectMs: [30, 0, 50, 20][n] ?? 0 }));
    expect(estimateOneAtATime(two, 1000, 0)?.lowMs).toBe(600 + 30 + 20);
  });

  it('takes a burst of waits for what it is: each counts as the shortest one that is not under half of it', () => {
    const waits = [150, 150, 155, 160, 250, 290];
    const burst = times(6, (n) => ({ firstByteMs: waits[n] ?? 0, ownMs: 6000 }));
    expect(estimateOneAtATime(burst, 1000, 0)?.lowMs).toBe(6 * 150);
  });

  it('counts an image in full that is slow by itself', () => {
    const waits = [14, 14, 15, 5000, 5200];
    const few = times(5, (n) => ({ firstByteMs: waits[n] ?? 0, ownMs: 6000 }));
    expect(estimateOneAtATime(few, 1000, 0)?.lowMs).toBe(3 * 14 + 2 * 5000);
  });

  it('does not let a quick host shorten the waits of a slow one', () => {
    const mixed = times(8, (n) =>
      n < 4 ? { host: 'slow', firstByteMs: 1000, ownMs: 1000 } : { host: 'fast', firstByteMs: 10 },
    );
    expect(estimateOneAtATime(mixed, 1000, 0)?.lowMs).toBe(4000 + 40);
  });

  it('knows nothing of fewer than two images, and of no time', () => {
    expect(estimateOneAtATime([], 1000, 1)).toBeNull();
    expect(estimateOneAtATime(times(1), 1000, 1)).toBeNull();
    expect(estimateOneAtATime(times(2), 0, 1)).toBeNull();
  });

  it('is an interval of real numbers, whatever was measured', () => {
    const ms = fc.double({ min: 0, max: 1e7, noNaN: true });
    const samples = fc.array(
      fc.record({ host: fc.constantFrom('a', 'b', 'c'), connectMs: ms, firstByteMs: ms, ownMs: ms, bytes: fc.nat() }),
      { minLength: 2, maxLength: 50 },
    );
    fc.assert(
      fc.property(samples, fc.double({ min: 0.1, max: 1e7, noNaN: true }), ms, (measured, elapsedMs, speed) => {
        const estimate = estimateOneAtATime(measured, elapsedMs, speed);
        if (estimate === null) throw new Error('no estimate');
        const { lowMs, highMs, speedUpLow, speedUpHigh } = estimate;
        for (const value of [lowMs, highMs, speedUpLow, speedUpHigh]) expect(Number.isFinite(value)).toBe(true);
        expect(lowMs).toBeGreaterThanOrEqual(0);
        expect(lowMs).toBeLessThanOrEqual(highMs);
        expect(speedUpLow).toBeLessThanOrEqual(speedUpHigh);
      }),
    );
  });

  it('is made of a hundred thousand images in no time', () => {
    const began = performance.now();
    estimateOneAtATime(
      times(100_000, (n) => ({ host: `host-${n % 300}` })),
      1000,
      1e6,
    );
    expect(performance.now() - began).toBeLessThan(5000);
  });
});
