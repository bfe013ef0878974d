/** What one image took by itself, with nothing else going on, in ms. */
export interface OwnTime {
  /** Lookup, connection and the wait for the first byte. */
  waitMs: number;
  bodyMs: number;
  bytes: number;
}

/**
 * A time that no run of these images can go below at a concurrency, whatever the client does:
 *
 *     max( (sum of waits + sum of bodies) / N,  the longest single image,  all bytes / the best speed seen )
 *
 * Each image holds one of the N slots for at least the time that it takes alone, so that N slots need at least the N-th
 * part of the sum; the last one cannot end before the longest; and all bytes have to cross the same line. What it leaves
 * out (further connections, the last slots running empty, the disk, this computer's own work) only adds to it. The line
 * itself is known no better than by the best speed that was seen: a quicker one would lower the last term.
 *
 * @param concurrency 1 or more
 * @param bestBytesPerSecond 0 where no speed is known: the last term then is 0
 */
export function floorMs(own: readonly OwnTime[], concurrency: number, bestBytesPerSecond: number): number {
  let sumMs = 0;
  let longestMs = 0;
  let bytes = 0;
  for (const { waitMs, bodyMs, bytes: size } of own) {
    sumMs += waitMs + bodyMs;
    longestMs = Math.max(longestMs, waitMs + bodyMs);
    bytes += size;
  }
  const lineMs = bestBytesPerSecond > 0 ? (bytes / bestBytesPerSecond) * 1000 : 0;
  return Math.max(sumMs / concurrency, longestMs, lineMs);
}
