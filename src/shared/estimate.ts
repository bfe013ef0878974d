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
  /** When its attempt began, in ms on any clock; null where it is not known, after a retry for example. */
  startedAt: number | null;
  /** DNS, connect and TLS; 0 on a reused connection. */
  connectMs: number;
  /** From the request sent to the first byte of the answer. */
  firstByteMs: number;
  /** From slot to saved file. */
  ownMs: number;
  bytes: number;
}

/** What is known of the run as a whole. */
export interface EstimateRun {
  /** The batch's own time, above 0. */
  elapsedMs: number;
  /** The highest speed seen, of the batch or of one image. */
  bestBytesPerSecond: number;
  /** The part of the time, 0 to 1, in which this process was at work rather than waiting for the network. */
  busyShare: number;
}

/** Two runs of the same list differ by about so much, up or down, whatever the concurrency. */
const runToRun = 1.1;
/** So few requests at the beginning had hardly any others before them. */
const firstFew = 3;
/** Below so many images of a host its first few say nothing. */
const enoughToTell = 8;
/** From here on this computer itself may be what the images waited for. */
const busy = 0.3;
/** Waits that are commonly so many times the shortest are no longer latency alone, on a busy computer. */
const grown = 2;
/** Where many at once got in each other's way, one at a time took no less than this part of their time. */
const leastOfContended = 0.6;

/**
 * The interval for one at a time.
 *
 * At most: the sum of each image's own time, which many at once can only have lengthened.
 * At least: the waiting for first bytes, one connection per host, and all bytes at the best speed seen. Many at once
 * lengthen each other's waiting, so that of each host
 *
 * - a wait counts as the shortest one that is not under half of it: a burst at the start adds nothing, an image that is
 *   slow by itself counts in full;
 * - all are shortened by as much as waits have grown since the host's first few requests: a server that answers one
 *   request after the other shows itself by that;
 * - on a busy computer, where waits are commonly twice the shortest one, each counts as that, and the whole as no more
 *   than a part of the batch's own time: there, one at a time may even be quicker.
 *
 * Both ends are moved outwards by what two runs of the same list differ by.
 *
 * @param samples one per saved image
 * @returns null for fewer than two images or no time passed: there is nothing to compare
 */
export function estimateOneAtATime(samples: readonly EstimateSample[], run: EstimateRun): Estimate | null {
  const { elapsedMs, bestBytesPerSecond, busyShare } = run;
  if (samples.length < 2 || elapsedMs <= 0) return null;
  let leastMs = 0;
  let ownMs = 0;
  let bytes = 0;
  let isContended = false;
  for (const ofHost of Map.groupBy(samples, (sample) => sample.host).values()) {
    const waits = ofHost.map((sample) => sample.firstByteMs).sort((a, b) => a - b);
    const shortest = waits[0] ?? 0;
    const isHostContended = busyShare >= busy && middle(waits) > grown * shortest;
    isContended ||= isHostContended;
    leastMs += isHostContended ? shortest * waits.length : sumOfHalved(waits) / growthOf(ofHost, waits);
    const connects = ofHost.map((sample) => sample.connectMs).filter((ms) => ms > 0);
    if (connects.length > 0) leastMs += connects.reduce((least, ms) => Math.min(least, ms));
  }
  for (const sample of samples) {
    ownMs += sample.ownMs;
    bytes += sample.bytes;
  }
  if (bestBytesPerSecond > 0) leastMs += (bytes / bestBytesPerSecond) * 1000;
  if (isContended) leastMs = Math.min(leastMs, elapsedMs * leastOfContended);
  const highMs = ownMs * runToRun;
  const lowMs = Math.min(leastMs, ownMs) / runToRun;
  return { lowMs, highMs, speedUpLow: lowMs / elapsedMs, speedUpHigh: highMs / elapsedMs };
}

/** Each wait as the shortest one that is not under half of it. @param waits ascending */
function sumOfHalved(waits: readonly number[]): number {
  let sum = 0;
  let shortest = 0;
  for (const wait of waits) {
    while ((waits[shortest] ?? wait) < wait / 2) shortest++;
    sum += waits[shortest] ?? wait;
  }
  return sum;
}

/** How many times as long a host's waits commonly are as those of its first few requests; 1 where nobody can tell. */
function growthOf(ofHost: readonly EstimateSample[], waits: readonly number[]): number {
  if (ofHost.length < enoughToTell) return 1;
  const known = ofHost.filter((sample) => sample.startedAt !== null);
  const started = known.toSorted((a, b) => (a.startedAt ?? 0) - (b.startedAt ?? 0));
  const first = started.slice(0, firstFew).map((sample) => sample.firstByteMs);
  const before = middle(first.sort((a, b) => a - b));
  return before > 0 ? Math.max(1, middle(waits) / before) : 1;
}

/** The upper one of the two in the middle. @param sorted ascending; 0 where there is none */
const middle = (sorted: readonly number[]): number => sorted[sorted.length >> 1] ?? 0;
