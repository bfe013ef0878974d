import { describe, expect, it } from 'vitest';
import { watchIdle } from './idle-watch.ts';

/** A clock whose time passes only in `run`, which calls back what is due on the way. */
function steppedClock() {
  let at = 0;
  let timers: { due: number; callback: () => void }[] = [];
  return {
    now: () => at,
    wallNow: () => at,
    schedule(ms: number, callback: () => void) {
      const timer = { due: at + ms, callback };
      timers.push(timer);
      return () => void (timers = timers.filter((other) => other !== timer));
    },
    run(ms: number) {
      const end = at + ms;
      for (;;) {
        const next = timers.toSorted((a, b) => a.due - b.due)[0];
        if (next === undefined || next.due > end) break;
        timers = timers.filter((timer) => timer !== next);
        at = next.due;
        next.callback();
      }
      at = end;
    },
    get waiting() {
      return timers.length;
    },
  };
}

describe('the watch for silence', () => {
  it('tells after exactly the time allowed, once', () => {
    const clock = steppedClock();
    let told = 0;
    watchIdle(clock, 1000, () => told++);
    clock.run(999);
    expect(told).toBe(0);
    clock.run(5000);
    expect(told).toBe(1);
  });

  it('bears a slow but steady body', () => {
    const clock = steppedClock();
    let told = 0;
    const watch = watchIdle(clock, 1000, () => told++);
    for (let n = 0; n < 50; n++) {
      clock.run(900);
      watch.heard();
    }
    expect(told).toBe(0);
    clock.run(1000);
    expect(told).toBe(1);
  });

  it('does not count the time in which nothing was wanted', () => {
    const clock = steppedClock();
    let told = 0;
    const watch = watchIdle(clock, 1000, () => told++);
    clock.run(600);
    watch.pause();
    clock.run(60_000);
    watch.resume();
    clock.run(999);
    expect(told).toBe(0);
    clock.run(1);
    expect(told).toBe(1);
  });

  it('leaves no timer behind when stopped', () => {
    const clock = steppedClock();
    const watch = watchIdle(clock, 1000, () => undefined);
    clock.run(500);
    watch.stop();
    expect(clock.waiting).toBe(0);
  });
});
