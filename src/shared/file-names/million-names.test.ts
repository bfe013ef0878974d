import { memoryUsage } from 'node:process';
import { expect, it } from 'vitest';

import type { ListRow } from '../url-list/url-list.ts';
import { createNamePlan } from './name-plan.ts';
import { planName } from './preview-names.ts';
import { defaultTemplate } from './template.ts';
import { wantedPath } from './wanted-path.ts';

const count = 1_000_000;
const kinds: [string, (n: number) => ListRow][] = [
  ['names of their own', (n) => ({ line: n, url: `https://images.example.com/2024/photo-${n}.jpg` })],
  ['one name', (n) => ({ line: n, url: `https://images.example.com/${n}/1.jpg` })],
  ['wishes in 1,000 folders', (n) => ({ line: n, url: `https://a.example/${n}`, name: 'Größe', folder: `Album ${n % 1000}` })],
]; // prettier-ignore

// Anything quadratic in it would run into the test's time limit.
it.each(kinds)('plans a million names for rows with %s, in bounded memory', (kind, rowOf) => {
  const naming = { template: defaultTemplate, date: '2026-01-31' };
  const heapBefore = memoryUsage().heapUsed;
  const begin = performance.now();
  const plan = createNamePlan();
  const names: string[] = [];
  for (let n = 0; n < count; n++) names.push(planName(plan, wantedPath(rowOf(n), n, naming)));
  const ms = performance.now() - begin;
  const heapMB = (memoryUsage().heapUsed - heapBefore) / 1024 ** 2;
  expect(new Set(names).size).toBe(count);
  expect(heapMB).toBeLessThan(700);
  console.log(`${count} names for rows with ${kind} planned in ${Math.round(ms)} ms, heap ${Math.round(heapMB)} MB`);
});
