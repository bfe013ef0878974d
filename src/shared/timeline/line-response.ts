import { slotPhases } from './block-log.ts';
import type { Timeline } from './timeline.ts';

/** How the throughput of all answers to the number of bodies that came at the same time. */
export interface LineResponse {
  /**
   * By how many per cent throughput grew where one per cent more bodies came at once. 0: it stayed the same, so the line
   * was full. 1: it grew along, so each connection had a speed of its own. Null: their number hardly changed, or
   * throughput changed for other reasons, so nothing can be told.
   */
  elasticity: number | null;
  /** The middle throughput of the time in which most bodies came at once, in bytes per second. */
  fullBytesPerSecond: number;
}

/** Shorter stretches hold too few pieces of bodies to tell a speed from. In ms. */
const shortestMs = 250;
const mostStretches = 60;
const fewestStretches = 6;
/** Their number has to vary at least by this factor. */
const leastSpread = 1.5;
/** A slope that may as well be that much larger or smaller tells nothing (twice its standard error). */
const mostDoubt = 0.3;

const bodyPlace = slotPhases.indexOf('body');

/** Fits log(throughput) to log(bodies at once) over stretches of time (least squares). Linear in the number of blocks. */
export function lineResponse(timeline: Timeline): LineResponse {
  const { samples } = timeline;
  const spanMs = samples.bytes.length * samples.bucketMs;
  const perStretch = Math.max(
    1,
    Math.ceil(shortestMs / samples.bucketMs),
    Math.ceil(samples.bytes.length / mostStretches),
  );
  const stretchMs = perStretch * samples.bucketMs;
  const bodies = bodiesAtOnce(timeline, stretchMs, Math.ceil(spanMs / stretchMs));
  const points: { bodies: number; speed: number }[] = [];
  // The last stretch is not whole.
  for (let place = 0; place < bodies.length - 1; place++) {
    const pieces = samples.bytes.slice(place * perStretch, (place + 1) * perStretch);
    const bytes = pieces.reduce((sum, piece) => sum + piece, 0);
    const atOnce = bodies[place] ?? 0;
    if (bytes > 0 && atOnce >= 0.5) points.push({ bodies: atOnce, speed: (bytes / stretchMs) * 1000 });
  }
  const most = points.reduce((max, point) => Math.max(max, point.bodies), 0);
  const atFull = points.filter((point) => point.bodies >= most * 0.8).map(({ speed }) => speed);
  return { elasticity: elasticityOf(points), fullBytesPerSecond: median(atFull) };
}

/** The mean number of bodies under way in each stretch. */
function bodiesAtOnce({ blocks, live }: Timeline, stretchMs: number, stretches: number): number[] {
  const bodyMs = Array.from({ length: stretches }, () => 0);
  for (const log of [blocks, live]) {
    for (let index = 0; index < log.length; index++) {
      let from = log.start(index);
      for (let place = 0; place < bodyPlace; place++) from += log.phase(index, place);
      const to = from + log.phase(index, bodyPlace);
      for (let place = Math.floor(from / stretchMs); place * stretchMs < to && place < stretches; place++) {
        const within = Math.min(to, (place + 1) * stretchMs) - Math.max(from, place * stretchMs);
        bodyMs[place] = (bodyMs[place] ?? 0) + within;
      }
    }
  }
  return bodyMs.map((ms) => ms / stretchMs);
}

function elasticityOf(points: readonly { bodies: number; speed: number }[]): number | null {
  if (points.length < fewestStretches) return null;
  const counts = points.map(({ bodies }) => bodies).sort((a, b) => a - b);
  const low = counts[Math.floor(counts.length * 0.1)] ?? 0;
  const high = counts[Math.floor(counts.length * 0.9)] ?? 0;
  if (high < low * leastSpread) return null;
  const logs = points.map(({ bodies, speed }) => ({ x: Math.log(bodies), y: Math.log(speed) }));
  const meanX = logs.reduce((sum, { x }) => sum + x, 0) / logs.length;
  const meanY = logs.reduce((sum, { y }) => sum + y, 0) / logs.length;
  const spread = logs.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
  const slope = logs.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0) / spread;
  const unexplained = logs.reduce((sum, { x, y }) => sum + (y - meanY - slope * (x - meanX)) ** 2, 0);
  const standardError = Math.sqrt(unexplained / (logs.length - 2) / spread);
  return 2 * standardError > mostDoubt ? null : slope;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
