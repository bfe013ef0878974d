import type { IdRanges } from './id-ranges.ts';

/** What a person thinks of a saved image. Rejected ones leave the folder, and are not downloaded again. */
export type Mark = 'kept' | 'rejected';

/** The marked rows of a batch. */
export interface Marks {
  kept: IdRanges;
  rejected: IdRanges;
}

export const noMarks: Marks = { kept: [], rejected: [] };

/** What became of marking rows. */
export interface MarkAnswer {
  /** All marks of the batch, as they are now. */
  marks: Marks;
  /** Rows that now have the mark and had another one, or none. */
  changed: number;
  /** Images that were in the system's trash already when their rejection was taken back: they have to be fetched from there. */
  inTrash: number;
  /** Rows that are as they were because the file system refused, and its reason for the first of them. */
  refused: { count: number; message: string } | null;
}
