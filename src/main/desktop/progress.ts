import type { BrowserWindow } from 'electron';
import type { BatchPatch } from '../../shared/batch.ts';

/** Shows on the taskbar or dock how much of the list is done. */
export function showProgress(window: BrowserWindow | null, { totals, status }: BatchPatch): void {
  if (window === null || window.isDestroyed()) return;
  const { queued, active, retrying, paused } = totals.counts;
  const left = queued + active + retrying + paused;
  const isOver = status?.kind === 'finished' || left === 0 || totals.rows === 0;
  window.setProgressBar(isOver ? -1 : (totals.rows - left) / totals.rows);
}
