import { describe, expect, it } from 'vitest';
import { CohortMeter } from './cohort-meter.ts';

const sample = { waitMs: 10, bodyMs: 5, bytes: 100 };

describe('a cohort', () => {
  it('is made of those that begin first, and is complete when nine of ten of them have ended', () => {
    const meter = new CohortMeter();
    meter.restart(10);
    const tickets = Array.from({ length: 14 }, () => meter.began(0));
    // The last four are quick and do not belong to it.
    for (const ticket of tickets.slice(10)) expect(meter.ended(ticket, sample, 1)).toBeNull();
    for (const ticket of tickets.slice(0, 8)) expect(meter.ended(ticket, sample, 20)).toBeNull();
    const last = tickets[8];
    const figures = last === undefined ? null : meter.ended(last, sample, 20);
    expect(figures?.samples).toHaveLength(9);
  });

  it('leaves out what had begun before it, and what it is told to skip', () => {
    const meter = new CohortMeter();
    meter.restart(1);
    const old = meter.began(0);
    meter.restart(2, 1);
    const [skipped, first, second] = [meter.began(0), meter.began(1), meter.began(2)];
    expect(meter.ended(old, sample, 3)).toBeNull();
    expect(meter.ended(skipped, sample, 4)).toBeNull();
    expect(meter.ended(first, sample, 5)).toBeNull();
    expect(meter.ended(second, sample, 6)?.samples).toHaveLength(2);
  });

  it('knows how many were under way, over the time since its first began', () => {
    const meter = new CohortMeter();
    meter.restart(2);
    const first = meter.began(100);
    const second = meter.began(110);
    meter.ended(first, sample, 120);
    expect(meter.ended(second, sample, 130)?.inFlight).toBeCloseTo((10 + 20 + 10) / 30);
    expect(meter.inFlight).toBe(0);
  });

  it('is complete also where ends say nothing, with fewer samples', () => {
    const meter = new CohortMeter();
    meter.restart(2);
    const [first, second] = [meter.began(0), meter.began(0)];
    meter.ended(first, null, 5);
    expect(meter.ended(second, sample, 6)?.samples).toEqual([sample]);
  });

  it('tells each download how many are under way when it begins', () => {
    const meter = new CohortMeter();
    expect([meter.began(0).ordinal, meter.began(0).ordinal]).toEqual([1, 2]);
  });
});
