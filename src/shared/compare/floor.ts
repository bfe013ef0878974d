/** What sets a floor under the time of any run of the same images. */
export interface FloorInput {
  /** The shortest time in which each image was ever seen to come, from its request to its last byte, in ms. */
  ownMs: ArrayLike<number>;
  /** Of all of them together. */
  bytes: number;
  /** The highest speed seen; 0 where none is known: bytes then set no floor. */
  bestBytesPerSecond: number;
}

/**
 * A time that runs of these images do not go below at a concurrency, as far as latency and bandwidth were seen:
 *
 *     max( sum of the images' own times / N,  the longest of them,  all bytes / the best speed seen )
 *
 * Each image holds one of the N slots for at least its own time, so that N slots need at least the N-th part of the sum;
 * the last one cannot end before the longest; and all bytes have to cross the same line. What it leaves out (connections,
 * slots that run empty at the end, the disk, this computer's own work) only adds to it. Own times and the speed are the
 * best of all runs, so that no run that was measured is below its floor; a better server or line would lower it.
 *
 * @param concurrency 1 or more
 */
export function floorMs({ ownMs, bytes, bestBytesPerSecond }: FloorInput, concurrency: number): number {
  let sumMs = 0;
  let longestMs = 0;
  for (let image = 0; image < ownMs.length; image += 1) {
    const ms = ownMs[image] ?? 0;
    sumMs += ms;
    longestMs = Math.max(longestMs, ms);
  }
  const lineMs = bestBytesPerSecond > 0 ? (bytes / bestBytesPerSecond) * 1000 : 0;
  return Math.max(sumMs / concurrency, longestMs, lineMs);
}
