import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../../../test-support/fake-clock.ts';
import { until, useBatches } from '../../../test-support/run-batch.ts';
import { useServers } from '../../../test-support/use-servers.ts';
import type { BatchPatch } from '../../shared/batch.ts';
import type { Progress } from '../../shared/download.ts';
import type { Batch } from './batch.ts';

const startServer = useServers();
const { create } = useBatches();

type Snapshot = ReturnType<Batch['snapshot']>;

/** What a mirror does: takes the patches that are newer than its snapshot, in order. */
function replay(snapshot: Snapshot, patches: readonly BatchPatch[]): Snapshot {
  const mirror = structuredClone(snapshot);
  mirror.progress = []; // not under test: it is over at the end
  for (const patch of patches) {
    if (patch.seq <= mirror.seq) continue;
    expect(patch.seq).toBe(mirror.seq + 1);
    mirror.seq = patch.seq;
    mirror.totals = patch.totals;
    if (patch.status !== undefined) mirror.status = patch.status;
    if (patch.limits !== undefined) mirror.limits = patch.limits;
    const changed = (patch.hosts ?? []).map(({ host }) => host);
    mirror.hosts = mirror.hosts.filter(({ host }) => !changed.includes(host));
    const told = (patch.health ?? []).map(({ host }) => host);
    mirror.health = [...mirror.health.filter(({ host }) => !told.includes(host)), ...(patch.health ?? [])];
    if (patch.auto !== undefined) mirror.auto = patch.auto;
    for (const change of patch.hosts ?? []) if (change.pausedUntil !== null) mirror.hosts.push(change);
    for (const { id, ...change } of patch.updated) Object.assign(mirror.downloads[id] ?? {}, change);
  }
  return mirror;
}

async function eventful() {
  const server = await startServer();
  const urls = Array.from({ length: 60 }, (_, n) => {
    const name = `${n % 7}.jpg`;
    return (
      [
        server.url('ok', { name, bytes: 30_000 }),
        server.url('ok', { name, format: 'png' }),
        server.url('failThenOk', { name, times: 2 }),
        server.url('status', { name }),
        server.url('resumable', { name, cuts: 1 }),
      ][n % 5] ?? ''
    );
  }).map((url, n) => `${url}?${n}`);
  return await create(urls, { concurrency: 4 });
}

describe('the patches of a batch', () => {
  it('make its first snapshot into its last one, without a gap in their numbers', async () => {
    const batch = await eventful();
    const patches: BatchPatch[] = [];
    batch.listen({ patch: (patch) => patches.push(structuredClone(patch)) });
    const before = batch.snapshot();
    batch.start();
    await until(batch, ({ totals }) => totals.counts.done > 5);
    batch.pauseAll();
    batch.resumeAll();
    batch.setLimits({ concurrency: 9, perHost: 5 });
    batch.cancel([50, 51]);
    await batch.whenFinished();
    batch.retryFailed();
    await batch.whenFinished();
    expect(patches.map(({ seq }) => seq)).toEqual(patches.map((_, n) => before.seq + n + 1));
    expect(replay(before, patches)).toEqual(batch.snapshot());
  });

  it('make any snapshot on the way into the last one', async () => {
    const batch = await eventful();
    const patches: BatchPatch[] = [];
    const snapshots: Snapshot[] = [];
    batch.listen({ patch: (patch) => patches.push(structuredClone(patch)) });
    // In the middle of everything, not only where a patch has just left.
    batch.listen({ transition: ({ id }) => void (id % 9 === 0 && snapshots.push(batch.snapshot())) });
    batch.start();
    await batch.whenFinished();
    expect(snapshots.length).toBeGreaterThan(10);
    for (const snapshot of snapshots) expect(replay(snapshot, patches)).toEqual(batch.snapshot());
  });

  it('survive the way to another process', async () => {
    const batch = await eventful();
    const lost: unknown[] = [];
    batch.listen({
      patch(patch) {
        if (JSON.stringify(structuredClone(patch)) !== JSON.stringify(patch)) lost.push(patch);
      },
    });
    batch.start();
    await batch.whenFinished();
    expect(lost).toEqual([]);
  });

  it('carry a progress only every tenth of a second, and each change of state once', async () => {
    const server = await startServer();
    const urls = Array.from({ length: 8 }, (_, n) =>
      server.url('slow', { bytes: 30_000, bytesPerSecond: 60_000, seed: n, name: `${n}.jpg` }),
    );
    const batch = await create(urls, { concurrency: 4 });
    let withProgress = 0;
    const changes: string[] = [];
    batch.listen({
      patch({ progress, updated }) {
        if (progress.length > 0) withProgress += 1;
        // How long a file waits for its name is the disk's affair: it may pass between two patches.
        for (const { id, state } of updated) if (state.kind !== 'saving') changes.push(`${id} ${state.kind}`);
      },
    });
    const begun = performance.now();
    batch.start();
    await batch.whenFinished();
    // A timer may be up to a millisecond early, by performance.now(), and late by as much as the machine is busy.
    const tenths = (performance.now() - begun) / 99;
    expect(withProgress).toBeGreaterThan(2);
    expect(withProgress).toBeLessThanOrEqual(tenths + 1);
    expect(changes.toSorted()).toEqual(urls.flatMap((_, id) => [`${id} active`, `${id} done`]).toSorted());
  });

  it('tell of no figures that are what they were', async () => {
    const server = await startServer();
    const gate = server.hold('/ok');
    const clock = createFakeClock();
    const batch = await create([server.url('ok', { bytes: 30_000 })], { clock });
    const told: number[] = [];
    batch.listen({ patch: ({ progress }) => told.push(progress.length) });
    batch.start();
    await gate.waitFor(1);
    // In one turn, so that nothing is received meanwhile; speeds look back over less than three seconds.
    clock.advance(3000);
    const before = told.splice(0);
    clock.advance(3000);
    expect(before).toContain(1);
    expect(new Set(told)).toEqual(new Set([0]));
    gate.open();
  });

  it('say of a paused download what it goes on with: its part, or nothing where its server gave no validator', async () => {
    const server = await startServer();
    const gate = server.hold('/resumable');
    const urls = ['"v1"', ''].map((etag, n) => server.url('resumable', { etag, name: `${n}.jpg`, bytes: 30_000 }));
    const batch = await create(urls);
    const told = new Map<number, Progress>();
    let totals = batch.totals();
    batch.listen({
      patch(patch) {
        for (const progress of patch.progress) told.set(progress.id, progress);
        ({ totals } = patch);
      },
    });
    batch.start();
    await gate.waitFor(2);
    const half = 15_000;
    await until(batch, () => [0, 1].every((id) => told.get(id)?.receivedBytes === half));
    batch.pauseAll();
    const isTold = (): boolean => told.get(0)?.bytesPerSecond === 0 && told.get(1)?.receivedBytes === 0;
    await until(batch, ({ progress }) => progress.length === 1 && isTold());
    expect(told.get(0)).toEqual({ id: 0, receivedBytes: half, totalBytes: 30_000, bytesPerSecond: 0 });
    expect(totals.receivedBytes).toBe(half);
    expect(batch.snapshot().progress).toEqual([told.get(0)]);
    gate.open();
    batch.resumeAll();
    expect(await batch.whenFinished()).toMatchObject({ saved: 2 });
  });

  it('say what one holds that was paused while it waited for its next attempt', async () => {
    const server = await startServer();
    const clock = createFakeClock();
    const batch = await create([server.url('resumable', { cuts: 1 })], { clock });
    const told: Progress[] = [];
    batch.listen({ patch: ({ progress }) => void told.push(...progress) });
    batch.start();
    await until(batch, ({ totals }) => totals.counts.retrying === 1);
    batch.pause([0]);
    clock.advance(1000);
    expect(told.at(-1)).toMatchObject({ id: 0, receivedBytes: 4000, bytesPerSecond: 0 });
  });

  it('are preceded by the transition itself, which is told at once', async () => {
    const batch = await eventful();
    const told: string[] = [];
    batch.listen({ transition: ({ id, state }) => told.push(`${id} ${state.kind}`) });
    batch.start();
    expect(told).toEqual(['0 active', '1 active', '2 active', '3 active']);
    batch.cancel([0]);
    expect(told.at(-1)).toBe('0 cancelled');
    batch.cancelAll();
  });

  it('are not sent any more to whoever has left', async () => {
    const batch = await eventful();
    let heard = 0;
    const leave = batch.listen({ patch: () => (heard += 1), transition: () => (heard += 1) });
    leave();
    batch.start();
    await batch.whenFinished();
    expect(heard).toBe(0);
  });
});

it('are counted on from beyond those of the batches made before, one of which may have had the same id', async () => {
  const batch = await eventful();
  batch.start();
  await batch.whenFinished();
  const { seq } = batch.snapshot();
  expect((await eventful()).snapshot().seq).toBeGreaterThan(seq);
});
