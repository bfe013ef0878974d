import type { DownloadStateKind } from '../../shared/download.ts';

/** What is known of the images that are under way. */
export interface UnderWay {
  /** Received and not saved yet, what part files of waiting images hold included. */
  receivedBytes: number;
  /** Those whose size is known, because the server has told it or because they are complete. */
  sized: { images: number; receivedBytes: number; totalBytes: number };
  /** How long the slowest of those takes yet at its own pace, in ms; 0 while none has run for long enough to tell. */
  slowestMs: number;
}

/** An image that has just begun tells little of its own pace. */
const tellingMs = 3000;

/**
 * The time that an image takes yet at its mean pace so far, in ms; 0 while that tells nothing.
 *
 * @param receivedBytes in `ms`, which is the time since the image has its slot
 */
export function timeLeftOfOne(receivedBytes: number, ms: number, bytesToCome: number): number {
  return ms < tellingMs || receivedBytes === 0 ? 0 : (bytesToCome * ms) / receivedBytes;
}

/** Below this share of the batch's own mean the present speed says nothing of the time left: it has only just begun again, or stands still. */
const leastShareOfMean = 0.1;

/**
 * The time left: what is to come at the present speed, with the mean size of those whose size is known for all others.
 * Latency is in the speed already: it is measured over whole downloads, waiting included. A batch takes no less than the
 * slowest image that is under way.
 *
 * @param savedBytes of all `done` images
 * @param elapsedMs in which the saved and the received bytes came
 * @returns in ms; null while nothing is known
 */
export function estimateRemainingMs(
  counts: Readonly<Record<DownloadStateKind, number>>,
  savedBytes: number,
  { receivedBytes, sized, slowestMs }: UnderWay,
  bytesPerSecond: number,
  elapsedMs: number,
): number | null {
  const left = counts.queued + counts.active + counts.saving + counts.retrying;
  if (left === 0) return 0;
  const unsized = Math.max(0, left - sized.images);
  if (unsized === 0 && slowestMs > 0) return slowestMs;
  const known = counts.done + sized.images;
  if (known === 0 || bytesPerSecond <= 0) return null;
  if (bytesPerSecond * elapsedMs < (savedBytes + receivedBytes) * 1000 * leastShareOfMean) return null;
  const mean = (savedBytes + sized.totalBytes) / known;
  const ofUnsized = Math.max(0, mean * unsized - (receivedBytes - sized.receivedBytes));
  const bytesLeft = ofUnsized + sized.totalBytes - sized.receivedBytes;
  return Math.max((bytesLeft / bytesPerSecond) * 1000, slowestMs);
}
