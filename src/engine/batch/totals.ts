import { noCounts, type Totals } from '../../shared/batch.ts';
import type { DownloadState, DownloadStateKind } from '../../shared/download.ts';

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

/** Below this share of the batch's own mean the present speed says nothing of the time left: it has only just begun again, or stands still. */
const leastShareOfMean = 0.1;

/**
 * The time left, from the mean size of what was saved so far and the present speed. Latency is in the speed already:
 * it is measured over whole downloads, waiting included.
 *
 * @param activeBytes what the active downloads have received
 * @param elapsedMs in which `savedBytes` and `activeBytes` came
 * @returns null while nothing is known
 */
function estimateRemainingMs(
  counts: Readonly<Record<DownloadStateKind, number>>,
  savedBytes: number,
  activeBytes: number,
  bytesPerSecond: number,
  elapsedMs: number,
): number | null {
  const left = counts.queued + counts.active + counts.saving + counts.retrying;
  if (left === 0) return 0;
  if (counts.done === 0 || bytesPerSecond <= 0) return null;
  if (bytesPerSecond * elapsedMs < (savedBytes + activeBytes) * 1000 * leastShareOfMean) return null;
  const bytesLeft = Math.max(0, (savedBytes / counts.done) * left - activeBytes);
  return (bytesLeft / bytesPerSecond) * 1000;
}

export function toTotals(
  rows: number,
  counts: StateCounts,
  activeBytes: number,
  bytesPerSecond: number,
  elapsedMs: number,
): Totals {
  return {
    rows,
    counts: { ...counts.byKind },
    receivedBytes: counts.savedBytes + activeBytes,
    bytesPerSecond,
    elapsedMs,
    remainingMs: estimateRemainingMs(counts.byKind, counts.savedBytes, activeBytes, bytesPerSecond, elapsedMs),
  };
}
