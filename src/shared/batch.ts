import type { Download, DownloadId, DownloadState, DownloadStateKind, Progress } from './download.ts';
import type { Comparison } from './compare/comparison.ts';
import type { Estimate } from './estimate.ts';
import type { Failure } from './failure.ts';
import type { AutoConcurrencyState, HostHealth } from './host-health.ts';
import type { RemedyState } from './remedies/remedy.ts';

export type { Comparison } from './compare/comparison.ts';

/** How many downloads run at once: in all, and per host (`null`: no limit of its own). */
export interface Limits {
  concurrency: number;
  perHost: number | null;
  /** Whether these are ceilings, and how many run at once below them is found out while the list runs. */
  auto?: boolean;
}

export const concurrencyRange = { min: 1, max: 256 } as const;

/** A number that suits most lists, where one is wanted. */
export const usualConcurrency = 16;

/** As many as are tried at most where nobody has said how many. */
export const autoCeiling = 64;

/** Sums over the whole batch. `counts` adds up to the number of rows. */
export interface Totals {
  rows: number;
  counts: Record<DownloadStateKind, number>;
  /** Bytes received so far, of finished and of active downloads. */
  receivedBytes: number;
  /** Over about the last two seconds. */
  bytesPerSecond: number;
  /** Time during which the batch ran; pauses do not count. */
  elapsedMs: number;
  /** Estimated time to the end, from the rows done so far and their bytes; null while nothing is known. */
  remainingMs: number | null;
}

/** The counts of a batch without a row. */
export const noCounts = (): Totals['counts'] => ({
  queued: 0,
  active: 0,
  saving: 0,
  retrying: 0,
  paused: 0,
  done: 0,
  skipped: 0,
  failed: 0,
  cancelled: 0,
});

export type BatchStatus =
  | { kind: 'running' }
  | { kind: 'paused' }
  /** Stopped by itself because going on is pointless (disk full, folder gone). The person resumes. */
  | { kind: 'stalled'; failure: Failure }
  | { kind: 'finished'; summary: BatchSummary };

/**
 * A host that is left in peace for a while because it is in trouble or asks to slow down; its downloads wait as queued.
 * `pausedUntil` is in ms since the epoch; once it is over one download at a time tries the host.
 */
export interface PausedHost {
  host: string;
  pausedUntil: number;
  reason: Failure;
}

/** A pause that is new, or another one; `null` where it is over. `isAnswering` tells a host that goes on from one given up. */
export type HostChange = PausedHost | { host: string; pausedUntil: null; isAnswering: boolean };

/** What a batch came to. Numbers are measured; `estimate` says of itself that it is one. */
export interface BatchSummary {
  saved: number;
  skipped: number;
  failed: number;
  cancelled: number;
  bytes: number;
  elapsedMs: number;
  /** Time until the last image was saved: what is compared, because failures that wait and retry save nothing. */
  savedMs: number;
  /** The limit in force at the end; where it was found automatically, the most that were active together. */
  concurrency: number;
  /** The most downloads that were ever active together. */
  peakActive: number;
  /** What one at a time would have taken; null when fewer than two images were saved. */
  estimate: Estimate | null;
}

/** Everything the window needs to mirror a batch. `seq` is that of the last patch it contains. */
export interface BatchSnapshot {
  batchId: string;
  seq: number;
  folder: string;
  limits: Limits;
  status: BatchStatus;
  downloads: Download[];
  progress: Progress[];
  totals: Totals;
  hosts: PausedHost[];
  /** Of the hosts that have been asked anything. */
  health: HostHealth[];
  /** Null where the number at once is fixed. */
  auto: AutoConcurrencyState | null;
  /** What is done and was tried against failures. */
  remedies: RemedyState;
  comparison: Comparison;
}

/** Changes since the patch before. `seq` grows by one each time; a gap means: ask for a new snapshot. */
export interface BatchPatch {
  batchId: string;
  seq: number;
  updated: DownloadChange[];
  /** Of downloads on their way, where the figures have changed. */
  progress: Progress[];
  totals: Totals;
  status?: BatchStatus;
  limits?: Limits;
  /** Only those that have changed. */
  hosts?: HostChange[];
  /** Only of hosts where something has changed, at most four times a second, and of a part of them where they are many. */
  health?: HostHealth[];
  auto?: AutoConcurrencyState | null;
  /** As a whole, where it has changed. */
  remedies?: RemedyState;
}

export interface DownloadChange {
  id: DownloadId;
  state: DownloadState;
  /** Only when it has changed. */
  name?: string;
}
