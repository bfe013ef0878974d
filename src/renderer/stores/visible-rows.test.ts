import { expect, test } from 'vitest';
import type { Download, DownloadState, DownloadStateKind } from '../../shared/download.ts';
import {
  filterCounts,
  type ListFilter,
  type Narrowing,
  rowGroups,
  rowTest,
  settledRows,
  visibleIds,
} from './visible-rows.ts';

const failure = { code: 'empty', message: 'm', advice: 'a' } as const;
const timings = { queue: 0, dns: 0, connect: 0, tls: 0, firstByte: 0, body: 0, disk: 0 };
const states: DownloadState[] = [
  { kind: 'queued' },
  { kind: 'failed', rank: 1, failure, attempts: 1 },
  { kind: 'active', slot: 0, attempt: 1 },
  { kind: 'done', rank: 2, bytes: 1, ms: 1, mediaType: 'image/png', timings, attempts: 1 },
  { kind: 'paused' },
  { kind: 'skipped', rank: 0, bytes: 1, why: 'saved-before' },
  { kind: 'cancelled' },
  { kind: 'retrying', attempt: 2, retryAt: 0, failure },
];
const byId = states.map((state, id): Download => ({
  id,
  line: id + 1,
  url: '',
  host: id < 3 ? 'a' : 'b',
  name: '',
  state,
}));
const orders = { byId, order: byId.map(({ id }) => id), completedOrder: [5, 1, 3] };

const narrowedTo = (narrowing: Partial<Narrowing>) =>
  rowTest({ filter: 'all', host: null, reason: null, search: null, ...narrowing });
const only = (filter: ListFilter) => narrowedTo({ filter });

test('the whole list in list order is not copied', () => {
  expect(visibleIds(orders, 'list', null)).toBe(orders.order);
});

test('in order of completion come the finished, then the active, the waiting and the cancelled', () => {
  expect(visibleIds(orders, 'completed', null)).toEqual([5, 1, 3, 2, 7, 0, 4, 6]);
});

test('a filter shows its states only, in either order', () => {
  expect(visibleIds(orders, 'list', only('done'))).toEqual([3, 5]);
  expect(visibleIds(orders, 'completed', only('done'))).toEqual([5, 3]);
  expect(visibleIds(orders, 'list', only('active'))).toEqual([2, 7]);
  expect(visibleIds(orders, 'completed', only('waiting'))).toEqual([0, 4]);
  expect(visibleIds(orders, 'list', only('failed'))).toEqual([1]);
  expect(visibleIds(orders, 'completed', only('cancelled'))).toEqual([6]);
});

test('host, reason and search narrow together, and nothing at all tests nothing', () => {
  expect(visibleIds(orders, 'list', narrowedTo({ host: 'b' }))).toEqual([3, 4, 5, 6, 7]);
  expect(visibleIds(orders, 'completed', narrowedTo({ reason: 'empty' }))).toEqual([1, 7]);
  expect(visibleIds(orders, 'list', narrowedTo({ reason: 'empty', host: 'b' }))).toEqual([7]);
  expect(visibleIds(orders, 'list', narrowedTo({ host: 'b', search: ({ id }) => id > 5 }))).toEqual([6, 7]);
  expect(narrowedTo({})).toBeNull();
});

test('hosts and reasons are counted, the most first', () => {
  expect(rowGroups(byId)).toEqual({
    hosts: [
      ['b', 5],
      ['a', 3],
    ],
    reasons: [['empty', 2]],
  });
});

test('the counts of the filters add up to all, and what is settled is done, failed or cancelled', () => {
  const kinds: DownloadStateKind[] = states.map(({ kind }) => kind);
  const count = (kind: DownloadStateKind): number => kinds.filter((each) => each === kind).length;
  const totals = {
    rows: kinds.length,
    counts: {
      queued: count('queued'),
      active: count('active'),
      saving: count('saving'),
      retrying: count('retrying'),
      paused: count('paused'),
      done: count('done'),
      skipped: count('skipped'),
      failed: count('failed'),
      cancelled: count('cancelled'),
    },
    receivedBytes: 0,
    bytesPerSecond: 0,
    elapsedMs: 0,
    remainingMs: null,
  };
  const { all, ...rest } = filterCounts(totals);
  expect(Object.values(rest).reduce((sum, each) => sum + each, 0)).toBe(all);
  expect(settledRows(totals)).toBe(rest.done + rest.failed + rest.cancelled);
});
