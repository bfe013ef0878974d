/** What a later start can do with a list that is stopped now: the demo's pictures end with the app. */
export type Later = 'goes-on' | 'demo' | 'not-recorded';

/** A list that an earlier start has not finished, and that can be gone on with. */
export interface UnfinishedList {
  batchId: string;
  /** What the person knows it by: its file's name. */
  label: string;
  /** To be read by a person, not opened: the home folder is shortened. */
  folder: string;
  rows: number;
  /** Rows that need nothing more. */
  saved: number;
  /** In ms since the epoch. */
  stoppedAt: number;
}
