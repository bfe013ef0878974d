import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FaultServer } from '../../../test-support/fault-server.ts';
import { type Ended, useBatches } from '../../../test-support/run-batch.ts';
import { useServers } from '../../../test-support/use-servers.ts';
import { systemClock } from '../clock.ts';
import { defaultHttpOptions } from '../transfer/http-client.ts';
import { defaultRetryOptions } from '../transfer/retry-policy.ts';
import type { BatchSpec } from './batch.ts';
import { type OneAtATimeRun, runOneAtATime } from './one-at-a-time.ts';

const startServer = useServers();
const { run } = useBatches();

/** Five images and a page that is gone, saved eight at once. */
async function finished(): Promise<{ server: FaultServer; ended: Ended; measure: () => OneAtATimeRun }> {
  const server = await startServer();
  const urls = Array.from({ length: 5 }, (_, n) => server.url('ok', { seed: n + 1, name: `${n}.jpg` }));
  const ended = await run([...urls, server.url('status')]);
  const spec: BatchSpec = {
    id: ended.batch.id,
    rows: [],
    folder: ended.folder,
    limits: ended.batch.limits,
    http: defaultHttpOptions,
    retry: { ...defaultRetryOptions, retries: 0 },
    maxBytes: Number.MAX_SAFE_INTEGER,
  };
  return { server, ended, measure: () => runOneAtATime(ended.batch, spec, { clock: systemClock, random: () => 0 }) };
}

const saved = ['0.jpg', '1.jpg', '2.jpg', '3.jpg', '4.jpg'];

describe('measuring one at a time', () => {
  it('downloads what was saved once more, one after the other, over connections of its own', async () => {
    const { server, ended, measure } = await finished();
    const before = server.stats();
    const measured = measure();
    expect(await measured.result).toMatchObject({ saved: 5, failed: 0, concurrency: 1, peakActive: 1 });
    expect(measured.progress()).toMatchObject({ finished: 5, rows: 5 });
    expect(server.stats().requests - before.requests).toBe(5);
    expect(server.stats().connections - before.connections).toBe(1);
    expect((await readdir(ended.folder)).toSorted()).toEqual(saved);
  });

  it('works in a folder of its own inside the target folder, which is gone at the end', async () => {
    const { server, ended, measure } = await finished();
    const gate = server.hold('/ok');
    const measured = measure();
    await gate.waitFor(1);
    const scratch = (await readdir(ended.folder)).filter((name) => !saved.includes(name));
    expect(scratch).toEqual([expect.stringMatching(/^\.shoal-compare-/)]);
    expect(measured.progress()).toMatchObject({ finished: 0, rows: 5 });
    gate.open();
    await measured.result;
    expect((await readdir(ended.folder)).toSorted()).toEqual(saved);
  });

  it('leaves nothing behind when it is cancelled in the middle', async () => {
    const { server, ended, measure } = await finished();
    const gate = server.hold('/ok');
    const measured = measure();
    await gate.waitFor(1);
    measured.cancel();
    expect(await measured.result).toBeNull();
    expect((await readdir(ended.folder)).toSorted()).toEqual(saved);
  });

  it('ends at whatever moment of its beginning it is cancelled, without running the list', async () => {
    const { server, ended, measure } = await finished();
    const { requests } = server.stats();
    for (let turns = 0; turns < 12; turns += 1) {
      const measured = measure();
      // The folder is made and read in the meantime: each turn cancels at another point of that.
      for (let n = 0; n < turns; n += 1) await new Promise((resolve) => setImmediate(resolve));
      measured.cancel();
      expect(await measured.result).toBeNull();
    }
    expect(server.stats().requests - requests).toBeLessThanOrEqual(12);
    expect((await readdir(ended.folder)).toSorted()).toEqual(saved);
  });

  it('tells by its sums what could not be downloaded again, and leaves nothing behind', async () => {
    const { server, ended, measure } = await finished();
    await server.close();
    expect(await measure().result).toMatchObject({ saved: 0, failed: 5 });
    expect((await readdir(ended.folder)).toSorted()).toEqual(saved);
  });

  it('fails with the reason when the folder is gone, before and in the middle', async () => {
    const { server, ended, measure } = await finished();
    const gate = server.hold('/ok');
    const measured = measure();
    await gate.waitFor(1);
    await rm(ended.folder, { recursive: true });
    gate.open();
    await expect(measured.result).rejects.toMatchObject({ code: 'folder-missing' });
    await expect(measure().result).rejects.toMatchObject({ code: 'folder-missing' });
    await mkdir(ended.folder);
    expect(await readdir(join(ended.folder))).toEqual([]);
  });
});
