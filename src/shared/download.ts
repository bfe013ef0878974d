import type { Failure } from './failure.ts';

/** Position of the row in its batch, from 0, in list order. */
export type DownloadId = number;

/** The phases of one attempt, in the order in which they happen. `queue` is the wait for a slot. */
export const phases = ['queue', 'dns', 'connect', 'tls', 'firstByte', 'body', 'disk'] as const;
export type Phase = (typeof phases)[number];

/** Milliseconds spent in each phase of the last attempt; 0 where a phase did not happen (a reused connection). */
export type PhaseTimings = Record<Phase, number>;

export const skipReasons = ['name-taken', 'saved-before', 'rejected'] as const;
export type SkipReason = (typeof skipReasons)[number];

/** Where a download stands. Impossible combinations do not compile: what has not come to its end has no rank, and only what failed a failure. */
export type DownloadState =
  | { kind: 'queued' }
  /** `slot` counts from 0; `attempt` from 1. */
  | { kind: 'active'; slot: number; attempt: number }
  /** Complete and checked; gets its name as soon as it is safe on the disk, and holds no slot, unless too many files wait so. */
  | { kind: 'saving' }
  /** Waits for its next attempt and holds no slot. `retryAt` is in ms since the epoch. */
  | { kind: 'retrying'; attempt: number; retryAt: number; failure: Failure }
  | { kind: 'paused' }
  /** `ms` is this image's own time, from slot to complete file; `rank` its place in the order of completion, from 0. */
  | {
      kind: 'done';
      rank: number;
      bytes: number;
      ms: number;
      mediaType: string;
      timings: PhaseTimings;
      attempts: number;
      /** Of the file, in hexadecimal digits, where it was asked for. */
      sha256?: string;
      /** Where redirects led, without credentials; absent where there were none. */
      finalUrl?: string;
      /** In pixels, as the file's header has them; absent where it does not say. */
      width?: number;
      height?: number;
      /** Complete as the server counts it, but without the end that its format asks for: cut before the server had it. */
      endsEarly?: true;
      /** The image extension that list or address asked for, in lower case, where the bytes are of another type. */
      wrongExtension?: string;
      /** How many other images of the batch have the very same bytes; there only where it looks like a placeholder. */
      sameAsOthers?: number;
    }
  /**
   * Not downloaded: the same URL was saved here before and the file is still whole, a file of its name is to be kept, or a
   * person has rejected the image.
   */
  | {
      kind: 'skipped';
      rank: number;
      bytes: number;
      why: SkipReason;
      sha256?: string;
      /** In pixels, where it was saved before and they are known. */
      width?: number;
      height?: number;
    }
  | { kind: 'failed'; rank: number; failure: Failure; attempts: number }
  | { kind: 'cancelled' };

export type DownloadStateKind = DownloadState['kind'];

/** One row of the list. `url` and `host` are safe to show: credentials are taken out. */
export interface Download {
  id: DownloadId;
  /** Line in the list the person gave, from 1. */
  line: number;
  url: string;
  host: string;
  /** Path of the file relative to the batch's folder, `/` between on every system; planned until `done`, final afterwards. */
  name: string;
  state: DownloadState;
}

/** Live figures of an active download. `totalBytes` is null while the server has not said. */
export interface Progress {
  id: DownloadId;
  receivedBytes: number;
  totalBytes: number | null;
  bytesPerSecond: number;
}

/** True when nothing more will happen to the download by itself. */
export function isSettled(state: DownloadState): boolean {
  switch (state.kind) {
    case 'done':
    case 'skipped':
    case 'failed':
    case 'cancelled':
      return true;
    default:
      return false;
  }
}
