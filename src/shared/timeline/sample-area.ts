import type { Samples } from './samples.ts';
import type { TimeWindow } from './lane-painter.ts';

export type SampleKind = 'bytes' | 'inFlight';

/** A value over a stretch of the window: bytes per second, or downloads in flight. */
export interface Step {
  x0: number;
  x1: number;
  value: number;
}

/**
 * What a chart of samples shows in a window: at most one step a pixel, with the highest value of those that share one,
 * because peaks are what one looks for.
 */
export function sampleSteps(
  samples: Samples,
  kind: SampleKind,
  { fromMs, toMs, width }: TimeWindow,
  endMs: number,
): Step[] {
  const { bucketMs } = samples;
  const values = samples[kind];
  const perMs = width / (toMs - fromMs);
  const perStep = Math.max(1, Math.ceil(1 / (bucketMs * perMs)));
  const steps: Step[] = [];
  const first = Math.max(0, Math.floor(fromMs / bucketMs / perStep) * perStep);
  for (let place = first; place < values.length && place * bucketMs < toMs; place += perStep) {
    let value = 0;
    for (let at = place; at < Math.min(values.length, place + perStep); at++) {
      const length = Math.min(bucketMs, endMs - at * bucketMs);
      // A bucket that has just begun says nothing of speed yet.
      const own = kind === 'inFlight' ? (values[at] ?? 0) : ((values[at] ?? 0) / Math.max(length, bucketMs / 2)) * 1000;
      value = Math.max(value, own);
    }
    const until = Math.min((place + perStep) * bucketMs, Math.max(endMs, place * bucketMs));
    steps.push({ x0: (place * bucketMs - fromMs) * perMs, x1: (until - fromMs) * perMs, value });
  }
  return steps;
}

/** The top of the axis: of bytes a round number at or above the highest value, of downloads their whole number. */
export function topOf(steps: readonly Step[], kind: SampleKind): number {
  const value = steps.reduce((high, step) => Math.max(high, step.value), 0);
  if (value <= 0) return 1;
  if (kind === 'inFlight') return Math.ceil(value - 0.01);
  const power = 10 ** Math.floor(Math.log10(value));
  const factor = [1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((one) => one * power >= value * 0.999) ?? 10;
  return factor * power;
}
