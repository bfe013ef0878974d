import { describe, expect, it } from 'vitest';
import { useBatches } from '../../../test-support/run-batch.ts';
import type { LineOptions } from '../../../test-support/line-server.ts';
import { useLineServers } from '../../../test-support/use-line-servers.ts';

const startServer = useLineServers();
const { run } = useBatches();

const images = 24;

/** What the list takes one at a time, and what a run with eight at once says it would. */
async function bothTimes(line: LineOptions): Promise<{ truthMs: number; lowMs: number; highMs: number }> {
  const server = await startServer(line);
  const urls = Array.from({ length: images }, (_, n) => server.url(n));
  const many = await run(urls, { concurrency: 8 });
  const one = await run(urls, { concurrency: 1 });
  expect([many.summary.saved, one.summary.saved]).toEqual([images, images]);
  const { lowMs = 0, highMs = 0 } = many.summary.estimate ?? {};
  return { truthMs: one.summary.savedMs, lowMs, highMs };
}

describe('the interval that is estimated from a run with many at once', () => {
  it.each<[string, LineOptions]>([
    ['latency is all', { latencyMs: () => 100, bytes: () => 10_000 }],
    ['bandwidth is all', { latencyMs: () => 2, bytes: () => 100_000, bytesPerSecond: 4_000_000 }],
    [
      'both count, and images differ',
      {
        latencyMs: (n) => 40 + (n % 5) * 15,
        bytes: (n) => 10_000 + (n % 4) * 40_000,
        bytesPerSecond: 3_000_000,
      },
    ],
    ['a few images are slow', { latencyMs: (n) => (n % 8 === 3 ? 600 : 50), bytes: () => 10_000 }],
    // Both are real runs, and now and then a busy machine lets only one of them wait.
  ])('holds what one at a time really takes where %s', { retry: 2 }, async (_where, line) => {
    const { truthMs, lowMs, highMs } = await bothTimes(line);
    expect(lowMs).toBeLessThanOrEqual(truthMs);
    expect(highMs).toBeGreaterThanOrEqual(truthMs);
  });
});
