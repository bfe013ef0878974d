import { unlikeWords } from '../../shared/compare/words.ts';
import { en } from '../../shared/language/en.ts';
import type {
  CompareCost,
  CompareOptions,
  CompareProgress,
  CompareResult,
  CompareRun,
} from '../../shared/compare/comparison.ts';

// The events of `shoal compare --json`, as docs/terminal.md describes them. Times are whole milliseconds.

export function planEvent(cost: CompareCost, { levels, rounds }: CompareOptions): object {
  const { images, ofImages, runs, requests, bytes } = cost;
  return { event: 'plan', images, ofImages, levels, rounds, runs, requests, bytes };
}

export function progressEvent({
  runsDone,
  runs,
  round,
  concurrency,
  finished,
  images,
  ...times
}: CompareProgress): object {
  const remainingMs = roundOrNull(times.remainingMs);
  const ms = Math.round(times.elapsedMs);
  return { event: 'progress', runsDone, runs, round, concurrency, finished, images, ms, remainingMs };
}

export const runEvent = (run: CompareRun): object => ({ event: 'run', ...runFields(run) });

/** The first fields are those of the demo's comparison. */
export function comparisonEvent(result: CompareResult, stopped: string | null): object {
  const { images, ofImages, bytes, rounds, speedUp, levels, sweep, runs } = result;
  const msAt = (concurrency: number | undefined): number | null =>
    roundOrNull(levels.find((level) => level.concurrency === concurrency)?.medianMs ?? null);
  const fast = speedUp?.fast ?? levels.at(-1)?.concurrency;
  return {
    event: 'comparison',
    images,
    bytes,
    oneAtATimeMs: msAt(1),
    atOnceMs: msAt(fast),
    concurrency: fast ?? null,
    speedUp: speedUp === null ? null : hundredths(speedUp.factor),
    speedUpLow: speedUp === null ? null : hundredths(speedUp.low),
    speedUpHigh: speedUp === null ? null : hundredths(speedUp.high),
    ofImages,
    rounds,
    levels: levels.map(({ concurrency, runs, medianMs, lowMs, highMs, floorMs }) => ({
      concurrency,
      runs,
      medianMs: roundOrNull(medianMs),
      lowMs: roundOrNull(lowMs),
      highMs: roundOrNull(highMs),
      floorMs: roundOrNull(floorMs),
    })),
    sweep,
    runs: runs.map(runFields),
    stopped,
  };
}

function runFields({ round, concurrency, ms, bytes, retries, peakActive, unlike }: CompareRun): object {
  return {
    round,
    concurrency,
    ms: Math.round(ms),
    bytes,
    retries,
    peakActive,
    comparable: unlike === null,
    reason: unlike === null ? null : unlikeWords(unlike, en.compare),
  };
}

const roundOrNull = (ms: number | null): number | null => (ms === null ? null : Math.round(ms));
const hundredths = (value: number): number => Math.round(value * 100) / 100;
