import type { BatchSummary } from '../../shared/batch.ts';
import type { DownloadStateKind } from '../../shared/download.ts';
import type { SavedRow } from './batch-rows.ts';
import { estimateOneAtATime, type EstimateSample } from '../../shared/estimate.ts';

export interface SummaryInput {
  saved: Iterable<SavedRow>;
  counts: Readonly<Record<DownloadStateKind, number>>;
  bytes: number;
  elapsedMs: number;
  /** Time until the last image was saved. */
  savedMs: number;
  concurrency: number;
  peakActive: number;
  /** The highest speed of the whole batch that was seen. */
  bestBytesPerSecond: number;
  /** The part of the time, 0 to 1, in which this process was at work rather than waiting. */
  busyShare: number;
}

/** What a finished batch came to. */
export function summarize(input: SummaryInput): BatchSummary {
  const samples: EstimateSample[] = [];
  let best = input.bestBytesPerSecond;
  for (const { state, host } of input.saved) {
    const { dns, connect, tls, firstByte, body } = state.timings;
    samples.push({
      host,
      startedAt: state.attempts === 1 ? state.timings.queue : null,
      connectMs: dns + connect + tls,
      firstByteMs: firstByte,
      ownMs: state.ms,
      bytes: state.bytes,
    });
    if (body > 0) best = Math.max(best, (state.bytes / body) * 1000);
  }
  return {
    saved: input.counts.done,
    skipped: input.counts.skipped,
    failed: input.counts.failed,
    cancelled: input.counts.cancelled,
    bytes: input.bytes,
    elapsedMs: input.elapsedMs,
    savedMs: input.savedMs,
    concurrency: input.concurrency,
    peakActive: input.peakActive,
    estimate: estimateOneAtATime(samples, {
      elapsedMs: input.savedMs,
      bestBytesPerSecond: best,
      busyShare: input.busyShare,
    }),
  };
}
