import { describe, expect, it } from 'vitest';
import { until, useBatches } from '../../../test-support/run-batch.ts';
import { useServers } from '../../../test-support/use-servers.ts';

const startServer = useServers();
const { create } = useBatches();

async function twoHeldBack() {
  const server = await startServer();
  const urls = [1, 2].map((seed) => server.url('ok', { seed, name: `${seed}.jpg` }));
  const batch = await create(urls, { concurrency: 1 });
  const { promise, resolve } = Promise.withResolvers<void>();
  batch.start(promise);
  return { server, batch, open: resolve };
}

describe('a start that opens later', () => {
  it('runs, and requests nothing before', async () => {
    const { server, batch, open } = await twoHeldBack();
    expect(batch.snapshot()).toMatchObject({ status: { kind: 'running' }, totals: { counts: { queued: 2 } } });
    batch.setLimits({ concurrency: 2, perHost: null });
    expect(batch.totals().counts.queued).toBe(2);
    open();
    expect(await batch.whenFinished()).toMatchObject({ saved: 2 });
    expect(server.requests).toHaveLength(2);
  });

  it('opens nothing that was paused meanwhile', async () => {
    const { server, batch, open } = await twoHeldBack();
    batch.pauseAll();
    open();
    await until(batch, ({ status }) => status.kind === 'paused');
    expect([batch.totals().counts.queued, server.requests.length]).toEqual([2, 0]);
    batch.resumeAll();
    expect(await batch.whenFinished()).toMatchObject({ saved: 2 });
  });
});

it('rows that are named twice are paused, gone on with, cancelled and tried again once', async () => {
  const { batch, open } = await twoHeldBack();
  const twice = [1, 0, 1, 0];
  batch.pause(twice);
  batch.resume(twice);
  batch.cancel(twice);
  batch.retry(twice);
  expect(batch.totals().counts).toMatchObject({ queued: 2, paused: 0, cancelled: 0 });
  open();
  expect(await batch.whenFinished()).toMatchObject({ saved: 2 });
});
