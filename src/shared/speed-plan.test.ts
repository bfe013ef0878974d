import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readTimeOfDay, type SpeedPlan, speedAt, speedInForce, writeTimeOfDay } from './speed-plan.ts';

const everyDay = [0, 1, 2, 3, 4, 5, 6];
const slow = { kind: 'limit', bytesPerSecond: 500_000 } as const;
const full = { kind: 'full' } as const;
const pause = { kind: 'pause' } as const;
/** Full speed from 22:00 to 06:00, 500 kB/s otherwise. */
const nights: SpeedPlan = { usual: slow, windows: [{ days: everyDay, fromMinute: 1320, toMinute: 360, speed: full }] };

beforeAll(() => void vi.stubEnv('TZ', 'Europe/Berlin'));
afterAll(() => void vi.unstubAllEnvs());

const at = (text: string): Date => new Date(text);
const until = (plan: SpeedPlan, text: string): string | null => {
  const { until: moment } = speedInForce(plan, at(text));
  return moment === null ? null : new Date(moment).toISOString();
};

describe('the speed over the week', () => {
  it.each([
    ['2026-11-18T21:59:59', slow],
    ['2026-11-18T22:00:00', full],
    ['2026-11-19T00:00:00', full],
    ['2026-11-19T05:59:59', full],
    ['2026-11-19T06:00:00', slow],
  ])('follows a window over midnight: %s', (text, speed) => {
    expect(speedAt(nights, at(text))).toEqual(speed);
  });

  it('belongs to the day on which a window begins', () => {
    const friday = { ...nights, windows: [{ days: [5], fromMinute: 1320, toMinute: 360, speed: pause }] };
    expect(speedAt(friday, at('2026-11-20T23:00:00'))).toEqual(pause); // a Friday
    expect(speedAt(friday, at('2026-11-21T05:00:00'))).toEqual(pause); // Saturday, still Friday's night
    expect(speedAt(friday, at('2026-11-21T23:00:00'))).toEqual(slow);
    expect(speedAt(friday, at('2026-11-20T05:00:00'))).toEqual(slow);
    expect(until(friday, '2026-11-21T12:00:00')).toBe('2026-11-27T21:00:00.000Z');
  });

  it('takes a window that ends when it begins for a whole day', () => {
    const sunday = { usual: full, windows: [{ days: [0], fromMinute: 480, toMinute: 480, speed: slow }] };
    expect(speedAt(sunday, at('2026-11-22T07:59:00'))).toEqual(full);
    expect(speedAt(sunday, at('2026-11-22T08:00:00'))).toEqual(slow);
    expect(speedAt(sunday, at('2026-11-23T07:59:00'))).toEqual(slow);
    expect(speedAt(sunday, at('2026-11-23T08:00:00'))).toEqual(full);
  });

  it('lets the first of overlapping windows count', () => {
    const windows = [
      { days: everyDay, fromMinute: 720, toMinute: 780, speed: pause },
      { days: everyDay, fromMinute: 600, toMinute: 900, speed: full },
    ];
    const plan = { usual: slow, windows };
    expect(speedAt(plan, at('2026-11-18T12:30:00'))).toEqual(pause);
    expect(until(plan, '2026-11-18T11:00:00')).toBe('2026-11-18T11:00:00.000Z');
    expect(until(plan, '2026-11-18T12:30:00')).toBe('2026-11-18T12:00:00.000Z');
  });

  it('says up to when it is in force, and null where it never changes', () => {
    expect(until(nights, '2026-11-18T12:00:30')).toBe('2026-11-18T21:00:00.000Z');
    expect(until(nights, '2026-11-18T22:00:00')).toBe('2026-11-19T05:00:00.000Z');
    expect(until({ usual: slow, windows: [] }, '2026-11-18T12:00:00')).toBeNull();
    expect(until({ usual: full, windows: nights.windows }, '2026-11-18T12:00:00')).toBeNull();
    expect(
      until({ ...nights, windows: [{ days: [], fromMinute: 0, toMinute: 0, speed: pause }] }, '2026-11-18T12:00'),
    ).toBeNull();
  });
});

describe('when the clocks change', () => {
  it('a night in which they go forward ends at the same hour of the wall, an hour sooner', () => {
    // 2027-03-28: 02:00 becomes 03:00 in Berlin.
    expect(until(nights, '2027-03-27T23:00:00+01:00')).toBe('2027-03-28T04:00:00.000Z');
  });

  it('a night in which they go back ends at the same hour of the wall, an hour later', () => {
    // 2026-10-25: 03:00 becomes 02:00 in Berlin.
    expect(until(nights, '2026-10-24T23:00:00+02:00')).toBe('2026-10-25T05:00:00.000Z');
  });

  it('a window within the hour that is left out does not come', () => {
    const plan = { usual: full, windows: [{ days: [0], fromMinute: 135, toMinute: 165, speed: pause }] };
    expect(until(plan, '2027-03-27T12:00:00+01:00')).toBe('2027-04-04T00:15:00.000Z');
  });

  it('a window within the hour that comes twice comes twice', () => {
    const plan = { usual: full, windows: [{ days: [0], fromMinute: 135, toMinute: 165, speed: pause }] };
    expect(until(plan, '2026-10-24T12:00:00+02:00')).toBe('2026-10-25T00:15:00.000Z');
    expect(until(plan, '2026-10-25T02:20:00+02:00')).toBe('2026-10-25T00:45:00.000Z');
    expect(until(plan, '2026-10-25T02:50:00+02:00')).toBe('2026-10-25T01:15:00.000Z');
    expect(until(plan, '2026-10-25T02:20:00+01:00')).toBe('2026-10-25T01:45:00.000Z');
  });
});

describe('a time of day', () => {
  it.each([
    ['00:00', 0],
    ['6:05', 365],
    ['23:59', 1439],
  ])('is read from %s', (text, minutes) => {
    expect(readTimeOfDay(text)).toBe(minutes);
  });

  it.each(['', '24:00', '12:60', '12', 'noon', '1:2', '-1:00'])('is not read from %j', (text) => {
    expect(readTimeOfDay(text)).toBeNull();
  });

  it('is written with two digits each', () => {
    expect([writeTimeOfDay(0), writeTimeOfDay(365), writeTimeOfDay(1439)]).toEqual(['00:00', '06:05', '23:59']);
  });
});
