import type { Totals } from '../../shared/batch.ts';
import type { DownloadId, DownloadState } from '../../shared/download.ts';
import { assertNever } from '../../shared/assert-never.ts';
import { isSettled } from '../../shared/download.ts';
import type { ListOrder } from '../../shared/settings.ts';
import type { BatchMirror } from './batch-mirror.ts';

export type ListFilter = 'all' | 'waiting' | 'active' | 'failed' | 'done' | 'cancelled';

/** Each state belongs to exactly one filter, so that their counts add up to all. */
function filterOf(state: DownloadState): Exclude<ListFilter, 'all'> {
  switch (state.kind) {
    case 'queued':
    case 'paused':
      return 'waiting';
    case 'active':
    case 'saving':
    case 'retrying':
      return 'active';
    case 'done':
    case 'skipped':
      return 'done';
    case 'failed':
      return 'failed';
    case 'cancelled':
      return 'cancelled';
    default:
      return assertNever(state);
  }
}

/** Rows per filter, from the engine's own counts. */
export function filterCounts({ rows, counts }: Totals): Record<ListFilter, number> {
  return {
    all: rows,
    waiting: counts.queued + counts.paused,
    active: counts.active + counts.saving + counts.retrying,
    failed: counts.failed,
    done: counts.done + counts.skipped,
    cancelled: counts.cancelled,
  };
}

type Orders = Pick<BatchMirror, 'byId' | 'order' | 'completedOrder'>;

/**
 * The ids to show, top to bottom. In order of completion, finished rows come first as they finished, then what
 * is on its way, then the rest in list order. The whole list in list order is `order` itself, without a copy.
 */
export function visibleIds({ byId, order, completedOrder }: Orders, by: ListOrder, filter: ListFilter) {
  if (by === 'list' && filter === 'all') return order;
  const fits = (id: DownloadId): boolean => {
    const record = byId[id];
    return record !== undefined && (filter === 'all' || filterOf(record.state) === filter);
  };
  if (by === 'list') return order.filter(fits);
  const active: DownloadId[] = [];
  const waiting: DownloadId[] = [];
  const cancelled: DownloadId[] = [];
  for (const id of order) {
    const record = byId[id];
    if (record === undefined || !fits(id)) continue;
    if (!isSettled(record.state)) (filterOf(record.state) === 'active' ? active : waiting).push(id);
    else if (record.state.kind === 'cancelled') cancelled.push(id);
  }
  return [...completedOrder.filter(fits), ...active, ...waiting, ...cancelled];
}

/** Rows whose image is in the folder, saved now or before. */
export const savedRows = ({ counts }: Totals): number => counts.done + counts.skipped;

/** Rows with which nothing more will happen by itself. */
export const settledRows = ({ counts }: Totals): number =>
  counts.done + counts.skipped + counts.failed + counts.cancelled;
