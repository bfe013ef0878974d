import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { receivedBytes, until, useBatches } from '../../../test-support/run-batch.ts';
import { useServers } from '../../../test-support/use-servers.ts';
import { type DownloadState, type PhaseTimings, phases } from '../../shared/download.ts';
import { systemNetwork } from './network/network.ts';

const startServer = useServers();
const { create, run } = useBatches();

/** How much earlier than asked a timer may fire. */
const early = 1;

const timingsOf = (state: { kind: string; timings?: PhaseTimings } | undefined): PhaseTimings => {
  if (state?.timings === undefined) throw new Error(`no timings: ${state?.kind}`);
  return state.timings;
};

/** How far the phases of an image, none of them negative, are from coming to its own time. In ms. */
function missing(state: DownloadState | undefined): number {
  if (state?.kind !== 'done') throw new Error(`not done: ${JSON.stringify(state)}`);
  const { queue: _queue, ...rest } = state.timings;
  expect(Object.keys(state.timings).toSorted()).toEqual([...phases].toSorted());
  for (const ms of Object.values(state.timings)) expect(ms).toBeGreaterThanOrEqual(0);
  return Math.abs(Object.values(rest).reduce((total, ms) => total + ms, 0) - state.ms);
}

const slowLookup: typeof systemNetwork.lookup = async () => {
  await sleep(50);
  return [{ address: '127.0.0.1', family: 4 }];
};

describe('the phases of a download', () => {
  it('put the wait for the answer into the first byte, and the wait for the rest into the body', async () => {
    const server = await startServer();
    const head = server.hold('/ok', 'head');
    const body = server.hold('/ok', 'body');
    const batch = await create([server.url('ok')]);
    batch.start();
    await head.waitFor(1);
    await sleep(80);
    head.open();
    await body.waitFor(1);
    // The server knows of the head that it has sent before we have read it.
    await until(batch, (snapshot) => receivedBytes(snapshot) > 0);
    await sleep(120);
    body.open();
    await batch.whenFinished();
    const { firstByte, body: bodyMs } = timingsOf(batch.download(0).state);
    expect(firstByte).toBeGreaterThanOrEqual(80 - early);
    expect(bodyMs).toBeGreaterThanOrEqual(120 - early);
    expect(missing(batch.download(0).state)).toBeLessThan(2);
  });

  it('put the wait for a slot into the queue', async () => {
    const server = await startServer();
    const gate = server.hold('/ok');
    const batch = await create([server.url('ok'), server.url('ok', { name: 'second.jpg' })], { concurrency: 1 });
    batch.start();
    await gate.waitFor(1);
    await sleep(60);
    gate.open();
    await batch.whenFinished();
    expect(timingsOf(batch.download(1).state).queue).toBeGreaterThanOrEqual(60 - early);
  });

  it('put the lookup into its own phase, and know of none and of no connection when one was there', async () => {
    const server = await startServer();
    const urls = ['a', 'b', 'c'].map((name) => server.url('ok', { name }).replace('127.0.0.1', 'images.example'));
    const { states } = await run(urls, { concurrency: 1, network: { ...systemNetwork, lookup: slowLookup } });
    const [first, second, third] = states.map(timingsOf);
    expect(first?.dns).toBeGreaterThanOrEqual(50 - early);
    expect(first?.connect).toBeGreaterThan(0);
    for (const later of [second, third]) expect(later).toMatchObject({ dns: 0, connect: 0, tls: 0 });
    expect(Math.max(...states.map(missing))).toBeLessThan(2);
  });

  it('tell the connection from the handshake of TLS', async () => {
    const server = await startServer({ tls: 'trusted' });
    const urls = ['a', 'b'].map((name) => server.url('ok', { name }));
    const { states } = await run(urls, { concurrency: 1, http: { ca: server.ca ?? '' } });
    const [first, second] = states.map(timingsOf);
    expect(first?.connect).toBeGreaterThan(0);
    expect(first?.tls).toBeGreaterThan(0);
    expect(first?.dns).toBe(0);
    expect(second).toMatchObject({ dns: 0, connect: 0, tls: 0 });
    expect(Math.max(...states.map(missing))).toBeLessThan(2);
  });

  it('count all hops of a way with redirects', async () => {
    const server = await startServer();
    const gate = server.hold('/redirectChain', 'head');
    const batch = await create([server.url('redirectChain', { left: 2 })]);
    batch.start();
    for (let hop = 0; hop < 2; hop++) {
      await gate.waitFor(1);
      await sleep(40);
      gate.release(1);
    }
    gate.open();
    await batch.whenFinished();
    const { firstByte } = timingsOf(batch.download(0).state);
    expect(firstByte).toBeGreaterThanOrEqual(80 - 2 * early);
    expect(missing(batch.download(0).state)).toBeLessThan(2);
  });

  it('add up to the time of each image, many at once', async () => {
    const server = await startServer();
    const urls = Array.from({ length: 40 }, (_, n) => server.url('ok', { bytes: 500_000, name: `${n}.jpg` }));
    const { states } = await run([...urls, server.url('redirectChain', { left: 5 })]);
    expect(Math.max(...states.map(missing))).toBeLessThan(2);
  });

  it('add up for an attempt that goes on with a part file', async () => {
    const server = await startServer();
    const { states } = await run(server.url('resumable', { bytes: 3_000_000, cuts: 1, cutAfter: 1_500_000 }), {
      retry: { retries: 2 },
    });
    expect(missing(states[0])).toBeLessThan(2);
    expect(states[0]).toMatchObject({ attempts: 2 });
  });
});
