import { expect, it } from 'vitest';
import { createHostRanks } from './host-ranks.ts';

it('ranks hosts by the doublings of their time to answer, and changes a rank only when it is clearly another', () => {
  const told: [string, number][] = [];
  const ranks = createHostRanks((host, rank) => told.push([host, rank]));
  ranks.answered('near', 10);
  ranks.answered('far', 1000);
  for (const ms of [800, 1200, 900, 1400]) ranks.answered('far', ms);
  expect(told).toEqual([
    ['near', 3],
    ['far', 10],
  ]);
  for (let n = 0; n < 20; n++) ranks.answered('near', 80);
  expect(told.at(-1)).toEqual(['near', 6]);
});
