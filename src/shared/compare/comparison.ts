/** What to measure. */
export interface CompareOptions {
  /** How many downloads at once, each from 1 to 256, at least two different numbers, ascending. */
  levels: readonly number[];
  /** How often the list is run at each of them, 1 to 20. */
  rounds: number;
  /** How many of the images take part; null for all. */
  sample: number | null;
}

export const roundsRange = { min: 1, max: 20 } as const;

/** The concurrencies of a sweep: each twice the one before. */
export const sweepLevels = [1, 2, 4, 8, 16, 32, 64] as const;

/** What a comparison is going to cost. */
export interface CompareCost {
  images: number;
  /** How many there are to choose from. */
  ofImages: number;
  runs: number;
  requests: number;
  /** Body bytes of all runs; null where sizes are not known before. */
  bytes: number | null;
  /** Body bytes of one run, which is what the disk has to hold; null where sizes are not known before. */
  runBytes: number | null;
  /** Estimated time of all runs; null where nothing is known of the images' own times. */
  aboutMs: number | null;
}

/** What sets a run apart from the others: how many of its images failed, or came with other bytes than in most runs. */
export interface Unlike {
  kind: 'failed' | 'other-bytes';
  count: number;
  images: number;
}

/** One run of the list at one concurrency. */
export interface CompareRun {
  /** From 1. */
  round: number;
  concurrency: number;
  /** From the start of the run to its last saved image: lookups, connections, waits, retries and the disk included. */
  ms: number;
  bytes: number;
  /** Attempts beyond each image's first; the time they waited is in `ms`. */
  retries: number;
  /** The most downloads that were active together: fewer than asked for where the list or a host's limit is short. */
  peakActive: number;
  /** Why its time cannot be compared with the others; null where it can. */
  unlike: Unlike | null;
}

/** What the comparable runs at one concurrency came to. */
export interface LevelFigures {
  concurrency: number;
  /** Comparable runs. Without any, the times are null. */
  runs: number;
  medianMs: number | null;
  /** The quickest and the slowest comparable run. */
  lowMs: number | null;
  highMs: number | null;
  /** What latency and bandwidth set as the least time; null without a comparable run one at a time. See `floorMs`. */
  floorMs: number | null;
}

/** What a sweep shows. Concurrencies of its levels. */
export interface SweepFindings {
  /** The level with the lowest median. */
  best: number;
  /** From here on doubling gains under 5 %, or less than the runs differ among themselves; null where it still gains at the end. */
  diminishing: number | null;
}

/** Both ends of a comparison, or a sweep, measured. */
export interface CompareResult {
  images: number;
  /** How many there were to choose from. */
  ofImages: number;
  rounds: number;
  /** Body bytes of one run. */
  bytes: number;
  /** In the order in which they ran. */
  runs: readonly CompareRun[];
  /** Ascending by concurrency. */
  levels: readonly LevelFigures[];
  /** The lowest level against the highest of two, or against the best of a sweep; null where either has no comparable run. */
  speedUp: SpeedUp | null;
  /** Null for two levels. */
  sweep: SweepFindings | null;
}

/** How many times as fast; below 1 it was slower. */
export interface SpeedUp {
  slow: number;
  fast: number;
  /** Of the medians. */
  factor: number;
  /** The lowest and the highest factor among the rounds in which both can be compared. */
  low: number;
  high: number;
}

/** A comparison under way. */
export interface CompareProgress {
  /** Runs that have ended. */
  runsDone: number;
  runs: number;
  /** Of the run under way. */
  round: number;
  concurrency: number;
  finished: number;
  images: number;
  elapsedMs: number;
  /** Estimated time to the end of all runs; null while nothing is known. */
  remainingMs: number | null;
}

/** Where the comparison of a batch stands. */
export type Comparison =
  | { kind: 'none' }
  /** `result` holds what has been measured so far. */
  | { kind: 'running'; progress: CompareProgress; cost: CompareCost; result: CompareResult }
  | { kind: 'measured'; cost: CompareCost; result: CompareResult }
  | { kind: 'cancelled' }
  | { kind: 'failed'; message: string };
