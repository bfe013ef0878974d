/** Speed over a sliding window, from running byte counts. */
export interface SpeedMeter {
  /** @param atMs monotonic time @param bytes running total, may shrink when an attempt starts over */
  sample(atMs: number, bytes: number): void;
  /** Bytes per second over the window; 0 until two samples are there. */
  readonly bytesPerSecond: number;
  /** The highest speed between two samples at least 100 ms apart. */
  readonly best: number;
  /** Forgets the window, after a pause for example; `best` stays. */
  reset(): void;
}

/** @param windowMs how far back the speed looks */
export function createSpeedMeter(windowMs: number): SpeedMeter {
  let samples: { atMs: number; bytes: number }[] = [];
  let best = 0;
  return {
    sample(atMs, bytes) {
      const last = samples.at(-1);
      // An attempt that starts over takes its bytes back; the speed of all that goes on beside it stays what it was.
      const lost = last === undefined ? 0 : last.bytes - bytes;
      if (lost > 0) samples = samples.map((sample) => ({ atMs: sample.atMs, bytes: sample.bytes - lost }));
      const reference = samples.findLast((sample) => atMs - sample.atMs >= 100);
      if (reference !== undefined) {
        best = Math.max(best, ((bytes - reference.bytes) / (atMs - reference.atMs)) * 1000);
      }
      samples.push({ atMs, bytes });
      while (samples[1] !== undefined && atMs - samples[1].atMs >= windowMs) samples.shift();
    },
    get bytesPerSecond() {
      const first = samples[0];
      const last = samples.at(-1);
      if (first === undefined || last === undefined || last.atMs === first.atMs) return 0;
      return ((last.bytes - first.bytes) / (last.atMs - first.atMs)) * 1000;
    },
    get best() {
      return best;
    },
    reset() {
      samples = [];
    },
  };
}
