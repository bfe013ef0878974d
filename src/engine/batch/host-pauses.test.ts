import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { type FaultServer, startFaultServer } from '../../../test-support/fault-server.ts';
import { imageBytes, imageDefaults } from '../../../test-support/image-bytes.ts';
import { until, useBatches } from '../../../test-support/run-batch.ts';
import type { HostChange } from '../../shared/batch.ts';

const { create, run } = useBatches();
const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function startGood(): Promise<FaultServer> {
  const server = await startFaultServer();
  closers.push(() => server.close());
  return server;
}

interface MoodyServer {
  host: string;
  urls: (count: number) => string[];
  /** The status of its answers; 200 comes with an image. */
  status: number;
  requests: number;
  /** The most that were open at once since it was set. */
  mostOpen: number;
}

/** A server that answers all its paths alike. */
async function startMoody(status: number): Promise<MoodyServer> {
  let open = 0;
  const server = createServer((_request, response) => {
    open += 1;
    moody.requests += 1;
    moody.mostOpen = Math.max(moody.mostOpen, open);
    response.once('close', () => (open -= 1));
    // Answers that are all under way at the same time.
    setTimeout(() => {
      response.writeHead(moody.status).end(moody.status === 200 ? imageBytes({ ...imageDefaults, seed: 1 }) : 'no');
    }, 5);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const moody: MoodyServer = {
    host,
    urls: (count) => Array.from({ length: count }, (_, n) => `http://${host}/${n}.jpg`),
    status,
    requests: 0,
    mostOpen: 0,
  };
  return moody;
}

/** Pauses that end only when a person says so. */
const endless = { random: () => 1, retry: { backoffBaseMs: 3_600_000, backoffCapMs: 3_600_000 } };

describe('a host that says it is busy', () => {
  it('is asked no more, its downloads wait as queued, and the other hosts go on', async () => {
    const [moody, good] = [await startMoody(429), await startGood()];
    const urls = [...moody.urls(20), ...Array.from({ length: 10 }, (_, seed) => good.url('ok', { seed }))];
    const batch = await create(urls, { concurrency: 4, ...endless });
    batch.start();
    await until(batch, ({ totals }) => totals.counts.done === 10 && totals.counts.active === 0);
    const { hosts, totals, status } = batch.snapshot();
    expect(hosts.map(({ host, reason }) => [host, reason.code])).toEqual([[moody.host, 'http-busy']]);
    expect(moody.requests).toBeLessThanOrEqual(4);
    expect(totals.counts.queued).toBe(20 - moody.requests);
    expect(totals.counts.failed).toBe(0);
    expect(status.kind).toBe('running');
  });

  it('is tried by one download, and then serves them all, none of them failed', async () => {
    const moody = await startMoody(503);
    const batch = await create(moody.urls(40), { concurrency: 8, ...endless });
    batch.start();
    await until(batch, ({ totals, hosts }) => totals.counts.active === 0 && hosts.length > 0);
    const before = moody.requests;
    moody.mostOpen = 0;
    batch.retryHost(moody.host);
    await until(batch, ({ totals }) => totals.counts.active === 0);
    expect(moody.requests - before).toBe(1);
    expect(moody.mostOpen).toBe(1);
    moody.status = 200;
    batch.retryHost(moody.host);
    const summary = await batch.whenFinished();
    expect(summary.saved).toBe(40);
    const attempts = batch
      .snapshot()
      .downloads.map(({ state }) => (state.kind === 'done' ? state.attempts : 0))
      .filter((count) => count > 1);
    expect(attempts).toEqual([2, 2]); // the one that met the trouble first, and the fruitless probe
    expect(batch.snapshot().hosts).toEqual([]);
  });

  it('and stays so is given up after the stated number of probes: all its downloads end with its reason', async () => {
    const [moody, good] = [await startMoody(503), await startGood()];
    const { states, summary } = await run([...moody.urls(50), good.url('ok')], {
      concurrency: 4,
      retry: { retries: 3 },
    });
    expect(summary).toMatchObject({ saved: 1, failed: 50 });
    expect(moody.requests).toBeLessThanOrEqual(4 + 6);
    for (const state of states.slice(0, 50)) {
      expect(state).toMatchObject({ kind: 'failed', failure: { code: 'http-busy', status: 503 } });
    }
  });

  it('for one of its images only does not lose the others, also when nothing is tried twice', async () => {
    const good = await startGood();
    const urls = [
      good.url('status', { code: 503 }),
      ...Array.from({ length: 20 }, (_, seed) => good.url('ok', { seed })),
    ];
    const { summary } = await run(urls, { concurrency: 4, retry: { retries: 0 } });
    expect(summary).toMatchObject({ saved: 20, failed: 1 });
  });

  it('can be tried again afterwards by the person', async () => {
    const moody = await startMoody(503);
    const { batch, summary } = await run(moody.urls(10), { concurrency: 2 });
    expect(summary.failed).toBe(10);
    moody.status = 200;
    batch.retryFailed();
    expect((await batch.whenFinished()).saved).toBe(10);
  });

  it('keeps nobody from cancelling, pausing and going on', async () => {
    const moody = await startMoody(429);
    const batch = await create(moody.urls(10), { concurrency: 2, ...endless });
    batch.start();
    await until(batch, ({ totals, hosts }) => totals.counts.active === 0 && hosts.length > 0);
    batch.pauseAll();
    moody.status = 200;
    batch.retryHost(moody.host);
    expect(batch.totals().counts.active).toBe(0);
    batch.resumeAll();
    await until(batch, ({ totals }) => totals.counts.done > 0);
    batch.cancelAll();
    const { saved, cancelled } = await batch.whenFinished();
    expect(saved + cancelled).toBe(10);
  });
});

describe('a host that breaks every connection', () => {
  it('is not asked for each of its images, and delays no other', async () => {
    const [bad, good] = [await startGood(), await startGood()];
    const urls = [
      ...Array.from({ length: 100 }, (_, n) => bad.url('resetBeforeHead', { name: `${n}.jpg` })),
      ...Array.from({ length: 10 }, (_, seed) => good.url('ok', { seed })),
    ];
    const { summary, states } = await run(urls, { concurrency: 5, retry: { retries: 3 } });
    expect(summary).toMatchObject({ saved: 10, failed: 100 });
    expect(bad.requests.length).toBeLessThan(40);
    expect(states[99]).toMatchObject({ kind: 'failed', failure: { code: 'connection-lost' }, attempts: 0 });
  });
});

it('mirrors hear of a pause, of the try and of its end', async () => {
  const moody = await startMoody(429);
  const batch = await create(moody.urls(6), { concurrency: 1, ...endless });
  const heard: HostChange[] = [];
  batch.listen({ patch: ({ hosts }) => void heard.push(...(hosts ?? [])) });
  batch.start();
  await until(batch, () => heard.length > 0);
  moody.status = 200;
  batch.retryHost(moody.host);
  await batch.whenFinished();
  expect(heard[0]).toMatchObject({ host: moody.host, reason: { code: 'http-busy' } });
  expect(heard[0]?.pausedUntil ?? 0).toBeGreaterThan(Date.now() + 3_000_000);
  expect(heard.at(-1)).toEqual({ host: moody.host, pausedUntil: null, isAnswering: true });
});

it('each host may have a bound on its bytes per second', async () => {
  const good = await startGood();
  const bytes = 60_000;
  const { summary } = await run([good.url('ok', { bytes }), good.url('ok', { bytes, seed: 2 })], {
    bytesPerSecondPerHost: 200_000,
  });
  expect(summary.saved).toBe(2);
  expect(summary.elapsedMs).toBeGreaterThan(400);
});
