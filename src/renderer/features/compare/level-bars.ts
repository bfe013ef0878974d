import type { BatchSummary } from '../../../shared/batch.ts';
import type { Comparison, CompareResult, LevelFigures } from '../../../shared/compare/comparison.ts';
import type { Messages } from '../../../shared/language/index.ts';

type Texts = Messages['compare'];

/** One bar of a comparison. Shares are of the longest bar, 0 to 1. */
export interface LevelBar {
  label: string;
  value: string;
  /** How the number came about. */
  kind: 'measured' | 'estimate' | 'measuring' | 'unlike';
  /** Drawn solid up to here: the median, or where an estimate begins. */
  share: number;
  /** From where to where the time lies: an estimate's interval, or from the quickest to the slowest run. */
  fromShare: number;
  toShare: number;
}

/** An estimate, or a measured time with its spread. */
interface Length {
  label: string;
  value: string;
  kind: LevelBar['kind'];
  ms: number;
  lowMs: number;
  highMs: number;
}

/**
 * Both ways through the list on one scale, one at a time first, as far as they are known: the list's own time and the
 * estimate, then what has been measured.
 */
export function levelBars(summary: BatchSummary, comparison: Comparison, texts: Texts): LevelBar[] {
  const measured = comparison.kind === 'measured' || comparison.kind === 'running' ? comparison.result : null;
  if (measured === null || measured.runs.length === 0) {
    return comparison.kind === 'running' ? [] : onOneScale(ownLengths(summary, texts));
  }
  return onOneScale(measuredLengths(measured, comparison.kind === 'running', texts));
}

function ownLengths({ estimate, savedMs, concurrency, peakActive }: BatchSummary, texts: Texts): Length[] {
  const atOnce: Length = {
    label: texts.level(Math.max(1, Math.min(concurrency, peakActive))),
    value: texts.time(savedMs),
    kind: 'measured',
    ms: savedMs,
    lowMs: savedMs,
    highMs: savedMs,
  };
  if (estimate === null || peakActive < 2) return [atOnce];
  const { lowMs, highMs } = estimate;
  return [
    { label: texts.level(1), value: texts.interval(lowMs, highMs), kind: 'estimate', ms: lowMs, lowMs, highMs },
    atOnce,
  ];
}

/** Of a sweep only its ends: the curve shows the rest. */
function measuredLengths({ levels, speedUp, rounds }: CompareResult, isRunning: boolean, texts: Texts): Length[] {
  const fast = speedUp?.fast ?? levels.at(-1)?.concurrency;
  const ends = levels.filter(({ concurrency }, index) => index === 0 || concurrency === fast);
  return ends.map((level) => lengthOf(level, rounds, isRunning, texts));
}

function lengthOf(
  { concurrency, medianMs, lowMs, highMs, runs }: LevelFigures,
  rounds: number,
  isRunning: boolean,
  texts: Texts,
): Length {
  const label = texts.level(concurrency);
  if (medianMs === null || lowMs === null || highMs === null) {
    return isRunning
      ? { label, value: '', kind: 'measuring', ms: 0, lowMs: 0, highMs: 0 }
      : { label, value: texts.notComparable, kind: 'unlike', ms: 0, lowMs: 0, highMs: 0 };
  }
  const value = texts.time(medianMs);
  if (isRunning && runs < rounds) return { label, value, kind: 'measuring', ms: medianMs, lowMs, highMs };
  return { label, value, kind: 'measured', ms: medianMs, lowMs, highMs };
}

function onOneScale(lengths: readonly Length[]): LevelBar[] {
  const longestMs = Math.max(1, ...lengths.map(({ highMs }) => highMs));
  return lengths.map(({ label, value, kind, ms, lowMs, highMs }) => {
    return { label, value, kind, share: ms / longestMs, fromShare: lowMs / longestMs, toShare: highMs / longestMs };
  });
}
