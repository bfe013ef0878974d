import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../../../test-support/fake-clock.ts';
import type { FaultServer } from '../../../test-support/fault-server.ts';
import { imageBytes } from '../../../test-support/image-bytes.ts';
import { filesIn, until, useBatches } from '../../../test-support/run-batch.ts';
import { useServers } from '../../../test-support/use-servers.ts';
import type { DownloadStateKind } from '../../shared/download.ts';
import type { Batch } from './batch.ts';

const startServer = useServers();
const { create } = useBatches();

const kindsOf = (batch: Batch): DownloadStateKind[] => batch.snapshot().downloads.map(({ state }) => state.kind);
const images = (server: FaultServer, count: number): string[] =>
  Array.from({ length: count }, (_, n) => server.url('ok', { seed: n + 1, name: `${n}.jpg` }));

/** Three downloads, one slot, the first one's answer held back in its middle. */
async function oneOfThree() {
  const server = await startServer();
  const gate = server.hold('/ok');
  const batch = await create(images(server, 3), { concurrency: 1 });
  batch.start();
  await gate.waitFor(1);
  return { server, gate, batch };
}

/** One download that waits a minute for its next attempt, on a clock that stands still. */
async function oneRetrying() {
  const server = await startServer();
  const clock = createFakeClock();
  const batch = await create([server.url('retryAfter', { value: '60' })], { clock });
  const retrying = new Promise<void>((resolve) => {
    batch.listen({ transition: ({ state }) => void (state.kind === 'retrying' && resolve()) });
  });
  batch.start();
  await retrying;
  return { server, clock, batch };
}

describe('pausing one download', () => {
  it('takes a waiting one out of the queue, and the others go on', async () => {
    const { gate, batch } = await oneOfThree();
    batch.pause([1]);
    gate.open();
    await until(batch, ({ status }) => status.kind === 'paused');
    expect(kindsOf(batch)).toEqual(['done', 'paused', 'done']);
    batch.resume([1]);
    expect(await batch.whenFinished()).toMatchObject({ saved: 3 });
  });

  it('gives the slot of an active one to the next', async () => {
    const { server, gate, batch } = await oneOfThree();
    batch.pause([0]);
    await server.waitForRequests(2);
    await gate.waitFor(1);
    expect(kindsOf(batch)).toEqual(['paused', 'active', 'queued']);
    gate.open();
    batch.resume([0]);
    expect(await batch.whenFinished()).toMatchObject({ saved: 3 });
  });

  it('takes a retrying one off its wait', async () => {
    const { server, clock, batch } = await oneRetrying();
    batch.pause([0]);
    clock.advance(3_600_000);
    expect(kindsOf(batch)).toEqual(['paused']);
    expect(server.requests).toHaveLength(1);
    batch.resume([0]);
    expect(await batch.whenFinished()).toMatchObject({ saved: 1 });
  });

  it('and going on with it in the same moment, while it is still stopping, runs it once', async () => {
    const { server, gate, batch } = await oneOfThree();
    for (let n = 0; n < 5; n += 1) {
      batch.pause([0]);
      batch.resume([0]);
    }
    expect(kindsOf(batch)).toEqual(['queued', 'queued', 'queued']);
    gate.open();
    expect(await batch.whenFinished()).toMatchObject({ saved: 3 });
    expect(server.stats().peakOpen).toBe(1);
  });

  it('does nothing to one that is over', async () => {
    const { gate, batch } = await oneOfThree();
    gate.open();
    await batch.whenFinished();
    batch.pause([0, 1, 2]);
    batch.resume([0, 1, 2]);
    expect(kindsOf(batch)).toEqual(['done', 'done', 'done']);
    expect(batch.status.kind).toBe('finished');
  });
});

describe('cancelling one download', () => {
  it.each([0, 1])('ends it at once, whether it is active or waiting, and leaves no file of it (row %i)', async (id) => {
    const { gate, batch } = await oneOfThree();
    batch.cancel([id]);
    expect(batch.download(id).state.kind).toBe('cancelled');
    gate.open();
    expect(await batch.whenFinished()).toMatchObject({ saved: 2, cancelled: 1 });
    expect([...(await filesIn(batch.folder)).keys()].toSorted()).toEqual(
      ['0.jpg', '1.jpg', '2.jpg'].filter((name) => name !== `${id}.jpg`),
    );
  });

  it('takes a retrying one off its wait and ends the batch', async () => {
    const { clock, batch } = await oneRetrying();
    batch.cancel([0]);
    expect(await batch.whenFinished()).toMatchObject({ cancelled: 1 });
    clock.advance(16); // the last patch
    expect(clock.timers).toBe(0);
  });

  it('removes what a paused one had received', async () => {
    const server = await startServer();
    const gate = server.hold('/resumable');
    const batch = await create([server.url('resumable')]);
    let hasEnded = false;
    batch.listen({ attempt: ({ kind }) => void (hasEnded ||= kind === 'ended') });
    batch.start();
    await gate.waitFor(1);
    await until(batch, ({ progress }) => progress.some(({ receivedBytes }) => receivedBytes > 0));
    batch.pause([0]);
    await until(batch, ({ status }) => hasEnded && status.kind === 'paused');
    expect((await filesIn(batch.folder)).size).toBe(1);
    batch.cancel([0]);
    await batch.whenFinished();
    await batch.close();
    expect((await filesIn(batch.folder)).size).toBe(0);
  });

  it('and trying it again in the same moment, while it is still stopping, saves it', async () => {
    const { gate, batch } = await oneOfThree();
    batch.cancel([0]);
    batch.retry([0]);
    gate.open();
    expect(await batch.whenFinished()).toMatchObject({ saved: 3 });
    expect([...(await filesIn(batch.folder)).keys()].toSorted()).toEqual(['0.jpg', '1.jpg', '2.jpg']);
  });

  it.each(['cancel', 'fail'] as const)(
    'or failing does not take its file from a try that follows at once: %s',
    async (how) => {
      const server = await startServer();
      const url = server.url('resumable', { cuts: how === 'fail' ? 1 : 0 });
      const gate = server.hold('/resumable');
      const batch = await create([url], { retry: { retries: 0 } });
      batch.listen({
        transition({ state }) {
          if (state.kind === 'failed' || state.kind === 'cancelled') queueMicrotask(() => batch.retry([0]));
        },
      });
      batch.start();
      await gate.waitFor(1);
      if (how === 'cancel') {
        await until(batch, ({ progress }) => progress.some(({ receivedBytes }) => receivedBytes > 0));
        batch.pause([0]);
        await until(batch, ({ status }) => status.kind === 'paused');
        batch.cancel([0]);
      }
      gate.open();
      await until(batch, ({ totals }) => totals.counts.done === 1);
      expect((await filesIn(batch.folder)).get('picture.jpg')?.equals(imageBytes())).toBe(true);
    },
  );
});

describe('trying again', () => {
  it('runs what failed as if for the first time, and the batch ends again', async () => {
    const server = await startServer();
    const urls = [server.url('failThenOk', { times: 4 }), server.url('ok', { name: 'other.jpg' })];
    const batch = await create(urls);
    batch.start();
    expect(await batch.whenFinished()).toMatchObject({ saved: 1, failed: 1 });
    batch.retryFailed();
    expect(batch.status.kind).toBe('running');
    expect(await batch.whenFinished()).toMatchObject({ saved: 2, failed: 0 });
    expect(batch.download(0).state).toMatchObject({ kind: 'done', attempts: 1 });
  });

  it('does nothing to what did not fail', async () => {
    const { gate, batch } = await oneOfThree();
    batch.retry([0, 1, 2]);
    batch.retryFailed();
    expect(kindsOf(batch)).toEqual(['active', 'queued', 'queued']);
    gate.open();
    expect(await batch.whenFinished()).toMatchObject({ saved: 3 });
  });
});

/** A download that no disk has room for, one that is paused and one that has failed. */
async function threeKinds() {
  const server = await startServer();
  const gate = server.hold('/hugeLength', 'head');
  const urls = [server.url('hugeLength'), server.url('status'), server.url('ok', { name: 'ok.jpg' })];
  const batch = await create(urls, { concurrency: 2 });
  batch.start();
  batch.pause([2]);
  await until(batch, ({ totals }) => totals.counts.failed === 1);
  gate.open();
  await until(batch, ({ status }) => status.kind === 'stalled');
  expect(kindsOf(batch)).toEqual(['queued', 'failed', 'paused']);
  return { server, batch, url: urls[0] ?? '' };
}

describe('a batch that rests because of the disk', () => {
  it('starts nothing by itself', async () => {
    const { server, batch } = await threeKinds();
    expect(batch.status).toMatchObject({ failure: { code: 'disk-full' } });
    expect(server.requests).toHaveLength(2);
  });

  it.each([
    ['all', (batch: Batch) => batch.resumeAll()],
    ['one that was paused', (batch: Batch) => batch.resume([2])],
    ['one that had failed', (batch: Batch) => batch.retry([1])],
  ])('goes on with what the disk refused, whoever is asked to go on: %s', async (_who, goOn) => {
    const { server, batch, url } = await threeKinds();
    goOn(batch);
    expect(batch.status.kind).toBe('running');
    await until(batch, ({ status }) => status.kind === 'stalled');
    expect(server.requestsFor(url)).toHaveLength(2);
    batch.cancelAll();
    expect((await batch.whenFinished()).cancelled).toBeGreaterThan(0);
  });

  it('ends when what the disk refused is cancelled and nothing else is left', async () => {
    const { batch } = await threeKinds();
    batch.cancel([0, 2]);
    expect(await batch.whenFinished()).toMatchObject({ failed: 1, cancelled: 2 });
  });
});

describe('all at once', () => {
  it('cancelling ends the batch in whatever state its downloads are', async () => {
    const { gate, batch } = await oneOfThree();
    batch.pause([1]);
    batch.cancelAll();
    gate.open();
    expect(await batch.whenFinished()).toMatchObject({ saved: 0, cancelled: 3 });
    await batch.close();
    expect((await filesIn(batch.folder)).size).toBe(0);
  });

  it('pausing and going on again and again loses nothing', async () => {
    const server = await startServer();
    const urls = Array.from({ length: 40 }, (_, n) => server.url('resumable', { seed: n + 1, name: `${n}.jpg` }));
    const batch = await create(urls, { concurrency: 6 });
    batch.start();
    for (let n = 1; n < 8; n += 1) {
      await server.waitForRequests(n * 5);
      batch.pauseAll();
      batch.resumeAll();
    }
    expect(await batch.whenFinished()).toMatchObject({ saved: 40 });
    const files = await filesIn(batch.folder);
    for (const n of urls.keys()) expect(files.get(`${n}.jpg`)?.equals(imageBytes({ seed: n + 1 }))).toBe(true);
    expect(files.size).toBe(40);
  });
});

const ids = fc.uniqueArray(fc.nat(11), { maxLength: 4 });
const command = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(fc.constantFrom('pause', 'resume', 'cancel', 'retry'), ids) },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.constantFrom('pauseAll', 'resumeAll', 'retryFailed', 'cancelAll'), fc.constant([])),
  },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom('limits'), fc.tuple(fc.integer({ min: 1, max: 6 }))) },
  { weight: 4, arbitrary: fc.tuple(fc.constantFrom('turns'), fc.tuple(fc.integer({ min: 0, max: 8 }))) },
);

async function obey(batch: Batch, name: string, numbers: number[]): Promise<void> {
  switch (name) {
    case 'pause':
    case 'resume':
    case 'cancel':
    case 'retry':
      return batch[name](numbers);
    case 'pauseAll':
    case 'resumeAll':
    case 'retryFailed':
    case 'cancelAll':
      return batch[name]();
    case 'limits':
      return batch.setLimits({ concurrency: numbers[0] ?? 1, perHost: null });
    default:
      for (let n = 0; n < (numbers[0] ?? 0); n += 1) await new Promise((resolve) => setImmediate(resolve));
  }
}

it('whatever is asked at whatever moment, every row is somewhere, the limit holds, and the list can be completed', async () => {
  const server = await startServer();
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(command, { maxLength: 25 }), async (script) => {
      runs += 1;
      const urls = Array.from({ length: 12 }, (_, n) => {
        const params = { seed: n + 1, bytes: 3000, name: `${runs}-${n}.jpg` };
        return (
          [
            server.url('ok', params),
            server.url('resumable', { ...params, cuts: 1, cutAfter: 1000 }),
            server.url('failThenOk', { ...params, fault: 'reset' }),
          ][n % 3] ?? ''
        );
      });
      const batch = await create(urls, { concurrency: 3 });
      let wrong = 0;
      let limit = 3;
      batch.listen({
        transition() {
          const { counts } = batch.totals();
          if (Object.values(counts).reduce((sum, count) => sum + count, 0) !== 12) wrong += 1;
          if (counts.active > limit) wrong += 1;
        },
      });
      batch.start();
      for (const [name, numbers] of script) {
        if (name === 'limits') limit = Math.max(limit, numbers[0] ?? 1);
        await obey(batch, name, [...numbers]);
      }
      batch.resumeAll();
      batch.resume(urls.keys());
      batch.retry(urls.keys());
      while (batch.totals().counts.done < 12) {
        await batch.whenFinished();
        batch.retry(urls.keys());
      }
      expect(wrong).toBe(0);
      const files = await filesIn(batch.folder);
      expect(files.size).toBe(12);
      for (const [n] of urls.entries()) {
        const saved = files.get(batch.download(n).name);
        expect(saved?.equals(imageBytes({ seed: n + 1, bytes: 3000 }))).toBe(true);
      }
      await batch.close();
    }),
    { numRuns: 40 },
  );
});
