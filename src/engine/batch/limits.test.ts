import { describe, expect, it } from 'vitest';
import type { FaultServer } from '../../../test-support/fault-server.ts';
import { receivedBytes, until, useBatches } from '../../../test-support/run-batch.ts';
import { useServers } from '../../../test-support/use-servers.ts';
import { systemClock } from '../clock.ts';
import { createChangeableRateLimit } from '../transfer/body/rate-limit.ts';

const startServer = useServers();
const { create } = useBatches();

const images = (server: FaultServer, count: number): string[] =>
  Array.from({ length: count }, (_, n) => server.url('ok', { bytes: 2000, name: `${n}.jpg` }));

describe('the limit for all', () => {
  it.each([1, 4, 16])('of %i is reached and never exceeded at the server', async (concurrency) => {
    const server = await startServer();
    const gate = server.hold('/ok');
    const batch = await create(images(server, 60), { concurrency });
    batch.start();
    await gate.waitFor(concurrency);
    for (let n = 0; n < 20; n += 1) {
      gate.release();
      await gate.waitFor(concurrency);
    }
    gate.open();
    expect(await batch.whenFinished()).toMatchObject({ saved: 60, peakActive: concurrency });
    expect(server.stats().peakOpen).toBe(concurrency);
  });

  it('is kept when downloads fail and are tried again', async () => {
    const server = await startServer();
    const urls = Array.from({ length: 100 }, (_, n) => {
      const name = `${n}.jpg`;
      return (
        [
          server.url('ok', { name }),
          server.url('failThenOk', { fault: 'reset', name }),
          server.url('status', { name }),
          server.url('failThenOk', { fault: 'short', name }),
          server.url('resetOnReuse', { name }),
        ][n % 5] ?? ''
      );
    });
    const gate = server.hold('/', 'head');
    const batch = await create(urls, { concurrency: 5 });
    batch.start();
    while (batch.status.kind === 'running') {
      gate.release(gate.waiting);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await batch.whenFinished()).toMatchObject({ saved: 80, failed: 20 });
    expect(server.stats().peakOpen).toSatisfy((peak: number) => peak > 1 && peak <= 5);
  });

  it('lets those go first that have not been asked for when one is tried again', async () => {
    const server = await startServer();
    const again = server.url('failThenOk', { fault: 'reset', name: 'again.jpg' });
    const batch = await create([again, ...images(server, 12)], { concurrency: 2 });
    const gate = server.hold('/ok');
    batch.start();
    await gate.waitFor(2);
    await until(batch, ({ downloads: [first] }) => first?.state.kind === 'queued'); // its time has come
    gate.open();
    expect(await batch.whenFinished()).toMatchObject({ saved: 13 });
    expect(server.requests.at(-1)).toBe(server.requestsFor(again)[1]);
  });

  it('starts more at once when it is raised in flight, and none until there is room when it is lowered', async () => {
    const server = await startServer();
    const gate = server.hold('/ok');
    const batch = await create(images(server, 30), { concurrency: 2 });
    batch.start();
    await gate.waitFor(2);
    batch.setLimits({ concurrency: 7, perHost: null });
    await gate.waitFor(7);
    expect(server.stats()).toMatchObject({ requests: 7, open: 7 });

    batch.setLimits({ concurrency: 3, perHost: null });
    gate.release(4);
    await until(batch, ({ totals }) => totals.counts.done === 4);
    expect(server.stats()).toMatchObject({ requests: 7, open: 3 });
    gate.release();
    await server.waitForRequests(8);
    await gate.waitFor(3);
    expect(server.stats().open).toBe(3);
    gate.open();
    expect(await batch.whenFinished()).toMatchObject({ saved: 30 });
    expect(server.stats().peakOpen).toBe(7);
  });
});

describe('the limit per host', () => {
  it('is reached and never exceeded at any of several hosts, nor the limit for all', async () => {
    const servers = await Promise.all(Array.from({ length: 4 }, async () => await startServer()));
    const gates = servers.map((server) => server.hold('/ok'));
    const urls = servers.flatMap((server) => images(server, 20));
    const batch = await create(urls, { concurrency: 7, perHost: 2 });
    const openNow = (): number => servers.reduce((sum, server) => sum + server.stats().open, 0);
    let most = 0;
    batch.listen({ transition: () => void (most = Math.max(most, batch.totals().counts.active)) });
    batch.start();
    for (const gate of gates.slice(0, 3)) await gate.waitFor(2);
    await gates[3]?.waitFor(1);
    expect(openNow()).toBe(7);
    for (const gate of gates) gate.open();
    expect(await batch.whenFinished()).toMatchObject({ saved: 80, peakActive: 7 });
    for (const server of servers) expect(server.stats().peakOpen).toBeLessThanOrEqual(2);
    expect(most).toBe(7);
  });

  it('does not let a host that hangs delay the others', async () => {
    const [slow, fast] = [await startServer(), await startServer()];
    slow.hold('/ok');
    const batch = await create([...images(slow, 50), ...images(fast, 50)], { concurrency: 8, perHost: 4 });
    batch.start();
    await until(batch, ({ totals }) => totals.counts.done === 50);
    expect(slow.stats()).toMatchObject({ requests: 4, open: 4 });
  });

  it('can be set, changed and taken away in flight', async () => {
    const server = await startServer();
    const gate = server.hold('/ok');
    const batch = await create(images(server, 20), { concurrency: 8, perHost: 1 });
    batch.start();
    await gate.waitFor(1);
    batch.setLimits({ concurrency: 8, perHost: 3 });
    await gate.waitFor(3);
    expect(server.stats().requests).toBe(3);
    batch.setLimits({ concurrency: 8, perHost: null });
    await gate.waitFor(8);
    gate.open();
    expect(await batch.whenFinished()).toMatchObject({ saved: 20 });
    expect(server.stats().peakOpen).toBe(8);
  });
});

describe('a pause', () => {
  it('stops new requests at once, and going on completes the list', async () => {
    const server = await startServer();
    const gate = server.hold('/ok');
    const batch = await create(images(server, 30), { concurrency: 4 });
    batch.start();
    await gate.waitFor(4);
    await until(batch, (snapshot) => receivedBytes(snapshot) > 0);
    batch.pauseAll();
    gate.open();
    await until(batch, ({ progress }) => progress.length === 0);
    await server.waitForIdle();
    expect(server.stats().requests).toBe(4);
    expect(batch.totals().counts).toMatchObject({ paused: 4, queued: 26, active: 0 });
    batch.resumeAll();
    expect(await batch.whenFinished()).toMatchObject({ saved: 30 });
  });

  it('in the same moment as the start asks for nothing', async () => {
    const server = await startServer();
    const batch = await create(images(server, 10), { concurrency: 4 });
    batch.start();
    batch.pauseAll();
    await until(batch, ({ progress }) => progress.length === 0);
    expect(server.requests).toHaveLength(0);
    batch.resumeAll();
    expect(await batch.whenFinished()).toMatchObject({ saved: 10 });
  });

  it('does not count as time', async () => {
    const server = await startServer();
    const gate = server.hold('/ok');
    const batch = await create(images(server, 2));
    batch.start();
    await gate.waitFor(2);
    batch.pauseAll();
    const { elapsedMs } = batch.totals();
    await until(batch, ({ progress }) => progress.length === 0);
    expect(batch.totals().elapsedMs).toBe(elapsedMs);
  });
});

describe('a bound that batches share', () => {
  it('holds for all of them together, and lets them go on at once when it is lifted', async () => {
    const server = await startServer();
    const rateLimit = createChangeableRateLimit(systemClock);
    rateLimit.set(1000);
    const urls = (name: string): string[] => [server.url('ok', { bytes: 200_000, name })];
    const batches = [await create(urls('a.jpg'), { rateLimit }), await create(urls('b.jpg'), { rateLimit })];
    for (const batch of batches) batch.start();
    for (const batch of batches) await until(batch, (snapshot) => receivedBytes(snapshot) > 0);
    // Both wait now for what has come already, which takes minutes.
    expect(rateLimit.take(0)).toBeGreaterThan(20_000);
    rateLimit.set(null);
    for (const batch of batches) expect(await batch.whenFinished()).toMatchObject({ saved: 1, bytes: 200_000 });
  });
});
