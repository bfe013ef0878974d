import type { LevelFigures } from '../../../shared/compare/comparison.ts';

/** The plot's inner area, in px. */
export interface Plot {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface CurvePoint {
  concurrency: number;
  medianMs: number;
  x: number;
  y: number;
  /** Ends of the spread; `lowY` is the lower one on screen that stands for the quickest run. */
  lowY: number;
  highY: number;
}

export interface Curve {
  points: CurvePoint[];
  /** The floor at each level that has one, as an SVG path; empty where there is none. */
  floorPath: string;
  medianPath: string;
  xTicks: { x: number; concurrency: number }[];
  yTicks: { y: number; ms: number }[];
}

/**
 * Places the levels of a sweep: concurrency on a log2 axis, so that each doubling is one step, and time from 0 up.
 *
 * @param levels ascending by concurrency
 */
export function layOutCurve(levels: readonly LevelFigures[], plot: Plot): Curve {
  const highestMs = Math.max(1, ...levels.map(({ highMs }) => highMs ?? 0));
  const ticks = niceTicks(highestMs);
  const topMs = ticks.at(-1) ?? highestMs;
  const exponents = levels.map(({ concurrency }) => Math.log2(concurrency));
  const [first = 0, last = 1] = [exponents[0], exponents.at(-1)];
  const span = Math.max(1e-9, last - first);
  const xOf = (concurrency: number): number => plot.left + ((Math.log2(concurrency) - first) / span) * plot.width;
  const yOf = (ms: number): number => plot.top + (1 - ms / topMs) * plot.height;

  const points = levels.flatMap(({ concurrency, medianMs, lowMs, highMs }) => {
    if (medianMs === null || lowMs === null || highMs === null) return [];
    return [{ concurrency, medianMs, x: xOf(concurrency), y: yOf(medianMs), lowY: yOf(lowMs), highY: yOf(highMs) }];
  });
  const floors = levels.flatMap(({ concurrency, floorMs }) =>
    floorMs === null ? [] : [{ x: xOf(concurrency), y: yOf(Math.min(floorMs, topMs)) }],
  );
  return {
    points,
    medianPath: pathOf(points),
    floorPath: floors.length > 1 ? pathOf(floors) : '',
    xTicks: levels.map(({ concurrency }) => ({ x: xOf(concurrency), concurrency })),
    yTicks: ticks.map((ms) => ({ y: yOf(ms), ms })),
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;

const pathOf = (points: readonly { x: number; y: number }[]): string =>
  points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');

/** 0 and three to six more in steps of 1, 2 or 5 times a power of ten, the last at or above the highest time. */
export function niceTicks(highestMs: number): number[] {
  const rough = highestMs / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  return Array.from({ length: Math.ceil(highestMs / step - 1e-9) + 1 }, (_, index) => index * step);
}
