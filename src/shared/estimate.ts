/** What one at a time would have taken, as an interval. Always an estimate: it is made from a run with many at once. */
export interface Estimate {
  lowMs: number;
  highMs: number;
  /** `lowMs` and `highMs` over the batch's own time. */
  speedUpLow: number;
  speedUpHigh: number;
}

/** Figures of one saved image. */
export interface EstimateSample {
  host: string;
  /** DNS, connect and TLS; 0 on a reused connection. */
  connectMs: number;
  /** From the request sent to the first byte of the answer. */
  firstByteMs: number;
  /** From slot to saved file. */
  ownMs: number;
  bytes: number;
}

/**
 * The interval for one at a time.
 * At least: the waiting for first bytes, one connection per host, and all bytes at the best speed seen. Many at once
 * lengthen each other's waiting, commonly by less than twice, so each wait counts as the shortest one of its host that is
 * not under half of it: a burst at the start adds nothing, an image that is slow by itself counts in full.
 * At most: the sum of each image's own time, which many at once can only have lengthened.
 *
 * @param samples one per saved image
 * @param elapsedMs the batch's own time, above 0
 * @param bestBytesPerSecond the highest speed seen, of the batch or of one image
 * @returns null for fewer than two images or no time passed: there is nothing to compare
 */
export function estimateOneAtATime(
  samples: readonly EstimateSample[],
  elapsedMs: number,
  bestBytesPerSecond: number,
): Estimate | null {
  if (samples.length < 2 || elapsedMs <= 0) return null;
  let waitingMs = 0;
  let highMs = 0;
  let bytes = 0;
  for (const ofHost of Map.groupBy(samples, (sample) => sample.host).values()) {
    const waits = ofHost.map((sample) => sample.firstByteMs).sort((a, b) => a - b);
    let shortest = 0;
    for (const wait of waits) {
      while ((waits[shortest] ?? wait) < wait / 2) shortest++;
      waitingMs += waits[shortest] ?? wait;
    }
    const connects = ofHost.map((sample) => sample.connectMs).filter((ms) => ms > 0);
    if (connects.length > 0) waitingMs += connects.reduce((least, ms) => Math.min(least, ms));
  }
  for (const sample of samples) {
    highMs += sample.ownMs;
    bytes += sample.bytes;
  }
  const bodyMs = bestBytesPerSecond > 0 ? (bytes / bestBytesPerSecond) * 1000 : 0;
  const lowMs = Math.min(waitingMs + bodyMs, highMs);
  return { lowMs, highMs, speedUpLow: lowMs / elapsedMs, speedUpHigh: highMs / elapsedMs };
}
