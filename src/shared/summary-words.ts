// What a batch came to, in the words of the window and of the terminal alike.
import type { BatchSummary } from './batch.ts';
import type { Estimate } from './estimate.ts';
import {
  formatBytes,
  formatCount,
  formatCountOf,
  formatDuration,
  formatDurationRange,
  formatSpeed,
  formatSpeedUp,
} from './format.ts';

export interface ResultWords {
  /** `mixed` when something was saved and something was not. */
  tone: 'good' | 'mixed' | 'bad';
  headline: string;
  /** The estimate of one at a time and how much faster this was; empty where there is nothing to compare. */
  comparison: string[];
  /** What else there is to say of the rows: skipped, failed, cancelled. Empty when all were saved. */
  rest: string;
  /** Everything in one sentence, the estimate included. */
  sentence: string;
}

/** Why images count as cancelled: somebody did that, or the run stopped before it came to them. */
type LeftAs = 'cancelled' | 'not downloaded';

/** What a batch came to, said honestly: nothing saved is no success. */
export function resultWords(summary: BatchSummary, leftAs: LeftAs = 'cancelled'): ResultWords {
  const { saved, skipped, failed, cancelled, elapsedMs } = summary;
  const rest = restWords(summary, leftAs);
  const comparison = comparisonWords(summary);
  if (saved > 0) {
    const headline = `${formatCountOf(saved, 'image')} in ${formatDuration(elapsedMs)}`;
    const sentence = [headline, ...comparison, rest].filter(Boolean).join('; ');
    return { tone: failed + cancelled > 0 ? 'mixed' : 'good', headline, comparison, rest, sentence };
  }
  const headline = nothingSaved(summary, leftAs);
  const tone = failed === 0 && cancelled === 0 && skipped > 0 ? 'good' : 'bad';
  // With one kind only, the headline has told it already.
  const kinds = [skipped, failed, cancelled].filter((count) => count > 0).length;
  const left = kinds > 1 || (cancelled > 0 && leftAs !== 'cancelled') ? rest : '';
  return { tone, headline, comparison, rest: left, sentence: left === '' ? headline : `${headline}; ${left}` };
}

function nothingSaved({ skipped, failed, cancelled }: BatchSummary, leftAs: LeftAs): string {
  if (failed === 0 && cancelled === 0) {
    return skipped === 1 ? 'The image was here already' : `All ${formatCount(skipped)} images were here already`;
  }
  if (failed === 0 && skipped === 0) {
    return leftAs === 'cancelled' ? 'Cancelled before anything was saved' : 'No image saved';
  }
  if (skipped === 0 && cancelled === 0) {
    return failed === 1 ? 'The image could not be saved' : `None of the ${formatCount(failed)} images could be saved`;
  }
  return 'Nothing new was saved';
}

function restWords({ skipped, failed, cancelled }: BatchSummary, leftAs: LeftAs): string {
  return [
    failed > 0 ? `${formatCount(failed)} failed` : '',
    cancelled > 0 ? `${formatCount(cancelled)} ${leftAs}` : '',
    skipped > 0 ? `${formatCount(skipped)} ${skipped === 1 ? 'was' : 'were'} here already` : '',
  ]
    .filter(Boolean)
    .join(', ');
}

function comparisonWords({ estimate, peakActive }: BatchSummary): string[] {
  if (estimate === null || peakActive < 2) return [];
  const { lowMs, highMs } = estimate;
  return [`one at a time ${formatDurationRange(lowMs, highMs)} (estimate)`, fasterWords(estimate)];
}

/** The speed-up of an estimate. Below a tenth faster, a number would claim more than it knows. */
export function fasterWords({ speedUpLow, speedUpHigh }: Estimate): string {
  if (speedUpHigh < 1.1) return 'about as fast';
  if (speedUpLow < 0.9) return `perhaps slower, at most ${formatSpeedUp(speedUpHigh)}`;
  if (speedUpLow < 1.1) return `up to ${formatSpeedUp(speedUpHigh)}`;
  return formatSpeedUp(speedUpLow, speedUpHigh);
}

/** The figures under the headline: `48.2 MB at 14.1 MB/s, up to 16 at once`. */
export function detailWords({ bytes, elapsedMs, peakActive, saved }: BatchSummary): string {
  if (saved === 0) return '';
  const speed = elapsedMs > 0 ? ` at ${formatSpeed((bytes / elapsedMs) * 1000)}` : '';
  return `${formatBytes(bytes)}${speed}, ${peakActive > 1 ? `up to ${formatCount(peakActive)} at once` : 'one at a time'}`;
}
