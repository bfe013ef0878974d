import type { List } from '../lists.ts';
import type { Program } from '../run-process.ts';

/** What one run is given. */
export interface Task {
  list: List;
  urls: readonly string[];
  /** A file with the URLs, one per line. */
  listFile: string;
  /** Empty, for the files. */
  folder: string;
  /** Empty, for whatever else the program wants to keep. */
  scratch: string;
}

/** A program that downloads lists. */
export interface Contestant {
  name: string;
  /** What it is, with its version; null where it is not installed. */
  version(): Promise<string | null>;
  /** Lists that it is not asked to do, because they would take it minutes. */
  skips?(list: List): boolean;
  /** Whether a brief bench does without it. */
  isSlow?: true;
  program(task: Task): Program | Promise<Program>;
  /**
   * Time that the program itself has measured, from its first request to its last file, in ms; where it does, this counts
   * in place of that of the whole process.
   */
  ownMs?(stdout: string): number;
}
