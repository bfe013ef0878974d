import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DownloadState } from '../../shared/download.ts';
import { createStateCounts, toTotals } from './totals.ts';

const timings = { queue: 0, dns: 0, connect: 0, tls: 0, firstByte: 0, body: 0, disk: 0 };
const failure = { code: 'incomplete', message: 'It broke.', advice: 'Retry.' } as const;
const done = (bytes: number): DownloadState => ({
  kind: 'done',
  rank: 0,
  bytes,
  ms: 1,
  mediaType: 'image/jpeg',
  timings,
  attempts: 1,
});
const state = fc.oneof(
  fc.constantFrom<DownloadState>(
    { kind: 'queued' },
    { kind: 'active', slot: 0, attempt: 1 },
    { kind: 'retrying', attempt: 1, retryAt: 0, failure },
    { kind: 'paused' },
    { kind: 'skipped', rank: 0, bytes: 5, why: 'saved-before' },
    { kind: 'failed', rank: 0, failure, attempts: 1 },
    { kind: 'cancelled' },
  ),
  fc.nat(1000).map(done),
);

describe('the counts of states', () => {
  it('always add up to the number of rows, and the bytes to those of the finished ones', () => {
    fc.assert(
      fc.property(fc.array(state, { minLength: 1 }), fc.array(fc.tuple(fc.nat(), state)), (rows, changes) => {
        const states = [...rows];
        const counts = createStateCounts();
        for (const each of states) counts.add(each);
        for (const [n, next] of changes) {
          const id = n % states.length;
          counts.change(states[id] ?? next, next);
          states[id] = next;
        }
        const kinds = Object.entries(counts.byKind).filter(([, count]) => count > 0);
        expect(new Map(kinds)).toEqual(
          new Map([...Map.groupBy(states, ({ kind }) => kind)].map(([kind, of]) => [kind, of.length])),
        );
        const bytes = states.reduce((sum, each) => sum + (each.kind === 'done' ? each.bytes : 0), 0);
        expect(counts.savedBytes).toBe(bytes);
      }),
    );
  });
});

it('the totals carry a copy of the counts', () => {
  const underWay = { receivedBytes: 7, sized: { images: 0, receivedBytes: 0, totalBytes: 0 }, slowestMs: 0 };
  const counts = createStateCounts();
  counts.add({ kind: 'queued' });
  const totals = toTotals(1, counts, underWay, 100, 50);
  counts.change({ kind: 'queued' }, done(1000));
  expect(totals).toMatchObject({
    rows: 1,
    receivedBytes: 7,
    bytesPerSecond: 100,
    elapsedMs: 50,
    counts: { queued: 1 },
  });
});
