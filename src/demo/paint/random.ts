export type Random = () => number;

/** A small deterministic generator (mulberry32): the same seed gives the same numbers, each from 0 to below 1. */
export function seededRandom(seed: number): Random {
  let state = Math.imul(seed + 1, 0x9e3779b1) | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export const between = (random: Random, low: number, high: number): number => low + random() * (high - low);

/** Around 0, mostly within ±1: the sum of three even distributions. */
export const bell = (random: Random): number => (random() + random() + random() - 1.5) / 0.75;
