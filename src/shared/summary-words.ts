// What a batch came to, in the words of the window and of the terminal alike.
import type { BatchSummary } from './batch.ts';
import type { Estimate } from './estimate.ts';
import type { Messages } from './language/index.ts';

type Texts = Messages['summary'];

export interface ResultWords {
  /** `mixed` when something was saved and something was not. */
  tone: 'good' | 'mixed' | 'bad';
  headline: string;
  /**
   * The estimate of one at a time and how much faster this was, with the time up to the last saved image where failures
   * went on long after it; empty where there is nothing to compare.
   */
  comparison: string[];
  /** What else there is to say of the rows: skipped, failed, cancelled. Empty when all were saved. */
  rest: string;
  /** Everything in one sentence, the estimate included. */
  sentence: string;
}

/** Why images count as cancelled: somebody did that, or the run stopped before it came to them. */
type LeftAs = 'cancelled' | 'not downloaded';

/** What a batch came to, said honestly: nothing saved is no success. */
export function resultWords(summary: BatchSummary, texts: Texts, leftAs: LeftAs = 'cancelled'): ResultWords {
  const { saved, skipped, failed, cancelled, elapsedMs } = summary;
  const rest = restWords(summary, texts, leftAs);
  const comparison = comparisonWords(summary, texts);
  if (saved > 0) {
    const headline = texts.imagesIn(saved, elapsedMs);
    const sentence = [headline, ...comparison, rest].filter(Boolean).join('; ');
    return { tone: failed + cancelled > 0 ? 'mixed' : 'good', headline, comparison, rest, sentence };
  }
  const headline = nothingSaved(summary, texts, leftAs);
  const tone = failed === 0 && cancelled === 0 && skipped > 0 ? 'good' : 'bad';
  // With one kind only, the headline has told it already.
  const kinds = [skipped, failed, cancelled].filter((count) => count > 0).length;
  const left = kinds > 1 || (cancelled > 0 && leftAs !== 'cancelled') ? rest : '';
  return { tone, headline, comparison, rest: left, sentence: left === '' ? headline : `${headline}; ${left}` };
}

function nothingSaved({ skipped, failed, cancelled }: BatchSummary, texts: Texts, leftAs: LeftAs): string {
  if (failed === 0 && cancelled === 0) return texts.allHereAlready(skipped);
  if (failed === 0 && skipped === 0) return leftAs === 'cancelled' ? texts.cancelledBefore : texts.noImageSaved;
  if (skipped === 0 && cancelled === 0) return texts.noneCouldBeSaved(failed);
  return texts.nothingNew;
}

function restWords({ skipped, failed, cancelled }: BatchSummary, texts: Texts, leftAs: LeftAs): string {
  const left = leftAs === 'cancelled' ? texts.cancelled : texts.notDownloaded;
  return [
    failed > 0 ? texts.failed(failed) : '',
    cancelled > 0 ? left(cancelled) : '',
    skipped > 0 ? texts.hereAlready(skipped) : '',
  ]
    .filter(Boolean)
    .join(', ');
}

/** Under this part of the whole time, the time that is compared has to be told too, or the figures contradict each other. */
const muchSooner = 0.9;

function comparisonWords({ estimate, peakActive, elapsedMs, savedMs }: BatchSummary, texts: Texts): string[] {
  if (estimate === null || peakActive < 2) return [];
  const saved = savedMs < elapsedMs * muchSooner ? [texts.lastSavedAfter(savedMs)] : [];
  return [...saved, texts.oneAtATime(estimate.lowMs, estimate.highMs), fasterWords(estimate, texts)];
}

/** The speed-up of an estimate. Below a tenth faster, a number would claim more than it knows. */
export function fasterWords({ speedUpLow, speedUpHigh }: Estimate, texts: Texts): string {
  if (speedUpHigh < 1.1) return texts.aboutAsFast;
  if (speedUpLow < 0.9) return texts.perhapsSlower(speedUpHigh);
  if (speedUpLow < 1.1) return texts.upTo(speedUpHigh);
  return texts.between(speedUpLow, speedUpHigh);
}

/** The figures under the headline: `48.2 MB at 14.1 MB/s, up to 16 at once`. */
export function detailWords({ bytes, elapsedMs, peakActive, saved }: BatchSummary, texts: Texts): string {
  if (saved === 0) return '';
  const size = texts.size(bytes, elapsedMs > 0 ? (bytes / elapsedMs) * 1000 : null);
  return `${size}, ${peakActive > 1 ? texts.upToAtOnce(peakActive) : texts.oneAfterTheOther}`;
}
