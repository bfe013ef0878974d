import { assertNever } from '../../../shared/assert-never.ts';
import type { DownloadState, Progress } from '../../../shared/download.ts';
import { formatBytes, formatCount, formatDuration, formatPercent } from '../../../shared/format.ts';

/** A state in a word or two. `started` tells whether an active download has received anything yet. */
export function stateWords(state: DownloadState, started: boolean): string {
  switch (state.kind) {
    case 'queued':
      return 'Waiting';
    case 'active':
      return started ? 'Downloading' : 'Connecting';
    case 'saving':
      return 'Saving';
    case 'retrying':
      return 'Retrying';
    case 'paused':
      return 'Paused';
    case 'done':
      return 'Saved';
    case 'skipped':
      return 'Already there';
    case 'failed':
      return 'Failed';
    case 'cancelled':
      return 'Cancelled';
    default:
      return assertNever(state);
  }
}

/** How much of an image has arrived: `45% · 120 kB of 300 kB`, or `120 kB, size unknown`. */
export function receivedWords({ receivedBytes, totalBytes }: Progress): string {
  if (totalBytes === null) return `${formatBytes(receivedBytes)}, size unknown`;
  return `${formatPercent(receivedBytes, totalBytes)} · ${formatBytes(receivedBytes)} of ${formatBytes(totalBytes)}`;
}

/** What a finished image came to: `312 kB in 0.8 s`. */
export function savedWords(state: Extract<DownloadState, { kind: 'done' | 'skipped' }>): string {
  if (state.kind === 'skipped') return `${formatBytes(state.bytes)}, saved before and still whole`;
  const tries = state.attempts > 1 ? `, ${formatCount(state.attempts)} attempts` : '';
  const same = state.sameAsOthers === undefined ? '' : `, same picture as ${formatCount(state.sameAsOthers)} others`;
  const early = state.endsEarly === true ? ', ends too early' : '';
  const other =
    state.wrongExtension === undefined ? '' : `, no ${state.wrongExtension.toUpperCase()} as its address says`;
  return `${formatBytes(state.bytes)} in ${formatDuration(state.ms)}${tries}${same}${early}${other}`;
}

/**
 * When a waiting download goes on: `Attempt 3 in 4 s`.
 *
 * @param nowMs ms since the epoch
 */
export function retryWords(state: Extract<DownloadState, { kind: 'retrying' }>, nowMs: number): string {
  const seconds = Math.ceil((state.retryAt - nowMs) / 1000);
  const attempt = `Attempt ${formatCount(state.attempt + 1)}`;
  return seconds <= 0 ? `${attempt} now` : `${attempt} in ${formatCount(seconds)} s`;
}
