/** What was received and how many downloads were in flight, over time, in buckets of equal length. */
export interface Samples {
  bucketMs: number;
  /** Bytes per bucket. */
  bytes: readonly number[];
  /** Mean number in flight per bucket. */
  inFlight: readonly number[];
}

/** Buckets that have changed since they were last taken; all of them where `from` is 0. */
export interface SamplesChange extends Samples {
  from: number;
}

const firstBucketMs = 100;
const mostBuckets = 1024;

/** Gathers samples in a bounded number of buckets: when they are full, each two become one. */
export class Sampler {
  #bucketMs = firstBucketMs;
  #bytes: number[] = [];
  /** Downloads times ms. */
  #flightMs: number[] = [];
  #now = 0;
  #inFlight = 0;
  #dirtyFrom = 0;

  /**
   * Lets time pass up to `nowMs`: so many downloads were in flight since the last call, and so many bytes came.
   *
   * @param nowMs since the batch's start; never goes back
   */
  advance(nowMs: number, bytes = 0): void {
    while (nowMs >= this.#bucketMs * mostBuckets) this.#merge();
    let from = this.#now;
    const to = Math.max(from, nowMs);
    this.#dirtyFrom = Math.min(this.#dirtyFrom, Math.floor(from / this.#bucketMs));
    while (this.#bytes.length <= Math.floor(to / this.#bucketMs)) {
      this.#bytes.push(0);
      this.#flightMs.push(0);
    }
    const length = to - from;
    // What came is spread over the time in which it came; a moment of no length puts it into its own bucket.
    if (length === 0) this.#add(Math.floor(to / this.#bucketMs), bytes, 0);
    while (from < to) {
      const bucket = Math.floor(from / this.#bucketMs);
      const until = Math.min(to, (bucket + 1) * this.#bucketMs);
      this.#add(bucket, (bytes * (until - from)) / length, this.#inFlight * (until - from));
      from = until;
    }
    this.#now = to;
  }

  /** From now on. */
  setInFlight(count: number): void {
    this.#inFlight = count;
  }

  all(): Samples {
    return this.#from(0);
  }

  takeChange(): SamplesChange {
    const from = Math.min(this.#dirtyFrom, this.#bytes.length);
    this.#dirtyFrom = Infinity;
    return { from, ...this.#from(from) };
  }

  #from(first: number): Samples {
    const inFlight = this.#flightMs.slice(first).map((flightMs, place) => {
      const length = Math.min(this.#bucketMs, this.#now - (first + place) * this.#bucketMs);
      return length <= 0 ? 0 : flightMs / length;
    });
    return { bucketMs: this.#bucketMs, bytes: this.#bytes.slice(first), inFlight };
  }

  #add(bucket: number, bytes: number, flightMs: number): void {
    this.#bytes[bucket] = (this.#bytes[bucket] ?? 0) + bytes;
    this.#flightMs[bucket] = (this.#flightMs[bucket] ?? 0) + flightMs;
  }

  #merge(): void {
    this.#bytes = inPairs(this.#bytes);
    this.#flightMs = inPairs(this.#flightMs);
    this.#bucketMs *= 2;
    this.#dirtyFrom = 0;
  }
}

function inPairs(values: readonly number[]): number[] {
  const pairs: number[] = [];
  for (let at = 0; at < values.length; at += 2) pairs.push((values[at] ?? 0) + (values[at + 1] ?? 0));
  return pairs;
}

/** Takes a change in; the samples given stay as they are. */
export function withSamples(before: Samples, change: SamplesChange): Samples {
  if (change.from === 0) return { bucketMs: change.bucketMs, bytes: change.bytes, inFlight: change.inFlight };
  return {
    bucketMs: change.bucketMs,
    bytes: [...before.bytes.slice(0, change.from), ...change.bytes],
    inFlight: [...before.inFlight.slice(0, change.from), ...change.inFlight],
  };
}
