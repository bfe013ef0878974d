import type { Totals } from '../../shared/batch.ts';
import type { Download, DownloadId, DownloadState } from '../../shared/download.ts';
import type { FailureCode } from '../../shared/failure.ts';
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

/** Whether a row is shown. */
export type RowTest = (download: Download) => boolean;

/** Why a row has failed or waits for another attempt; undefined where nothing went wrong. */
const reasonOf = (state: DownloadState): FailureCode | undefined =>
  state.kind === 'failed' || state.kind === 'retrying' ? state.failure.code : undefined;

/** What a person narrows the list to; null and `all` narrow nothing. */
export interface Narrowing {
  filter: ListFilter;
  host: string | null;
  reason: FailureCode | null;
  /** By the words that are looked for. */
  search: RowTest | null;
}

/** One test out of all that narrows the list, the cheapest first; null where every row is shown. */
export function rowTest({ filter, host, reason, search }: Narrowing): RowTest | null {
  if (filter === 'all' && host === null && reason === null && search === null) return null;
  return (download) =>
    (host === null || download.host === host) &&
    (filter === 'all' || filterOf(download.state) === filter) &&
    (reason === null || reasonOf(download.state) === reason) &&
    (search === null || search(download));
}

/** How many rows each host has and each reason, the most first. */
export interface RowGroups {
  hosts: readonly (readonly [host: string, rows: number])[];
  reasons: readonly (readonly [code: FailureCode, rows: number])[];
}

export function rowGroups(byId: readonly Download[]): RowGroups {
  const hosts = new Map<string, number>();
  const reasons = new Map<FailureCode, number>();
  for (const { host, state } of byId) {
    hosts.set(host, (hosts.get(host) ?? 0) + 1);
    const reason = reasonOf(state);
    if (reason !== undefined) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  return { hosts: mostFirst(hosts), reasons: mostFirst(reasons) };
}

const mostFirst = <K>(counts: ReadonlyMap<K, number>): [K, number][] => [...counts].sort(([, a], [, b]) => b - a);

type Orders = Pick<BatchMirror, 'byId' | 'order' | 'completedOrder'>;

/**
 * The ids to show, top to bottom. In order of completion, finished rows come first as they finished, then what
 * is on its way, then the rest in list order. The whole list in list order is `order` itself, without a copy.
 */
export function visibleIds(
  { byId, order, completedOrder }: Orders,
  by: ListOrder,
  test: RowTest | null,
): readonly DownloadId[] {
  if (by === 'list' && test === null) return order;
  const fits = (id: DownloadId): boolean => {
    const record = byId[id];
    return record !== undefined && (test === null || test(record));
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
