/**
 * Where a list of the side bar stands. `stalled`: stopped by itself because going on is pointless; `unfinished`: stopped
 * with the app, and nobody has gone on with it since.
 */
export type ListState = 'running' | 'paused' | 'stalled' | 'unfinished' | 'finished';

/** One list of the side bar: what it is and what has come of it. Small, for it is sent several times a second. */
export interface ListEntry {
  batchId: string;
  /** What the person knows it by: its file's name, or the one given to it since. */
  label: string;
  /** To be read by a person, not opened: the home folder is shortened. */
  folder: string;
  state: ListState;
  rows: number;
  /** Rows that need nothing more: saved, or here before. */
  saved: number;
  failed: number;
  cancelled: number;
  /** Of the images that were saved. */
  bytes: number;
  /** Over about the last two seconds; 0 where it does not run. */
  bytesPerSecond: number;
  /** When it was begun, stopped or finished, whichever is the latest, in ms since the epoch. */
  at: number;
  /** Whether its images can be asked for in another start of the app: those of the demo cannot. */
  isLasting: boolean;
}

/** Rows that are not settled. */
export const leftOf = ({ rows, saved, failed, cancelled }: ListEntry): number => rows - saved - failed - cancelled;

/** Whether something may happen to it by itself or at a word, without going on with it first. */
export const isOpen = ({ state }: ListEntry): boolean =>
  state === 'running' || state === 'paused' || state === 'stalled';

/** What has changed in the side bar. */
export interface ListsChange {
  updated: ListEntry[];
  /** Ids of those that are gone. */
  removed: string[];
}

/** The longest name that a list can be given, in characters. */
export const longestLabel = 200;

/** The files that would go to the trash with a list: saved by Shoal, and unchanged since. */
export interface ListFiles {
  files: number;
  bytes: number;
  /** Files that stay because somebody has changed them, or because Shoal's record does not know them. */
  changed: number;
  /** They are not there any more. */
  missing: number;
  /** Files that stay because another list in the same folder has them too. */
  shared: number;
}

/** What became of removing a list. */
export interface RemovedList {
  trashed: number;
  bytes: number;
  /** Files that the system did not take into its trash; then the list stays. */
  refused: number;
}
