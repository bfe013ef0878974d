import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSpeedMeter } from './speed-meter.ts';

/** A meter with samples every 50 ms, `bytes` in each. */
function feed(
  meter: ReturnType<typeof createSpeedMeter>,
  fromMs: number,
  untilMs: number,
  bytes: number,
  total = 0,
): number {
  for (let at = fromMs; at <= untilMs; at += 50) meter.sample(at, (total += bytes));
  return total;
}

describe('a speed meter', () => {
  it('knows no speed until two samples are there', () => {
    const meter = createSpeedMeter(2000);
    expect(meter.bytesPerSecond).toBe(0);
    meter.sample(10, 500);
    expect(meter.bytesPerSecond).toBe(0);
    meter.sample(10, 900);
    expect(meter.bytesPerSecond).toBe(0);
    meter.sample(110, 1500);
    expect(meter.bytesPerSecond).toBe(10_000);
  });

  it('shows the mean of its window and forgets what was before', () => {
    const meter = createSpeedMeter(2000);
    const total = feed(meter, 0, 10_000, 1000);
    expect(meter.bytesPerSecond).toBeCloseTo(20_000);
    feed(meter, 10_050, 13_000, 100, total);
    expect(meter.bytesPerSecond).toBeCloseTo(2000);
  });

  it('falls to nothing when nothing comes any more', () => {
    const meter = createSpeedMeter(2000);
    const total = feed(meter, 0, 1000, 1000);
    feed(meter, 1050, 4000, 0, total);
    expect(meter.bytesPerSecond).toBe(0);
  });

  it('keeps the speed of what goes on when one download takes its bytes back', () => {
    const meter = createSpeedMeter(2000);
    const total = feed(meter, 0, 1950, 1000);
    meter.sample(2000, total + 1000 - 30_000);
    expect(meter.bytesPerSecond).toBeGreaterThan(0);
    feed(meter, 2050, 4000, 1000, total + 1000 - 30_000);
    expect(meter.bytesPerSecond).toBeCloseTo(20_000);
  });

  it('keeps the best speed it has seen, over at least a tenth of a second', () => {
    const meter = createSpeedMeter(2000);
    meter.sample(0, 0);
    meter.sample(1, 50_000);
    expect(meter.best).toBe(0);
    meter.sample(100, 50_000);
    expect(meter.best).toBe(500_000);
    feed(meter, 150, 5000, 10, 50_000);
    expect(meter.best).toBe(500_000);
  });

  it('forgets the window and keeps the best when it is reset', () => {
    const meter = createSpeedMeter(2000);
    feed(meter, 0, 1000, 1000);
    const { best } = meter;
    meter.reset();
    expect(meter.bytesPerSecond).toBe(0);
    meter.sample(60_000, 99_000);
    expect(meter.bytesPerSecond).toBe(0);
    expect(meter.best).toBe(best);
  });

  it('is never negative and never above its best, whatever comes', () => {
    const steps = fc.array(fc.record({ ms: fc.nat(300), bytes: fc.integer({ min: -50_000, max: 50_000 }) }));
    fc.assert(
      fc.property(steps, (script) => {
        const meter = createSpeedMeter(1500);
        let at = 0;
        let total = 0;
        for (const { ms, bytes } of script) {
          at += ms;
          total = Math.max(0, total + bytes);
          meter.sample(at, total);
          expect(meter.bytesPerSecond).toBeGreaterThanOrEqual(0);
          expect(meter.best).toBeGreaterThanOrEqual(0);
          expect(Number.isFinite(meter.bytesPerSecond)).toBe(true);
        }
      }),
    );
  });
});
