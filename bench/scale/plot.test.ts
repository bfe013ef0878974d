import { expect, it } from 'vitest';
import { drawPlot } from './plot.ts';

it('draws what does not grow as a level line, each power of ten one step to the right', () => {
  const points = [1000, 10_000, 100_000].map((rows) => ({ rows, value: 0.5 }));
  const picture = drawPlot([{ label: 'CPU time', unit: 'ms', points }]);
  const [, line = ''] = /points="([^"]+)"/.exec(picture) ?? [];
  const [xs, ys] = [0, 1].map((at) => line.split(' ').map((point) => Number(point.split(',')[at])));
  expect(new Set(ys).size).toBe(1);
  expect((xs?.[1] ?? 0) - (xs?.[0] ?? 0)).toBeCloseTo((xs?.[2] ?? 0) - (xs?.[1] ?? 0), 0);
  expect(picture).toContain('CPU time, ms');
  expect(picture).toContain('100,000');
});
