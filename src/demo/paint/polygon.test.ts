import { describe, expect, it } from 'vitest';
import { black, white } from './ink.ts';
import { createPlanes, type Planes } from './planes.ts';
import { polygon, type Polygon } from './polygon.ts';

/** Painted white on black: each pixel's luma is then what the polygon covers of it. */
function coverage(width: number, height: number, points: Polygon): Planes['luma'] {
  const planes = createPlanes(width, height);
  planes.luma.fill(black.luma);
  polygon(planes, points, white);
  return planes.luma.map((luma) => luma / 255);
}

const sum = (values: Float32Array): number => values.reduce((total, value) => total + value, 0);

describe('a polygon', () => {
  it('covers whole pixels whole and cut pixels in part', () => {
    const square = coverage(4, 3, [
      [0.5, 1],
      [3, 1],
      [3, 2.25],
      [0.5, 2.25],
    ]);
    const rounded = Array.from(square, (value) => Math.round(value * 1000) / 1000);
    expect(rounded).toEqual([0, 0, 0, 0, 0.5, 1, 1, 0, 0.125, 0.25, 0.25, 0]);
  });

  it('covers its area, whichever way round its corners go', () => {
    const triangle: Polygon = [
      [3.3, 2.1],
      [27.9, 9.4],
      [8.2, 25.6],
    ];
    const area = Math.abs(((27.9 - 3.3) * (25.6 - 2.1) - (8.2 - 3.3) * (9.4 - 2.1)) / 2);
    expect(sum(coverage(30, 30, triangle))).toBeCloseTo(area, 1);
    expect(sum(coverage(30, 30, triangle.toReversed()))).toBeCloseTo(area, 1);
  });

  it('is cut at the edges of the picture', () => {
    const large: Polygon = [
      [-50, -40],
      [90, -40],
      [90, 80],
      [-50, 80],
    ];
    expect(sum(coverage(20, 10, large))).toBeCloseTo(200, 3);
    const left: Polygon = [
      [-10, 0],
      [5, 0],
      [5, 10],
      [-10, 10],
    ];
    expect(sum(coverage(20, 10, left))).toBeCloseTo(50, 3);
    const outside: Polygon = [
      [30, 0],
      [40, 0],
      [40, 5],
    ];
    expect(sum(coverage(20, 10, outside))).toBe(0);
  });

  it('leaves nothing behind for the next one', () => {
    coverage(40, 40, [
      [1, 1],
      [39, 2],
      [20, 38],
    ]);
    const small = coverage(40, 40, [
      [10, 10],
      [12, 10],
      [12, 12],
      [10, 12],
    ]);
    expect(sum(small)).toBeCloseTo(4, 3);
  });
});
