import { describe, expect, it } from 'vitest';
import type { DownloadState } from '../../shared/download.ts';
import { summarize, type SummaryInput } from './summary.ts';
import { createStateCounts } from './totals.ts';

const done = (bytes: number, body: number, firstByte = 100): DownloadState => ({
  kind: 'done',
  rank: 0,
  bytes,
  ms: firstByte + body,
  mediaType: 'image/jpeg',
  timings: { queue: 5, dns: 1, connect: 2, tls: 3, firstByte, body, disk: 1 },
  attempts: 1,
});

function input(states: DownloadState[], changes: Partial<SummaryInput> = {}): SummaryInput {
  const counts = createStateCounts();
  for (const state of states) counts.add(state);
  return {
    saved: states.flatMap((state) => (state.kind === 'done' ? [{ state, host: 'images.example' }] : [])),
    counts: counts.byKind,
    bytes: counts.savedBytes,
    elapsedMs: 1000,
    savedMs: 500,
    concurrency: 16,
    peakActive: 2,
    bestBytesPerSecond: 0,
    busyShare: 0.1,
    ...changes,
  };
}

describe('the summary of a batch', () => {
  it('counts what became of every row', () => {
    const failure = { code: 'incomplete', message: 'It broke.', advice: 'Retry.' } as const;
    const states: DownloadState[] = [
      done(1000, 10),
      { kind: 'failed', rank: 1, failure, attempts: 4 },
      { kind: 'cancelled' },
      { kind: 'skipped', rank: 2, bytes: 9, why: 'name-taken' },
    ];
    expect(summarize(input(states))).toMatchObject({
      saved: 1,
      failed: 1,
      cancelled: 1,
      skipped: 1,
      bytes: 1000,
      elapsedMs: 1000,
      savedMs: 500,
      concurrency: 16,
      peakActive: 2,
      estimate: null,
    });
  });

  it('estimates from the saved images only, over the time until the last was saved', () => {
    const { estimate } = summarize(input([done(50_000, 100), done(50_000, 100), { kind: 'cancelled' }]));
    // Two waits of 100 ms, one connection of 6 ms, 100 kB at 500 kB/s; at most both own times; over 500 ms.
    expect(estimate?.lowMs).toBeCloseTo(400 / 1.1);
    expect(estimate?.highMs).toBeCloseTo(400 * 1.1);
    expect(estimate?.speedUpHigh).toBeCloseTo(0.88);
  });

  it('takes the best speed there was: of the batch, or of one image', () => {
    const states = [done(50_000, 100), done(100_000, 100)];
    expect(summarize(input(states)).estimate?.lowMs).toBeCloseTo((206 + 150) / 1.1);
    expect(summarize(input(states, { bestBytesPerSecond: 3_000_000 })).estimate?.lowMs).toBeCloseTo((206 + 50) / 1.1);
  });
});
