import { noCounts, type Totals } from '../../shared/batch.ts';
import type { DownloadState, DownloadStateKind } from '../../shared/download.ts';
import { estimateRemainingMs, type UnderWay } from './time-left.ts';

/** Keeps the number of downloads per state up to date without walking the list. */
export interface StateCounts {
  readonly byKind: Readonly<Record<DownloadStateKind, number>>;
  /** Bytes of all finished images. */
  readonly savedBytes: number;
  /** @param rows so many of them; one where it is not given */
  add(state: DownloadState, rows?: number): void;
  change(from: DownloadState, to: DownloadState): void;
  /** Rows come from one state into another; neither is of saved images. */
  move(from: DownloadStateKind, to: DownloadStateKind, rows: number): void;
}

export function createStateCounts(): StateCounts {
  const byKind = noCounts();
  let savedBytes = 0;
  return {
    byKind,
    get savedBytes() {
      return savedBytes;
    },
    add(state, rows = 1) {
      byKind[state.kind] += rows;
      savedBytes += rows * bytesOf(state);
    },
    change(from, to) {
      byKind[from.kind]--;
      byKind[to.kind]++;
      savedBytes += bytesOf(to) - bytesOf(from);
    },
    move(from, to, rows) {
      byKind[from] -= rows;
      byKind[to] += rows;
    },
  };
}

function bytesOf(state: DownloadState): number {
  return state.kind === 'done' ? state.bytes : 0;
}

export function toTotals(
  rows: number,
  counts: StateCounts,
  underWay: UnderWay,
  bytesPerSecond: number,
  elapsedMs: number,
): Totals {
  return {
    rows,
    counts: { ...counts.byKind },
    receivedBytes: counts.savedBytes + underWay.receivedBytes,
    bytesPerSecond,
    elapsedMs,
    remainingMs: estimateRemainingMs(counts.byKind, counts.savedBytes, underWay, bytesPerSecond, elapsedMs),
  };
}
