import { describe, expect, it } from 'vitest';
import { idealMs, type List, lists, urlsOf } from './lists.ts';
import { wishOf } from './server/wish.ts';

const listOf = (name: string): List => {
  const found = lists.find((list) => list.name === name);
  if (found === undefined) throw new Error(name);
  return found;
};

describe('urlsOf', () => {
  it('gives every download a file name and a run of its own', () => {
    const urls = urlsOf(listOf('W1'), 8080, 'r1');
    expect(urls).toHaveLength(20);
    expect(new Set(urls.map((url) => url.split('/').at(-1))).size).toBe(20);
    expect(wishOf(new URL(urls[3] ?? '').pathname)).toEqual({
      run: 'r1',
      bytes: 300_000,
      latencyMs: 100,
      isBusyOnce: false,
      number: 3,
    });
  });

  it('spreads the mixed list over four hosts, a tenth of each busy at first', () => {
    const wishes = urlsOf(listOf('W5'), 8080, 'r').map((url) => wishOf(new URL(url).pathname));
    for (const latencyMs of [10, 50, 200, 1000]) {
      const ofHost = wishes.filter((wish) => wish?.latencyMs === latencyMs);
      expect(ofHost).toHaveLength(250);
      expect(ofHost.filter((wish) => wish?.isBusyOnce === true)).toHaveLength(25);
    }
  });
});

describe('idealMs', () => {
  it('is a whole number of waves where all wait alike', () => {
    expect(idealMs(listOf('W1'))).toBe(100);
    expect(idealMs(listOf('W2 at 64'))).toBe(1600);
  });

  it('shares all waits out over the slots where hosts differ', () => {
    expect(idealMs(listOf('W5'))).toBeCloseTo(((10 + 50 + 200 + 1000) * 275) / 32);
  });
});
