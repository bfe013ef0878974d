import { expect, test } from 'vitest';
import type { Download, DownloadState } from '../../shared/download.ts';
import { sortedIds } from './sorted-rows.ts';

const timings = { queue: 0, dns: 0, connect: 0, tls: 0, firstByte: 0, body: 0, disk: 0 };
const saved = (bytes: number, width?: number): DownloadState => ({
  kind: 'done',
  rank: 0,
  bytes,
  ms: bytes,
  mediaType: 'image/png',
  timings,
  attempts: 1,
  ...(width === undefined ? {} : { width, height: 10 }),
});

function listOf(states: readonly DownloadState[], names: readonly string[] = []): Download[] {
  return states.map((state, id) => ({ id, line: id + 1, url: '', host: 'h', name: names[id] ?? '', state }));
}

const by = (byId: Download[], column: Parameters<typeof sortedIds>[1]['column'], descending = false): number[] =>
  sortedIds({ byId, progressById: new Map() }, { column, descending });

test('numbers in names count as numbers, and case does not', () => {
  const states = Array.from({ length: 4 }, (): DownloadState => ({ kind: 'queued' }));
  expect(by(listOf(states, ['photo-10', 'Photo-9', 'photo-009a', 'a']), 'name')).toEqual([3, 1, 2, 0]);
});

test('equal rows keep the order of the list, in either direction', () => {
  const byId = listOf([saved(5), saved(7), saved(5), saved(7)]);
  expect(by(byId, 'size')).toEqual([0, 2, 1, 3]);
  expect(by(byId, 'size', true)).toEqual([1, 3, 0, 2]);
});

test('rows with nothing in the column come last, in either direction', () => {
  const byId = listOf([{ kind: 'queued' }, saved(2, 30), saved(1), saved(3, 20)]);
  expect(by(byId, 'dimensions')).toEqual([3, 1, 0, 2]);
  expect(by(byId, 'dimensions', true)).toEqual([1, 3, 0, 2]);
});

test('by state what moves comes first', () => {
  const byId = listOf([saved(1), { kind: 'queued' }, { kind: 'active', slot: 0, attempt: 2 }, { kind: 'cancelled' }]);
  expect(by(byId, 'state')).toEqual([2, 1, 3, 0]);
  expect(by(byId, 'attempts', true)).toEqual([2, 0, 1, 3]);
});

test('the size of an active download is what its server has said, and its speed is live', () => {
  const byId = listOf([saved(100), { kind: 'active', slot: 0, attempt: 1 }, { kind: 'active', slot: 1, attempt: 1 }]);
  const progressById = new Map([
    [1, { id: 1, receivedBytes: 1, totalBytes: 500, bytesPerSecond: 10 }],
    [2, { id: 2, receivedBytes: 1, totalBytes: null, bytesPerSecond: 20 }],
  ]);
  expect(sortedIds({ byId, progressById }, { column: 'size', descending: true })).toEqual([1, 0, 2]);
  expect(sortedIds({ byId, progressById }, { column: 'speed', descending: true })).toEqual([2, 1, 0]);
});
