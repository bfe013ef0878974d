import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../../../../test-support/fake-clock.ts';
import { watchPace } from './pace-watch.ts';

const pace = { bytesPerSecond: 100, windowMs: 60_000 };

function setUp() {
  const clock = createFakeClock();
  let told = 0;
  const watch = watchPace(clock, pace, () => (told += 1));
  /** Bytes come in once a second. */
  const receive = (bytesPerSecond: number, seconds: number): void => {
    for (let n = 0; n < seconds; n += 1) {
      clock.advance(1000);
      watch.heard(bytesPerSecond);
    }
  };
  return { clock, watch, receive, told: () => told };
}

describe('the watch for slowness', () => {
  it('A1 tells, once, when the mean of a whole window is too low', () => {
    const { receive, told } = setUp();
    receive(90, 59);
    expect(told()).toBe(0);
    receive(90, 10);
    expect(told()).toBe(1);
    receive(90, 600);
    expect(told()).toBe(1);
  });

  it('A1 leaves a slow but steady body alone', () => {
    const { receive, told } = setUp();
    receive(105, 3600);
    expect(told()).toBe(0);
  });

  it('A1 leaves a body alone that comes in bursts', () => {
    const { receive, told } = setUp();
    for (let n = 0; n < 20; n += 1) {
      receive(0, 40);
      receive(600, 20);
    }
    expect(told()).toBe(0);
  });

  it('A1 tells of a fast body that becomes too slow', () => {
    const { receive, told } = setUp();
    receive(1_000_000, 300);
    receive(10, 80);
    expect(told()).toBe(1);
  });

  it('A1 does not count what we ourselves held back', () => {
    const { clock, watch, receive, told } = setUp();
    receive(0, 50);
    watch.pause();
    clock.advance(600_000);
    watch.resume();
    receive(0, 50);
    expect(told()).toBe(0);
    receive(0, 30);
    expect(told()).toBe(1);
  });

  it('A1 tells of a body that we hold back for a moment with each of its pieces', () => {
    const { clock, watch, told } = setUp();
    for (let n = 0; n < 50; n += 1) {
      clock.advance(1500);
      watch.heard(1);
      watch.pause();
      clock.advance(5);
      watch.resume();
    }
    expect(told()).toBe(1);
  });

  it('A1 does not tell of a body that we hold back most of the time', () => {
    const { clock, watch, told } = setUp();
    for (let n = 0; n < 500; n += 1) {
      clock.advance(100);
      watch.heard(1);
      watch.pause();
      clock.advance(900);
      watch.resume();
    }
    expect(told()).toBe(0);
  });

  it('leaves no timer behind when stopped', () => {
    const { clock, watch } = setUp();
    clock.advance(20_000);
    watch.stop();
    expect(clock.timers).toBe(0);
  });
});
