import { memoryUsage } from 'node:process';
import { expect, it } from 'vitest';

import type { ListRow } from '../url-list/url-list.ts';
import { createNamePlan } from './name-plan.ts';
import { planName } from './preview-names.ts';
import { defaultTemplate } from './template.ts';
import { wantedPath } from './wanted-path.ts';

const million = 1_000_000;
const kinds: [string, number, (n: number) => ListRow][] = [
  ['names of their own', million, (n) => ({ line: n, url: `https://images.example.com/2024/photo-${n}.jpg` })],
  ['one name', million / 4, (n) => ({ line: n, url: `https://images.example.com/${n}/1.jpg` })],
  ['wishes in 1,000 folders', million / 4, (n) => ({ line: n, url: `https://a.example/${n}`, name: 'Größe', folder: `Album ${n % 1000}` })],
]; // prettier-ignore

// Anything quadratic in it would run into the test's time limit.
it.each(kinds)('plans names for rows with %s, %i of them, in bounded memory', (kind, count, rowOf) => {
  const naming = { template: defaultTemplate, date: '2026-01-31' };
  const heapBefore = memoryUsage().heapUsed;
  const begin = performance.now();
  const plan = createNamePlan();
  const names: string[] = [];
  for (let n = 0; n < count; n++) names.push(planName(plan, wantedPath(rowOf(n), n, naming)));
  const ms = performance.now() - begin;
  const heapMB = (memoryUsage().heapUsed - heapBefore) / 1024 ** 2;
  expect(new Set(names).size).toBe(count);
  expect(heapMB).toBeLessThan(700 * Math.sqrt(count / million)); // what is garbage already does not shrink along
  console.log(`${count} names for rows with ${kind} planned in ${Math.round(ms)} ms, heap ${Math.round(heapMB)} MB`);
});
