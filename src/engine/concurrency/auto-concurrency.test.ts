import { describe, expect, it } from 'vitest';
import { createFakeClock, type FakeClock } from '../../../test-support/fake-clock.ts';
import { DownloadError } from '../download-error.ts';
import { type AutoCeilings, type AutoConcurrency, createAutoConcurrency } from './auto-concurrency.ts';

interface Watch {
  clock: FakeClock;
  auto: AutoConcurrency;
  /** The limits told, the latest of each host and of all. */
  limits: Map<string, number>;
  limitOfAll: () => number | null;
}

function watch(waiting: number, ceilings: AutoCeilings = { concurrency: 64, perHost: null }): Watch {
  const clock = createFakeClock();
  const limits = new Map<string, number>();
  let ofAll: number | null = null;
  const auto = createAutoConcurrency({
    clock,
    ceilings,
    waitingOf: () => waiting,
    limitHost: (host, limit) => limits.set(host, limit),
    limitAll: (limit) => void (ofAll = limit),
    changed: () => undefined,
  });
  return { clock, auto, limits, limitOfAll: () => ofAll };
}

const sample = { waitMs: 100, bodyMs: 10, bytes: 1000 };

describe('a host that has just been asked', () => {
  it('has six at once, as in a browser, and then one more at a time while it is silent, more slowly the longer', () => {
    const { auto, clock, limits } = watch(1000);
    auto.began('a', 0);
    expect(limits.get('a')).toBe(6);
    clock.advance(6);
    expect(limits.get('a')).toBe(9);
    clock.advance(200);
    expect(limits.get('a')).toBe(16);
    clock.advance(100);
    expect(limits.get('a')).toBe(18);
    clock.advance(1000);
    expect(limits.get('a')).toBe(32);
    expect(clock.timers).toBe(0);
  });

  it('has no more than that once it answers, until that has been measured', () => {
    const { auto, clock, limits } = watch(1000);
    auto.began('a', 0);
    clock.advance(4);
    auto.firstByte('a');
    clock.advance(1000);
    expect(limits.get('a')).toBe(8);
  });

  it('has a short list all at once, but for its ceiling', () => {
    const { auto, clock, limits } = watch(19);
    auto.began('a', 0);
    clock.advance(1000);
    expect(limits.get('a')).toBe(20);
    const bound = watch(19, { concurrency: 64, perHost: 9 });
    bound.auto.began('a', 0);
    bound.clock.advance(1000);
    expect(bound.limits.get('a')).toBe(9);
  });

  it('has no more when it refuses', () => {
    const { auto, clock, limits } = watch(1000);
    for (const id of [0, 1, 2, 3, 4, 5]) auto.began('a', id);
    auto.failed(5, new DownloadError('http-busy', 'too many', { status: 429 }));
    clock.advance(1000);
    expect(limits.get('a')).toBe(5);
    expect(auto.stateOf('a')?.reasons).toEqual([{ kind: 'back-off', host: 'a', from: 6, to: 5, status: 429 }]);
    expect(auto.latestReason).toMatchObject({ kind: 'back-off', host: 'a' });
  });
});

describe('all hosts together', () => {
  it('are limited from the second host on', () => {
    const { auto, limitOfAll } = watch(1000);
    auto.began('a', 0);
    expect(limitOfAll()).toBeNull();
    expect(auto.onlyHost()?.limit).toBe(6);
    auto.began('b', 1);
    expect(limitOfAll()).toBe(64);
    expect(auto.onlyHost()).toBeNull();
    expect(auto.stateOf(null)).toEqual({ limit: 64, reasons: [] });
  });

  it('keep to a ceiling that comes down', () => {
    const { auto, limits, limitOfAll } = watch(1000);
    auto.began('a', 0);
    auto.began('b', 1);
    auto.setCeilings({ concurrency: 4, perHost: 3 });
    expect(limitOfAll()).toBe(4);
    expect([...limits.values()]).toEqual([3, 3]);
  });
});

it('what ends without having begun, and ends twice, counts for nothing', () => {
  const { auto } = watch(1000);
  auto.began('a', 0);
  auto.completed(0, sample);
  auto.completed(0, sample);
  auto.left(0);
  auto.failed(7, new DownloadError('http-busy', 'too many', { status: 429 }));
  expect(auto.stateOf('a')?.limit).toBe(6);
});

it('calls back no more when it is stopped', () => {
  const { auto, clock } = watch(1000);
  auto.began('a', 0);
  auto.stop();
  expect(clock.timers).toBe(0);
});
