import type { DownloadId, DownloadState } from '../../shared/download.ts';
import type { HostRemedies } from '../../shared/remedies/remedy.ts';
import type { StateTable } from '../rows/state-table.ts';
import type { TextColumn } from '../rows/text-column.ts';
import type { KeptPart } from '../transfer/transfer.ts';

/** Sums of a batch over all its runs. */
export interface BatchFigures {
  elapsedMs: number;
  /** Time until the last image was saved. */
  savedMs: number;
  peakActive: number;
}

/** How many rows of a batch stand where, and what was saved. */
export interface BatchSums {
  /** Rows that need nothing more: saved in this batch, or here before it. */
  saved: number;
  failed: number;
  cancelled: number;
  bytes: number;
}

/** How a batch is to be looked at whenever something of it is written. */
export interface BatchLook extends BatchFigures {
  sums: BatchSums;
  isFinished: boolean;
}

/** What outlives the process that works on a batch. Calls return at once; writing is the record's own affair. */
export interface BatchRecord {
  /** Whether a later process can go on with part files: then they stay when the batch is closed. */
  readonly keepsParts: boolean;
  /**
   * Writes down which list it is, before anything else is written. To be called once, at the start.
   *
   * @returns when nothing can be lost any more by what is requested from then on; null where that is so already
   */
  begin(): Promise<void> | null;
  /** Gives the way to look at the batch whenever something is written. Called once, before anything else. */
  watch(look: () => BatchLook): void;
  /** A download has come into a state; `name` is its file's where that is here now. */
  changed(id: DownloadId, state: DownloadState, name: string | null): void;
  /** Many downloads have come into a state, none of whose files is here by that. */
  changedAll(ids: readonly DownloadId[], state: DownloadState): void;
  /** From where a download can be gone on with from now on; null when it has no part file any more. */
  part(id: DownloadId, part: KeptPart | null): void;
  /** Writes what waits; resolves when it is written. */
  flush(): Promise<void>;
  /** The remedies in force from now on. */
  remedies(applied: readonly HostRemedies[]): void;
  /** Writes what waits; nothing is called afterwards. */
  close(): Promise<void>;
}

/** What an earlier process has left of a batch. */
export interface EarlierRun {
  /** Of each row; becomes the batch's own where it is `asItWas`. */
  states: StateTable;
  /** Of each row, as `BatchContents` has them. */
  names: TextColumn;
  /** Whether files are taken to be what and where they were: nobody looks at them before they are wanted. */
  trustsFiles: boolean;
  /** Whether the states count as they are. If not, what was saved counts as here already, and the rest is new. */
  asItWas: boolean;
  parts: ReadonlyMap<DownloadId, KeptPart>;
  figures: BatchFigures;
}
