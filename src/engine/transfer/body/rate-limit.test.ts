import { describe, expect, it } from 'vitest';
import type { Clock } from '../../clock.ts';
import { allRateLimits, createChangeableRateLimit, createRateLimit } from './rate-limit.ts';

/** Stands still until it is told to go on. */
function stillClock(): Clock & { advance(ms: number): void } {
  let at = 1000;
  return { now: () => at, wallNow: () => at, schedule: () => () => undefined, advance: (ms) => void (at += ms) };
}

describe('a rate limit', () => {
  it('makes a taker wait for as long as its bytes take at the rate', () => {
    const limit = createRateLimit(stillClock(), 1000);
    expect(limit.take(500)).toBe(500);
  });

  it('adds the waits of takers that come together', () => {
    const limit = createRateLimit(stillClock(), 1000);
    expect([limit.take(100), limit.take(100), limit.take(100)]).toEqual([100, 200, 300]);
  });

  it('keeps the rate over a long time, whatever the sizes', () => {
    const clock = stillClock();
    const limit = createRateLimit(clock, 50_000);
    let taken = 0;
    const start = clock.now();
    for (let n = 0; n < 500; n++) {
      const bytes = 1 + ((n * 7919) % 65_536);
      taken += bytes;
      clock.advance(limit.take(bytes));
    }
    expect(taken / ((clock.now() - start) / 1000)).toBeCloseTo(50_000, 3);
  });

  it('saves up no more than a tenth of a second of silence', () => {
    const clock = stillClock();
    const limit = createRateLimit(clock, 1000);
    clock.advance(60_000);
    expect(limit.take(100)).toBe(0);
    expect(limit.take(100)).toBe(100);
  });

  it('beside another one makes a taker wait for the slower of the two, and accounts for the bytes at both', () => {
    const clock = stillClock();
    const [all, host] = [createRateLimit(clock, 1000), createRateLimit(clock, 500)];
    expect(allRateLimits([all, host]).take(100)).toBe(200);
    expect(all.take(100)).toBe(200);
    expect(host.take(100)).toBe(400);
  });
});

describe('a rate limit that can be changed', () => {
  it('does not bind until it is set, and not any more when it is lifted', () => {
    const limit = createChangeableRateLimit(stillClock());
    expect(limit.take(1e9)).toBe(0);
    limit.set(1000);
    expect(limit.take(500)).toBe(500);
    limit.set(null);
    expect(limit.take(1e9)).toBe(0);
  });

  it('forgives what was owed when it changes', () => {
    const limit = createChangeableRateLimit(stillClock());
    limit.set(1);
    expect(limit.take(1000)).toBe(1_000_000);
    limit.set(1000);
    expect(limit.take(100)).toBe(100);
  });
});
