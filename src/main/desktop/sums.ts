import type { BatchStatus, Totals } from '../../shared/batch.ts';
import type { GovernedBatch } from '../speed/speed-governor.ts';

/** As much of an open list as the desktop shows and commands. */
export interface DesktopList {
  readonly label: string;
  readonly batch: GovernedBatch & {
    readonly folder: string;
    readonly status: BatchStatus;
    totals(): Totals;
    retryFailed(): void;
  };
}

/** What goes on, in figures: sums over the lists that are not at their end. */
export interface DesktopState {
  /** Lists that are not at their end. */
  lists: number;
  running: number;
  /** Paused by somebody, or stopped by themselves. */
  resting: number;
  /** Of those, stopped by themselves. */
  stalled: number;
  rows: number;
  settled: number;
  failed: number;
  bytesPerSecond: number;
  /** Whether any open list, finished ones included, has failures to try again. */
  hasFailures: boolean;
}

/** Asks the lists how they do. */
export function sumOf(lists: Iterable<DesktopList>): DesktopState {
  const sum: DesktopState = {
    lists: 0,
    running: 0,
    resting: 0,
    stalled: 0,
    rows: 0,
    settled: 0,
    failed: 0,
    bytesPerSecond: 0,
    hasFailures: false,
  };
  for (const { batch } of lists) {
    const { kind } = batch.status;
    const { counts, rows, bytesPerSecond } = batch.totals();
    sum.hasFailures ||= counts.failed > 0;
    if (kind === 'finished') continue;
    sum.lists += 1;
    if (kind === 'running') sum.running += 1;
    else sum.resting += 1;
    if (kind === 'stalled') sum.stalled += 1;
    sum.rows += rows;
    sum.settled += counts.done + counts.skipped + counts.failed + counts.cancelled;
    sum.failed += counts.failed;
    if (kind === 'running') sum.bytesPerSecond += bytesPerSecond;
  }
  return sum;
}

/** What stands on the taskbar or dock. */
export interface TaskbarLook {
  /** 0 to 1; -1 for none. */
  progress: number;
  mode: 'none' | 'normal' | 'paused' | 'error';
  /** How many lists are being downloaded. */
  badge: number;
}

/** @param hasNews whether a list has ended with failures that nobody has looked at yet */
export function taskbarOf({ lists, running, stalled, rows, settled }: DesktopState, hasNews: boolean): TaskbarLook {
  if (lists === 0) return hasNews ? { progress: 1, mode: 'error', badge: 0 } : { progress: -1, mode: 'none', badge: 0 };
  const mode = stalled > 0 ? 'error' : running > 0 ? 'normal' : 'paused';
  return { progress: rows === 0 ? 0 : settled / rows, mode, badge: lists };
}
