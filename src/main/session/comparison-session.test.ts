import { readdir } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FaultServer, startFaultServer } from '../../../test-support/fault-server.ts';
import { type Ended, useBatches } from '../../../test-support/run-batch.ts';
import type { Comparison, CompareOptions } from '../../shared/compare/comparison.ts';
import type { BatchSpec } from '../../engine/batch/batch.ts';
import { systemClock } from '../../engine/clock.ts';
import { defaultHttpOptions } from '../../engine/transfer/request/http-client.ts';
import { defaultRetryOptions } from '../../engine/transfer/retry-policy.ts';
import { ComparisonSession } from './comparison-session.ts';

const { run, create } = useBatches();
let server: FaultServer;
let told: Comparison[];
let heard: () => void;
let faults: unknown[];
let session: ComparisonSession;

beforeEach(async () => {
  server = await startFaultServer();
  told = [];
  heard = () => undefined;
  faults = [];
  session = new ComparisonSession(
    (comparison) => {
      told.push(comparison);
      heard();
    },
    (error) => faults.push(error),
  );
});
afterEach(async () => {
  await session.cancel();
  await server.close();
});

const images = (count: number): string[] =>
  Array.from({ length: count }, (_, n) => server.url('ok', { seed: n + 1, name: `${n}.jpg`, bytes: 1000 * (n + 1) }));

function start(
  { batch, folder }: Pick<Ended, 'batch' | 'folder'>,
  options: Partial<CompareOptions> = {},
  change: Partial<BatchSpec> = {},
): void {
  const spec: BatchSpec = {
    id: batch.id,
    rows: [],
    folder,
    limits: batch.limits,
    http: defaultHttpOptions,
    retry: { ...defaultRetryOptions, retries: 0 },
    maxBytes: Number.MAX_SAFE_INTEGER,
    ...change,
  };
  const ports = { clock: systemClock, random: () => 0 };
  session.start(batch, spec, ports, { levels: [1, 3], rounds: 1, sample: null, ...options });
}

async function end(): Promise<Comparison> {
  while (session.state.kind === 'running') await new Promise<void>((resolve) => (heard = resolve));
  return session.state;
}

describe('the comparison beside a finished list', () => {
  it('runs what was saved again, both ways, and knows before what it costs', async () => {
    const ended = await run([...images(4), server.url('status')], { retry: { retries: 0 } });
    const before = server.stats().requests;
    start(ended);
    const cost = { images: 4, ofImages: 4, runs: 2, requests: 8, bytes: 20_000, runBytes: 10_000 };
    expect(told[0]).toMatchObject({ kind: 'running', cost, progress: { runsDone: 0, runs: 2 } });
    const measured = await end();
    expect(measured).toMatchObject({ kind: 'measured', cost, result: { images: 4, bytes: 10_000 } });
    expect(server.stats().requests - before).toBe(8);
    expect(await readdir(ended.folder)).toHaveLength(4);
  });

  it('takes a sample of hosts and sizes', async () => {
    const ended = await run(images(9));
    const before = server.requests.length;
    start(ended, { sample: 3 });
    expect(await end()).toMatchObject({ kind: 'measured', result: { images: 3, ofImages: 9 } });
    const paths = new Set(server.requests.slice(before).map(({ path }) => path));
    expect([...paths].map((path) => /[^/]+$/.exec(path)?.[0])).toEqual(['1.jpg', '4.jpg', '7.jpg']);
  });

  it('asks for one image at a time in the first run', async () => {
    const ended = await run(images(3));
    const gate = server.hold('/ok');
    start(ended);
    for (let n = 0; n < 3; n++) {
      await gate.waitFor(1);
      expect(server.stats().open).toBe(1);
      gate.release();
    }
    await gate.waitFor(3);
    gate.open();
    expect(await end()).toMatchObject({ kind: 'measured' });
  });

  it('stops when told to, and leaves nothing behind', async () => {
    const ended = await run(images(4));
    const gate = server.hold('/ok');
    start(ended);
    await gate.waitFor(1);
    await session.cancel();
    expect(session.state).toEqual({ kind: 'cancelled' });
    expect(await readdir(ended.folder)).toHaveLength(4);
  });

  it('can be started again after it has ended, and not before', async () => {
    const ended = await run(images(2));
    start(ended);
    expect(() => start(ended)).toThrow('being measured already');
    await end();
    start(ended);
    expect(await end()).toMatchObject({ kind: 'measured' });
  });

  it('passes on what nobody expected, of which the person reads only that there was something', async () => {
    const ended = await run(images(2));
    start(ended, {}, { nameTemplate: '{nothing}' });
    expect(await end()).toEqual({ kind: 'failed', message: expect.stringContaining('unexpectedly') });
    expect(faults).toEqual([expect.any(RangeError)]);
  });

  it('does not measure an unfinished list, or one with a single image', async () => {
    const batch = await create(images(2));
    expect(() => start({ batch, folder: batch.folder })).toThrow('Wait until the list is finished');
    const one = await run(images(1));
    expect(() => start(one)).toThrow('At least two images');
  });
});
