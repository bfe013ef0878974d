import { homedir } from 'node:os';
import { sep } from 'node:path';
import type { ListEntry } from '../../shared/lists.ts';
import type { BatchOutline } from '../../engine/store/stored-batch.ts';
import type { ListSession } from '../session/list-session.ts';

/** A list that is open, as the side bar shows it. */
export function entryOf({ batch, label, later, at, stored }: ListSession): ListEntry {
  const { rows, counts, receivedBytes, bytesPerSecond } = batch.totals();
  const { kind } = batch.status;
  return {
    batchId: batch.id,
    label,
    folder: shortPath(batch.folder, homedir()),
    state: stored === null ? kind : stored.isFinished ? 'finished' : 'unfinished',
    rows,
    saved: counts.done + counts.skipped,
    failed: counts.failed,
    cancelled: counts.cancelled,
    bytes: receivedBytes,
    bytesPerSecond,
    at,
    isLasting: later !== 'demo',
  };
}

/** A list that is not open. */
export function entryOfOutline(outline: BatchOutline): ListEntry {
  const { id, label, folder, isFinished, resumable, rows, sums, touchedAt } = outline;
  return {
    batchId: id,
    label,
    folder: shortPath(folder, homedir()),
    state: isFinished ? 'finished' : 'unfinished',
    rows,
    ...sums,
    bytesPerSecond: 0,
    at: touchedAt,
    isLasting: resumable,
  };
}

/** `~/Pictures/harbour`, as people on Unix write it; on Windows nobody does. */
export function shortPath(path: string, home: string): string {
  if (sep === '\\') return path;
  return path === home || path.startsWith(`${home}/`) ? `~${path.slice(home.length)}` : path;
}
