import { describe, expect, it } from 'vitest';
import { adviceFor } from '../../shared/failure.ts';
import type { DownloadState } from '../../shared/download.ts';
import { readState, writeState } from './stored-state.ts';

const timings = { queue: 0, dns: 1, connect: 2, tls: 0, firstByte: 50, body: 3.5, disk: 1 };
const failure = {
  code: 'http-not-found',
  message: 'No such image (404).',
  advice: adviceFor['http-not-found'],
} as const;

const kept: DownloadState[] = [
  { kind: 'done', rank: 3, bytes: 9, ms: 60.5, mediaType: 'image/png', timings, attempts: 2, sha256: 'ab' },
  { kind: 'skipped', rank: 0, bytes: 9, why: 'saved-before' },
  { kind: 'failed', rank: 1, failure: { ...failure, status: 404 }, attempts: 4 },
  { kind: 'cancelled' },
];
const waiting: DownloadState[] = [
  { kind: 'queued' },
  { kind: 'active', slot: 0, attempt: 1 },
  { kind: 'retrying', attempt: 1, retryAt: 5, failure },
  { kind: 'paused' },
];

describe('a stored state', () => {
  it.each(kept)('of kind $kind is read as it was', (state) => {
    const { kind, detail } = writeState(state);
    expect(readState(kind, detail)).toEqual(state);
  });

  it.each(waiting)('of kind $kind is queued, since the process that worked on it is gone', (state) => {
    const { kind, detail } = writeState(state);
    expect(readState(kind, detail)).toEqual({ kind: 'queued' });
  });

  it.each([
    ['done', null],
    ['done', 'no JSON'],
    ['done', '7'],
    ['done', '{}'],
    ['done', '{"rank":0,"bytes":1,"ms":1,"attempts":1,"mediaType":"image/png","timings":{"queue":0}}'],
    ['failed', '{"rank":0,"attempts":1,"failure":"gone"}'],
    ['skipped', '{"rank":0}'],
    ['a state of later', '{"rank":0}'],
    [7, '{"rank":0}'],
  ])('is queued when it is not understood: %s %s', (kind, detail) => {
    expect(readState(kind, detail)).toEqual({ kind: 'queued' });
  });
});
