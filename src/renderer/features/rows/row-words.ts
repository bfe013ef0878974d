import type { DownloadState, Progress } from '../../../shared/download.ts';
import type { Messages } from '../../../shared/language/index.ts';

type Texts = Messages['list'];

/** A state in a word or two. `started` tells whether an active download has received anything yet. */
export const stateWords = ({ kind }: DownloadState, started: boolean, texts: Texts): string =>
  kind === 'active' && !started ? texts.connecting : texts.states[kind];

/** How much of an image has arrived: `45% · 120 kB of 300 kB`, or `120 kB, size unknown`. */
export function receivedWords({ receivedBytes, totalBytes }: Progress, texts: Texts): string {
  return totalBytes === null ? texts.sizeUnknown(receivedBytes) : texts.received(receivedBytes, totalBytes);
}

/** What a finished image came to: `312 kB in 0.8 s`. */
export function savedWords(state: Extract<DownloadState, { kind: 'done' | 'skipped' }>, texts: Texts): string {
  if (state.kind === 'skipped') return state.why === 'rejected' ? texts.rejectedBefore : texts.savedBefore(state.bytes);
  const { bytes, ms, attempts, sameAsOthers, endsEarly, wrongExtension } = state;
  return [
    texts.savedIn(bytes, ms),
    ...(attempts > 1 ? [texts.attempts(attempts)] : []),
    ...(sameAsOthers === undefined ? [] : [texts.sameAsOthers(sameAsOthers)]),
    ...(endsEarly === true ? [texts.endsEarly] : []),
    ...(wrongExtension === undefined ? [] : [texts.wrongExtension(wrongExtension.toUpperCase())]),
  ].join(', ');
}

/**
 * When a waiting download goes on: `Attempt 3 in 4 s`.
 *
 * @param nowMs ms since the epoch
 */
export function retryWords(state: Extract<DownloadState, { kind: 'retrying' }>, nowMs: number, texts: Texts): string {
  const seconds = Math.ceil((state.retryAt - nowMs) / 1000);
  const attempt = state.attempt + 1;
  return seconds <= 0 ? texts.attemptNow(attempt) : texts.attemptIn(attempt, seconds);
}
