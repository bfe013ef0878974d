import { expect, it } from 'vitest';
import { createSilenceWatch } from './silence-watch.ts';

function watched() {
  const disk = { since: null as number | null, now: 0, told: 0 };
  const look = createSilenceWatch({
    silentSince: () => disk.since,
    tell: () => void disk.told++,
    now: () => disk.now,
  });
  return {
    disk,
    lookAt: (now: number) => {
      disk.now = now;
      look();
      return disk.told;
    },
  };
}

it('tells after ten seconds in which a disk has answered nothing, and once', () => {
  const { disk, lookAt } = watched();
  expect(lookAt(0)).toBe(0);
  disk.since = 100;
  expect([5000, 10_000, 15_000, 20_000].map(lookAt)).toEqual([0, 0, 1, 1]);
});

it('tells nothing of a slow disk that answers now and then, and tells again of one that falls silent again', () => {
  const { disk, lookAt } = watched();
  for (let now = 0; now < 60_000; now += 5000) {
    disk.since = now - 4000;
    expect(lookAt(now)).toBe(0);
  }
  expect(lookAt(70_000)).toBe(1);
  disk.since = null;
  expect(lookAt(75_000)).toBe(1);
  disk.since = 76_000;
  expect([80_000, 85_000, 90_000].map(lookAt)).toEqual([1, 1, 2]);
});

it('does not take a computer that has slept for a silent disk', () => {
  const { disk, lookAt } = watched();
  disk.since = 1000;
  expect(lookAt(3_600_000)).toBe(0);
  disk.since = 3_600_500;
  expect(lookAt(3_605_000)).toBe(0);
});
