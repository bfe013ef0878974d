import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { useBatches } from '../../../test-support/run-batch.ts';
import { useServers } from '../../../test-support/use-servers.ts';
import { type PhaseTimings, phases } from '../../shared/download.ts';
import { systemNetwork } from './network.ts';

const startServer = useServers();
const { create, run } = useBatches();

/** How much later than asked a timer counts, at most, by another clock: both are rounded to milliseconds. */
const rounding = 2;

const timingsOf = (state: { kind: string; timings?: PhaseTimings } | undefined): PhaseTimings => {
  if (state?.timings === undefined) throw new Error(`no timings: ${state?.kind}`);
  return state.timings;
};

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
    await sleep(120);
    body.open();
    await batch.whenFinished();
    const { firstByte, body: bodyMs } = timingsOf(batch.download(0).state);
    expect(firstByte).toBeGreaterThanOrEqual(80 - rounding);
    expect(bodyMs).toBeGreaterThanOrEqual(120 - rounding);
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
    expect(timingsOf(batch.download(1).state).queue).toBeGreaterThanOrEqual(60 - rounding);
  });

  it('put the lookup into its own phase, and know of none and of no connection when one was there', async () => {
    const server = await startServer();
    const urls = ['a', 'b', 'c'].map((name) => server.url('ok', { name }).replace('127.0.0.1', 'images.example'));
    const { states } = await run(urls, { concurrency: 1, network: { ...systemNetwork, lookup: slowLookup } });
    const [first, second, third] = states.map(timingsOf);
    expect(first?.dns).toBeGreaterThanOrEqual(50 - rounding);
    for (const later of [second, third]) expect(later).toMatchObject({ dns: 0, connect: 0, tls: 0 });
  });

  it('are all there, none negative, and not more in sum than the download took', async () => {
    const server = await startServer();
    const urls = Array.from({ length: 20 }, (_, n) => server.url('ok', { bytes: 500_000, name: `${n}.jpg` }));
    const { batch, states } = await run([...urls, server.url('redirectChain', { left: 5 })]);
    for (const state of states) {
      const timings = timingsOf(state);
      expect(Object.keys(timings).toSorted()).toEqual([...phases].toSorted());
      const sum = Object.values(timings).reduce((total, ms) => total + ms, 0);
      expect(sum).toBeLessThanOrEqual(batch.totals().elapsedMs + 5 * rounding);
      for (const ms of Object.values(timings)) expect(ms).toBeGreaterThanOrEqual(0);
    }
  });
});
