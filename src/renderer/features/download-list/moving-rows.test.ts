import { expect, test } from 'vitest';
import type { Download, DownloadState } from '../../../shared/download.ts';
import { movingRows } from './moving-rows.ts';

/** A thousand rows of which these are active, at these speeds. */
function rowsAt(speeds: Record<number, number>, paused: readonly number[] = []) {
  const byId = Array.from({ length: 1000 }, (_, id): Download => {
    const state: DownloadState = paused.includes(id) ? { kind: 'paused' } : { kind: 'active', slot: 0, attempt: 1 };
    return { id, line: id + 1, url: `https://a.example/${id}`, host: 'a.example', name: `${id}`, state };
  });
  const progress = Object.entries(speeds).map(([id, bytesPerSecond]) => {
    return { id: Number(id), receivedBytes: 1, totalBytes: 2, bytesPerSecond };
  });
  return { byId, progressById: new Map(progress.map((entry) => [entry.id, entry])) };
}

test('a row that hangs does not keep the view from the rows that move', () => {
  expect(movingRows(rowsAt({ 3: 0, 200: 5, 201: 5, 202: 5 }), 10)).toEqual({ first: 200, last: 202 });
});

test('a slow row far behind does not either', () => {
  expect(movingRows(rowsAt({ 3: 1, 200: 5, 205: 5 }), 10)).toEqual({ first: 200, last: 205 });
});

test('of two stretches with as many rows the later one is followed', () => {
  expect(movingRows(rowsAt({ 10: 5, 11: 5, 90: 5, 91: 5 }), 10)).toEqual({ first: 90, last: 91 });
});

test('rows that do not fit into sight together are followed where most of them are', () => {
  expect(movingRows(rowsAt({ 1: 5, 9: 5, 10: 5, 11: 5, 30: 5 }), 4)).toEqual({ first: 9, last: 11 });
});

test('where nothing moves the active rows are followed, and paused ones never', () => {
  expect(movingRows(rowsAt({ 7: 0, 400: 9 }, [400]), 10)).toEqual({ first: 7, last: 7 });
  expect(movingRows(rowsAt({ 400: 9 }, [400]), 10)).toBeNull();
});
