import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { removeFolder } from '../../../test-support/remove-folder.ts';
import { useLineServers } from '../../../test-support/use-line-servers.ts';
import { useServers } from '../../../test-support/use-servers.ts';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import type { CompareRun } from '../../shared/compare/comparison.ts';
import type { BatchSpec } from '../batch/batch.ts';
import { systemClock } from '../clock.ts';
import { defaultHttpOptions } from '../transfer/request/http-client.ts';
import { defaultRetryOptions } from '../transfer/retry-policy.ts';
import { type ComparisonSpec, type RunningComparison, startComparison } from './comparison.ts';

const startServer = useServers();
const startLineServer = useLineServers();
const tempDir = useTempDir();

const ports = { clock: systemClock, random: () => 0 };

async function compare(
  urls: readonly string[],
  changes: Partial<ComparisonSpec> = {},
  { isDurable = true, onRun }: { isDurable?: boolean; onRun?: (run: CompareRun) => void } = {},
): Promise<{ folder: string; comparison: RunningComparison }> {
  const folder = await tempDir();
  const batch: BatchSpec = {
    id: 'list',
    rows: urls.map((url, index) => ({ url, line: index + 1 })),
    folder,
    limits: { concurrency: 1, perHost: null },
    http: defaultHttpOptions,
    retry: { ...defaultRetryOptions, retries: 0 },
    maxBytes: Number.MAX_SAFE_INTEGER,
    isDurable,
  };
  const spec = { batch, ofImages: urls.length, levels: [1, 4], rounds: 2, known: null, runBytes: null, ...changes };
  return { folder, comparison: startComparison(spec, ports, onRun === undefined ? {} : { run: onRun }) };
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, n) => n);

describe('a comparison', () => {
  // A ratio of two clocks in the same run; now and then a busy machine stops only one of them all the same.
  it('measures both ways within 5 % of what the server’s own clock says', { retry: 4 }, async () => {
    const server = await startLineServer({ latencyMs: () => 100, bytes: () => 20_000 });
    const { comparison } = await compare(
      numbers(40).map((n) => server.url(n)),
      { levels: [1, 4], rounds: 1 },
      { isDurable: false }, // the server's clock knows nothing of the disk
    );
    const result = await comparison.ended;
    for (const [index, { ms }] of (result?.runs ?? []).entries()) {
      const ratio = ms / server.spanMs(index * 40, (index + 1) * 40);
      expect(ratio).toBeGreaterThan(0.95);
      expect(ratio).toBeLessThan(1.05);
    }
    expect(result?.runs.map(({ unlike }) => unlike)).toEqual([null, null]);
    // 40 waits of 100 ms over 4 slots: at least a second, and no run was quicker.
    const floor = result?.levels[1]?.floorMs ?? 0;
    expect(floor).toBeGreaterThanOrEqual(1000);
    expect(floor).toBeLessThanOrEqual(result?.levels[1]?.medianMs ?? 0);
  });

  it('interleaves the rounds, each run over connections of its own and with no more of them than slots', async () => {
    const server = await startLineServer({ latencyMs: () => 5, bytes: () => 1000 });
    const runs: CompareRun[] = [];
    const { comparison } = await compare(
      numbers(12).map((n) => server.url(n)),
      {},
      { onRun: (run) => runs.push(run) },
    );
    await comparison.ended;
    expect(runs.map(({ round, concurrency }) => [round, concurrency])).toEqual([
      [1, 1],
      [1, 4],
      [2, 1],
      [2, 4],
    ]);
    const connections = numbers(4).map(
      (run) => new Set(server.served.slice(run * 12, run * 12 + 12).map((r) => r.connection)),
    );
    expect(connections.map((used) => used.size)).toEqual([1, 4, 1, 4]);
    expect(new Set(connections.flatMap((used) => [...used])).size).toBe(10);
  });

  it('runs every other round of a sweep backwards, and names its quickest level', async () => {
    const server = await startLineServer({ latencyMs: () => 20, bytes: () => 10_000 });
    const urls = numbers(8).map((n) => server.url(n));
    const { comparison } = await compare(urls, { levels: [1, 2, 4] });
    const result = await comparison.ended;
    expect(result?.runs.map(({ concurrency }) => concurrency)).toEqual([1, 2, 4, 4, 2, 1]);
    const { levels = [], sweep } = result ?? {};
    const best = levels.find(({ concurrency }) => concurrency === sweep?.best);
    expect(best?.medianMs).toBe(Math.min(...levels.map(({ medianMs }) => medianMs ?? Infinity)));
    for (const { floorMs, lowMs } of levels) expect(floorMs).toBeLessThanOrEqual(lowMs ?? 0);
  });

  it('marks a run in which something failed, with the reason, and does not average it', async () => {
    const server = await startServer();
    const once = server.url('failThenOk', { code: 500 });
    const { comparison } = await compare([server.url('ok', { seed: 2 }), once]);
    const result = await comparison.ended;
    expect(result?.runs[0]?.unlike).toEqual({ kind: 'failed', count: 1, images: 2 });
    expect(result?.runs.slice(1).map(({ unlike }) => unlike)).toEqual([null, null, null]);
    expect(result?.levels.map(({ runs }) => runs)).toEqual([1, 2]);
  });

  it('marks the run that brings other bytes than the rest, even when it is the first', async () => {
    const server = await startLineServer({
      latencyMs: () => 0,
      bytes: () => 1000,
      seed: (image, time) => (image === 1 && time === 1 ? 99 : image),
    });
    const { comparison } = await compare(numbers(3).map((n) => server.url(n)));
    const result = await comparison.ended;
    expect(result?.runs.map(({ unlike }) => unlike)).toEqual([
      { kind: 'other-bytes', count: 1, images: 3 },
      null,
      null,
      null,
    ]);
  });

  it('works in a folder of its own that is gone at the end, each run’s before the next begins', async () => {
    const server = await startServer();
    const gate = server.hold('/ok');
    const { folder, comparison } = await compare([server.url('ok')], { rounds: 1 });
    await gate.waitFor(1);
    expect(await readdir(folder)).toEqual([expect.stringMatching(/^\.shoal-compare-list-/)]);
    expect(comparison.progress()).toMatchObject({ runsDone: 0, runs: 2, round: 1, concurrency: 1, images: 1 });
    gate.open();
    await comparison.ended;
    expect(await readdir(folder)).toEqual([]);
  });

  it('leaves nothing behind when it is cancelled in the middle', async () => {
    const server = await startServer();
    const gate = server.hold('/ok');
    const { folder, comparison } = await compare([server.url('ok')]);
    await gate.waitFor(1);
    comparison.cancel();
    expect(await comparison.ended).toBeNull();
    expect(await readdir(folder)).toEqual([]);
  });

  it('ends at whatever moment of its beginning it is cancelled', async () => {
    const server = await startServer();
    for (let turns = 0; turns < 12; turns += 1) {
      const { folder, comparison } = await compare([server.url('ok')]);
      for (let n = 0; n < turns; n += 1) await new Promise((resolve) => setImmediate(resolve));
      comparison.cancel();
      expect(await comparison.ended).toBeNull();
      expect(await readdir(folder)).toEqual([]);
    }
  });

  it('does not begin when the disk has no room for what it knows it will need', async () => {
    const server = await startServer();
    const { folder, comparison } = await compare([server.url('ok')], { runBytes: Number.MAX_SAFE_INTEGER });
    await expect(comparison.ended).rejects.toMatchObject({ code: 'disk-full' });
    expect(await readdir(folder)).toEqual([]);
    expect(server.requests).toEqual([]);
  });

  it('fails with the reason when the folder is gone', async () => {
    const server = await startServer();
    const gate = server.hold('/ok');
    const { folder, comparison } = await compare([server.url('ok')]);
    const failure = comparison.ended.catch((error: unknown) => error); // it may come before the folder is gone whole
    await gate.waitFor(1);
    await removeFolder(folder);
    gate.open();
    expect(await failure).toMatchObject({ code: 'folder-missing' });
  });
});
