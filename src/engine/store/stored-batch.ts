import type { BatchFigures, BatchSums } from '../batch/batch-record.ts';
import type { BatchContents } from './batch-tables.ts';
import { numberIn, textIn, textOrNull } from './values.ts';

export interface StoredBatch extends BatchContents {
  id: string;
  label: string;
  /** Its real path. */
  folder: string;
  /** How it was to be downloaded; written by an older Shoal perhaps. */
  options: unknown;
  figures: BatchFigures;
  /** The start of the computer at which it was last worked on. */
  boot: string | null;
  isFinished: boolean;
  resumable: boolean;
}

/** A batch as a side bar shows it. */
export interface BatchOutline {
  id: string;
  label: string;
  /** Its real path. */
  folder: string;
  isFinished: boolean;
  resumable: boolean;
  rows: number;
  sums: BatchSums;
  /** When it was last worked on, in ms since the epoch. */
  touchedAt: number;
}

type Row = Parameters<typeof textIn>[0];

/** What a row of `batches` says to a side bar. */
export function outlineIn(row: Row): BatchOutline {
  return {
    id: textIn(row, 'id'),
    label: textIn(row, 'label'),
    folder: textIn(row, 'folder'),
    isFinished: row['status'] === 'finished',
    resumable: numberIn(row, 'resumable') !== 0,
    rows: numberIn(row, 'row_count'),
    sums: {
      saved: numberIn(row, 'saved'),
      failed: numberIn(row, 'failed'),
      cancelled: numberIn(row, 'cancelled'),
      bytes: numberIn(row, 'bytes'),
    },
    touchedAt: numberIn(row, 'touched_at'),
  };
}

/** A row of `batches`, with what the other tables have of it. */
export function batchIn(row: Row, contents: BatchContents): StoredBatch {
  const options: unknown = JSON.parse(textIn(row, 'options'));
  return {
    id: textIn(row, 'id'),
    label: textIn(row, 'label'),
    folder: textIn(row, 'folder'),
    options,
    figures: {
      elapsedMs: numberIn(row, 'elapsed_ms'),
      savedMs: numberIn(row, 'saved_ms'),
      peakActive: numberIn(row, 'peak_active'),
    },
    boot: textOrNull(row, 'boot'),
    isFinished: row['status'] === 'finished',
    resumable: numberIn(row, 'resumable') !== 0,
    ...contents,
  };
}
