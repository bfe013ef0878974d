import type { BatchSummary } from '../../shared/batch.ts';
import type { DownloadState } from '../../shared/download.ts';
import type { Failure, FailureCode } from '../../shared/failure.ts';
import { formatBytes, formatCount, formatCountOf, formatDuration } from '../../shared/format.ts';
import { en } from '../../shared/language/en.ts';
import { resultWords } from '../../shared/summary-words.ts';
import { visibleText } from '../../shared/url-list/visible-text.ts';
import { peakWords } from './host-summary.ts';

/** What a batch came to: `60 images, 14.2 MB in 1.0 s, up to 16 at once; one at a time 9.2 to 11.3 s (estimate); 9 to 11 times as fast`. */
export function summaryWords(summary: BatchSummary): string {
  const { saved, bytes, elapsedMs, peakActive } = summary;
  const { comparison, rest, sentence } = resultWords(summary, en.summary, 'not downloaded');
  if (saved === 0) return sentence;
  const size = `${formatCountOf(saved, 'image')}, ${formatBytes(bytes)} in ${formatDuration(elapsedMs)}${peakWords(peakActive)}`;
  return [size, ...comparison, rest].filter(Boolean).join('; ');
}

/** What is odd about images that were saved all the same: `12 are the same picture: likely a placeholder`. */
export function oddityWords(states: readonly DownloadState[]): string[] {
  const saved = states.filter((state) => state.kind === 'done');
  const same = saved.filter(({ sameAsOthers }) => sameAsOthers !== undefined);
  const early = saved.filter(({ endsEarly }) => endsEarly === true);
  const pictures = new Set(same.map(({ sha256 }) => sha256)).size;
  return [
    ...(pictures === 1 ? [`${formatCount(same.length)} are the same picture: likely a placeholder`] : []),
    ...(pictures > 1
      ? [`${formatCount(same.length)} are only ${formatCount(pictures)} pictures: likely placeholders`]
      : []),
    ...(early.length > 0 ? [`${formatCount(early.length)} ${early.length === 1 ? 'ends' : 'end'} too early`] : []),
  ];
}

/**
 * What was saved before somebody stopped it.
 *
 * @param kept the part files that the same command goes on with
 */
export function stoppedWords(
  { saved, bytes, elapsedMs, cancelled, failed, skipped }: BatchSummary,
  kept: { images: number; bytes: number },
): string {
  const all = saved + cancelled + failed + skipped;
  const size = saved === 0 ? '' : `, ${formatBytes(bytes)} in ${formatDuration(elapsedMs)}`;
  const begun = kept.images === 0 ? '' : `; ${formatCount(kept.images)} more begun, ${formatBytes(kept.bytes)}`;
  const goesOn = kept.images === 0 ? 'saves what is missing' : 'goes on from there';
  const rest = cancelled === 0 ? '' : ` The same command again ${goesOn}.`;
  return `Stopped: ${formatCount(saved)} of ${formatCountOf(all, 'image')} saved${size}${begun}.${rest}`;
}

/** Why the disk ended the run, and what to do. */
export function stalledWords({ code, message, advice }: Failure): string {
  const remedy = remedies[code] ?? advice;
  return `${visibleText(message)} The rest is still to come. ${remedy} The same command again then saves what is missing.`;
}

const remedies: Partial<Record<FailureCode, string>> = {
  'disk-full': 'Free some space or choose another folder.',
  'folder-missing': 'Put the folder back or choose another one.',
  'folder-read-only': 'Change its permissions or choose another folder.',
};
