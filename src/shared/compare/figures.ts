import type { CompareResult, CompareRun, LevelFigures, SpeedUp, SweepFindings } from './comparison.ts';
import { type FloorInput, floorMs } from './floor.ts';

/** Doubling counts as a gain from here on, as a share of the time. */
const leastGain = 0.05;

/** What is known of the images besides the runs. */
export interface FigureInput {
  images: number;
  ofImages: number;
  rounds: number;
  levels: readonly number[];
  runs: readonly CompareRun[];
  /** Null without a comparable run one at a time: nobody knows then what an image takes by itself. */
  floor: FloorInput | null;
}

/** The middle one, or the mean of the two in the middle. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [upper, lower] = [sorted[middle], sorted[middle - 1]];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 || lower === undefined ? upper : (upper + lower) / 2;
}

/** What the runs so far come to. Only comparable ones count. */
export function compareFigures(input: FigureInput): CompareResult {
  const { images, ofImages, rounds, levels, runs } = input;
  const alike = runs.filter(({ unlike }) => unlike === null);
  const figures = levels.map((level) => levelFigures(level, alike, input));
  const sweep = levels.length > 2 ? sweepFindings(figures, alike) : null;
  const slow = levels[0] ?? 1;
  const fast = sweep?.best ?? levels.at(-1) ?? slow;
  const bytes = alike[0]?.bytes ?? 0;
  return { images, ofImages, rounds, bytes, runs, levels: figures, speedUp: speedUpOf(slow, fast, alike), sweep };
}

function levelFigures(concurrency: number, alike: readonly CompareRun[], input: FigureInput): LevelFigures {
  const times = timesAt(alike, concurrency);
  const known = times.length > 0;
  return {
    concurrency,
    runs: times.length,
    medianMs: median(times),
    lowMs: known ? Math.min(...times) : null,
    highMs: known ? Math.max(...times) : null,
    floorMs: input.floor === null ? null : floorMs(input.floor, concurrency),
  };
}

const timesAt = (runs: readonly CompareRun[], level: number): number[] =>
  runs.filter(({ concurrency }) => concurrency === level).map(({ ms }) => ms);

/** The time at one level over that at another, of each round that has both. */
function roundFactors(slow: number, fast: number, alike: readonly CompareRun[]): number[] {
  const msAt = (level: number, round: number): number | undefined =>
    alike.find((run) => run.concurrency === level && run.round === round)?.ms;
  const rounds = new Set(alike.map(({ round }) => round));
  return [...rounds].flatMap((round) => {
    const [slowMs, fastMs] = [msAt(slow, round), msAt(fast, round)];
    return slowMs === undefined || fastMs === undefined || fastMs === 0 ? [] : [slowMs / fastMs];
  });
}

function speedUpOf(slow: number, fast: number, alike: readonly CompareRun[]): SpeedUp | null {
  const [slowMs, fastMs] = [median(timesAt(alike, slow)), median(timesAt(alike, fast))];
  if (slow === fast || slowMs === null || fastMs === null || fastMs === 0) return null;
  const factor = slowMs / fastMs;
  const factors = [factor, ...roundFactors(slow, fast, alike)];
  return { slow, fast, factor, low: Math.min(...factors), high: Math.max(...factors) };
}

function sweepFindings(levels: readonly LevelFigures[], alike: readonly CompareRun[]): SweepFindings | null {
  let best: LevelFigures | null = null;
  for (const level of levels) {
    if (level.medianMs !== null && level.medianMs < (best?.medianMs ?? Infinity)) best = level;
  }
  if (best === null) return null;
  return { best: best.concurrency, diminishing: diminishingFrom(levels, alike) };
}

/** The smallest level from which on no doubling gains: one that is only noise in between does not end the search. */
function diminishingFrom(levels: readonly LevelFigures[], alike: readonly CompareRun[]): number | null {
  let from: number | null = null;
  for (let index = levels.length - 2; index >= 0; index -= 1) {
    const [lower, upper] = [levels[index], levels[index + 1]];
    if (lower === undefined || upper === undefined || gains(lower, upper, alike)) break;
    from = lower.concurrency;
  }
  return from;
}

/**
 * Whether going from one level to the next pays: at least 5 % less time by the medians, and less time in every round,
 * because a gain that one round has and another has not is no more than the spread.
 */
function gains(lower: LevelFigures, upper: LevelFigures, alike: readonly CompareRun[]): boolean {
  if (lower.medianMs === null || upper.medianMs === null) return false;
  const gain = 1 - upper.medianMs / lower.medianMs;
  if (gain < leastGain) return false;
  return roundFactors(lower.concurrency, upper.concurrency, alike).every((factor) => factor > 1);
}
