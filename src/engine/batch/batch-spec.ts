import type { BatchPatch, BatchStatus, Limits } from '../../shared/batch.ts';
import type { Download, DownloadId, DownloadState } from '../../shared/download.ts';
import type { HostRemedies } from '../../shared/remedies/remedy.ts';
import type { ListRows } from '../../shared/url-list/list-rows.ts';
import type { Clock } from '../clock.ts';
import type { SharedSlots } from '../queue/shared-slots.ts';
import type { SavedImages } from '../store/saved-images.ts';
import type { HttpClientOptions } from '../transfer/request/http-client.ts';
import type { Network } from '../transfer/network/network.ts';
import type { RateLimit } from '../transfer/body/rate-limit.ts';
import type { RetryOptions } from '../transfer/retry-policy.ts';
import type { PhaseClock } from '../transfer/timings.ts';
import type { AttemptEnd } from './attempts.ts';
import type { BatchRecord } from './batch-record.ts';
import type { NamingOptions } from './naming.ts';
import type { ConflictPolicy } from './plan-rows.ts';

export interface BatchSpec extends NamingOptions {
  /** Unique; also marks the part files. Letters, digits and hyphens. */
  id: string;
  rows: ListRows;
  /** Absolute path of an existing folder. */
  folder: string;
  limits: Limits;
  http: HttpClientOptions;
  retry: RetryOptions;
  /** The largest file that is wanted, in bytes. */
  maxBytes: number;
  /** `rename` where it is not given. */
  onConflict?: ConflictPolicy;
  /** For all downloads together, above 0; no bound where it is not given. */
  bytesPerSecond?: number | undefined;
  /** For the downloads of each host together, above 0; no bound of its own where it is not given. */
  bytesPerSecondPerHost?: number | undefined;
  /** How some hosts are asked otherwise, because of failures; none where it is not given. */
  remedies?: readonly HostRemedies[] | undefined;
  /** Whether each file's SHA-256 is wanted, and the same bytes from many URLs are flagged. True where it is not given. */
  sha256?: boolean;
  /** Whether files have their names only when they would survive a power cut. True where it is not given. */
  isDurable?: boolean;
}

export interface BatchPorts {
  clock: Clock;
  /** From 0 (inclusive) to 1. */
  random: () => number;
  /** Where saved images are remembered; without it nothing counts as saved before. */
  saved?: SavedImages | undefined;
  /** The system's own where it is not given. */
  network?: Network | undefined;
  /** Shared with other batches: how many downloads run at once, in all and per host. */
  slots?: SharedSlots | undefined;
  /** Shared with other batches, and holds beside the batch's own. */
  rateLimit?: RateLimit | undefined;
  /** Where the batch is recorded, so that a later process can go on with it; without it part files end with the batch. */
  record?: BatchRecord | undefined;
}

export interface BatchListener {
  /** Each change of state, in order and at once. */
  transition?(download: Download): void;
  /** Each change of the batch's own status, at once. */
  status?(status: BatchStatus): void;
  /** Whether its patches are to say what has changed of rows, asked each time. They do where this is not given. */
  wantsRows?(): boolean;
  /** Changes gathered for a mirror; see `BatchPatch`. */
  patch?(patch: BatchPatch): void;
  /** Each attempt from its slot to its end, in order and at once. */
  attempt?(event: AttemptEvent): void;
}

/** What happens to an attempt. `at` is in ms on the batch's clock. */
export type AttemptEvent =
  /**
   * `slot` counts from 0, `attempt` from 1; `queuedAt` is when the download began to wait for the slot. `phases` may be
   * looked at as long as the attempt lasts.
   */
  | {
      kind: 'began';
      id: DownloadId;
      at: number;
      slot: number;
      attempt: number;
      queuedAt: number;
      phases: PhaseClock;
    }
  /** The file is complete; it waits for the disk and its name, and the slot is free for another. */
  | { kind: 'left-slot'; id: DownloadId; at: number }
  /** The slot is free for another, if it was not before. `state` is what the download has become. */
  | { kind: 'ended'; id: DownloadId; at: number; end: AttemptEnd; state: DownloadState };
