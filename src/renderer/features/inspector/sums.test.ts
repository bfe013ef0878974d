import { expect, it } from 'vitest';
import type { Download, DownloadState } from '../../../shared/download.ts';
import { sumsOf } from './sums.ts';

const timings = { queue: 0, dns: 0, connect: 0, tls: 0, firstByte: 0, body: 0, disk: 0 };
const done = (bytes: number, ms: number, mediaType: string): DownloadState => ({
  kind: 'done',
  rank: 0,
  bytes,
  ms,
  mediaType,
  timings,
  attempts: 1,
});
const row = (id: number, host: string, state: DownloadState): Download => ({
  id,
  line: id + 1,
  url: `http://${host}/${id}`,
  host,
  name: `${id}.jpg`,
  state,
});

it('several rows come to their sums, and others do not count', () => {
  const byId = [
    row(0, 'a', done(100, 10, 'image/png')),
    row(1, 'a', done(300, 30, 'image/jpeg')),
    row(2, 'b', { kind: 'queued' }),
    row(3, 'b', done(1e9, 1e9, 'image/gif')),
    row(4, 'c', { kind: 'skipped', rank: 1, bytes: 5, why: 'saved-before' }),
    row(5, 'c', done(200, 20, 'image/jpeg')),
  ];
  expect(sumsOf(byId, Uint8Array.from([1, 1, 1, 0, 1, 1]))).toEqual({
    rows: 5,
    kinds: new Map([
      ['done', 3],
      ['queued', 1],
      ['skipped', 1],
    ]),
    bytes: 605,
    averageMs: 20,
    hosts: 3,
    types: [
      ['image/jpeg', 2],
      ['image/png', 1],
    ],
  });
  expect(sumsOf(byId, new Uint8Array(6))).toMatchObject({ rows: 0, bytes: 0, averageMs: null });
});
