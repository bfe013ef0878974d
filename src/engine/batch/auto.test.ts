import type { LimitReason } from '../../shared/limit-reason.ts';
import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { imageBytes, imageDefaults } from '../../../test-support/image-bytes.ts';
import { until, useBatches } from '../../../test-support/run-batch.ts';
import { useServers } from '../../../test-support/use-servers.ts';
import type { HostHealth } from '../../shared/host-health.ts';

const startServer = useServers();
const { create } = useBatches();
const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

interface Server {
  urls: (count: number) => string[];
  host: string;
  /** The most that it served at once, and how often it refused. */
  mostOpen: number;
  refused: number;
}

/** A server that takes its time for each answer, and answers 429 to more than so many at once. */
async function startTardy(latencyMs: number, refusesAbove = Infinity): Promise<Server> {
  const picture = imageBytes({ ...imageDefaults, seed: 1 });
  let open = 0;
  const server = createServer((_request, response) => {
    if (open >= refusesAbove) {
      tardy.refused += 1;
      response.writeHead(429).end('too many');
      return;
    }
    open += 1;
    tardy.mostOpen = Math.max(tardy.mostOpen, open);
    setTimeout(() => {
      open -= 1;
      response.end(picture);
    }, latencyMs);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const tardy: Server = {
    host,
    urls: (count) => Array.from({ length: count }, (_, n) => `http://${host}/${n}.jpg`),
    mostOpen: 0,
    refused: 0,
  };
  return tardy;
}

const auto = { concurrency: 64, auto: true };

describe('automatic concurrency', () => {
  // How many pay depends on how busy the machine is; simulation.test.ts has a clock of its own.
  it('goes beyond what a browser has at once where a server only takes its time', async () => {
    const far = await startTardy(400);
    const batch = await create(far.urls(400), auto);
    batch.start();
    const { saved, peakActive, concurrency } = await batch.whenFinished();
    expect(saved).toBe(400);
    expect(far.mostOpen).toBeGreaterThan(6);
    expect(concurrency).toBe(peakActive);
    expect(batch.snapshot().health[0]?.reasons).toContainEqual(expect.objectContaining({ kind: 'trial' }));
  });

  it('stays at what a server takes that refuses more, and loses nothing', async () => {
    const strict = await startTardy(40, 6);
    const batch = await create(strict.urls(400), auto);
    const reasons: LimitReason[] = [];
    batch.listen({ patch: ({ health = [] }) => void reasons.push(...health.flatMap((host) => host.reasons)) });
    batch.start();
    expect((await batch.whenFinished()).saved).toBe(400);
    expect(strict.mostOpen).toBe(6);
    expect(strict.refused).toBeLessThanOrEqual(20);
    expect(batch.snapshot().health[0]?.limit).toBeLessThanOrEqual(6);
    expect(reasons.some((reason) => reason.kind === 'back-off' && reason.status === 429)).toBe(true);
  });

  it('never goes above what the person allows, in all and per host', async () => {
    const servers = [await startTardy(30), await startTardy(30)];
    const batch = await create(
      servers.flatMap(({ urls }) => urls(100)),
      { concurrency: 9, perHost: 5, auto: true },
    );
    batch.start();
    expect((await batch.whenFinished()).peakActive).toBeLessThanOrEqual(9);
    for (const { mostOpen } of servers) expect(mostOpen).toBeLessThanOrEqual(5);
  });

  it('gives way to a number, and a number to it, while the list runs', async () => {
    const server = await startServer();
    const gate = server.hold('/ok');
    const urls = Array.from({ length: 200 }, (_, n) => server.url('ok', { bytes: 2000, name: `${n}.jpg` }));
    const batch = await create(urls, auto);
    batch.start();
    await gate.waitFor(6);
    expect(batch.snapshot().auto?.limit).toBeGreaterThanOrEqual(6);
    batch.setLimits({ concurrency: 40, perHost: null });
    await gate.waitFor(40);
    expect(batch.snapshot().auto).toBeNull();
    batch.setLimits({ concurrency: 64, perHost: null, auto: true });
    expect(batch.snapshot().auto).not.toBeNull();
    gate.open();
    expect((await batch.whenFinished()).saved).toBe(200);
    expect(server.stats().peakOpen).toBeLessThanOrEqual(64);
  });
});

describe('hosts that differ', () => {
  it('a host that has not answered yet comes before one that is known to be quick, up to three quarters of the slots', async () => {
    const [quick, unknown] = [await startServer(), await startServer()];
    const [quickGate, unknownGate] = [quick.hold('/ok'), unknown.hold('/ok', 'head')];
    const images = (server: typeof quick, count: number): string[] =>
      Array.from({ length: count }, (_, n) => server.url('ok', { bytes: 2000, name: `${n}.jpg` }));
    const batch = await create([...images(quick, 40), ...images(unknown, 8)], { concurrency: 4 });
    batch.start();
    // Nothing is known of either: one of the four slots is left to the second.
    await quickGate.waitFor(3);
    await unknownGate.waitFor(1);
    quickGate.release(2);
    await unknownGate.waitFor(3);
    expect(quick.stats().requests).toBe(3);
    // It keeps silent, and the quick one goes on with what is left.
    quickGate.open();
    await until(batch, ({ totals }) => totals.counts.done === 40);
    await unknownGate.waitFor(4);
    unknownGate.open();
    expect((await batch.whenFinished()).saved).toBe(48);
  });
});

describe('the health of hosts', () => {
  it('tells of each host what it is asked and how it answers, also while the number at once is fixed', async () => {
    const [server, strict] = [await startServer(), await startTardy(5, 1)];
    const { host } = new URL(server.origin);
    const urls = [
      ...Array.from({ length: 6 }, (_, seed) => server.url('ok', { seed })),
      server.url('status', { code: 404 }),
      ...strict.urls(4),
    ];
    const batch = await create(urls, { concurrency: 4 });
    batch.start();
    await batch.whenFinished();
    const [first, second] = batch.snapshot().health;
    expect(first).toMatchObject({ host, active: 0, limit: null, saved: 6, circuit: 'closed', reasons: [] });
    expect(first?.failures).toEqual([{ code: 'http-not-found', count: 1 }]);
    expect(first?.firstByteMs?.p95).toBeGreaterThanOrEqual(first?.firstByteMs?.median ?? 0);
    expect(second?.host).toBe(strict.host);
    expect(second?.saved).toBe(4);
  });

  it('is told at most four times a second, of two hundred hosts at a time, and in full at the end', async () => {
    const server = await startServer();
    const { port } = new URL(server.origin);
    const urls = Array.from({ length: 300 }, (_, n) =>
      server.url('ok', { name: `${n}.jpg`, seed: n }).replace(/\/\/[^/]+/, `//127.0.${n >> 8}.${n & 255 || 1}:${port}`),
    );
    const batch = await create(urls, { concurrency: 16 });
    const told: HostHealth[][] = [];
    batch.listen({
      patch({ health, status }) {
        if (health !== undefined && status?.kind !== 'finished') told.push(health);
      },
    });
    const begun = performance.now();
    batch.start();
    await until(batch, ({ status }) => status.kind === 'finished');
    for (const health of told) expect(health.length).toBeLessThanOrEqual(200);
    // Late by as much as the machine is busy, each of them, but never early.
    expect(told.length).toBeLessThanOrEqual((performance.now() - begun) / 240 + 1);
    expect(batch.snapshot().health.length).toBeGreaterThan(250);
  });
});
