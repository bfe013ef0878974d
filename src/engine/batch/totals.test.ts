import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DownloadState } from '../../shared/download.ts';
import { createStateCounts, type StateCounts, toTotals } from './totals.ts';

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

/** The time left with so many downloads in each state. */
function remainingMs(
  byKind: Partial<StateCounts['byKind']>,
  savedBytes: number,
  activeBytes: number,
  bytesPerSecond: number,
  elapsedMs = 10_000_000,
): number | null {
  const counts = createStateCounts();
  const known: StateCounts = { ...counts, byKind: { ...counts.byKind, ...byKind }, savedBytes };
  return toTotals(100, known, activeBytes, bytesPerSecond, elapsedMs).remainingMs;
}

describe('the time left', () => {
  it('comes from the mean size so far and the present speed', () => {
    // Ten done with 100 kB each, ten to go, of which 200 kB are there: 800 kB at 100 kB/s.
    expect(remainingMs({ done: 10, queued: 8, active: 2 }, 1_000_000, 200_000, 100_000)).toBe(8000);
  });

  it('counts retries as left, and neither what is paused nor what is over', () => {
    const left = { done: 1, retrying: 1, paused: 5, failed: 5, cancelled: 5, skipped: 5 };
    expect(remainingMs(left, 1000, 0, 1000)).toBe(1000);
  });

  it('is nothing when nothing is left', () => {
    expect(remainingMs({ done: 3, paused: 2 }, 1000, 0, 0)).toBe(0);
  });

  it('is unknown before the first image is done, and while nothing moves', () => {
    expect(remainingMs({ queued: 3 }, 0, 100, 1000)).toBeNull();
    expect(remainingMs({ queued: 3, done: 1 }, 1000, 0, 0)).toBeNull();
  });

  it('is unknown while the speed is far under what the batch has reached, as just after it went on', () => {
    const left = { done: 10, queued: 10 };
    expect(remainingMs(left, 1_000_000, 0, 99, 1_000_000)).toBeNull();
    expect(remainingMs(left, 1_000_000, 0, 100, 1_000_000)).toBe(10_000_000);
  });

  it('is never negative, though active downloads may have more than the mean', () => {
    expect(remainingMs({ done: 1, active: 1 }, 10, 1_000_000, 1000)).toBe(0);
  });
});

it('the totals carry a copy of the counts', () => {
  const counts = createStateCounts();
  counts.add({ kind: 'queued' });
  const totals = toTotals(1, counts, 7, 100, 50);
  counts.change({ kind: 'queued' }, done(1000));
  expect(totals).toMatchObject({
    rows: 1,
    receivedBytes: 7,
    bytesPerSecond: 100,
    elapsedMs: 50,
    counts: { queued: 1 },
  });
});
