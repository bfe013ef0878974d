import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BatchPatch, BatchSnapshot, PausedHost, Totals } from '../../shared/batch.ts';
import type { Download, DownloadId, DownloadState, PhaseTimings } from '../../shared/download.ts';
import type { HostHealth } from '../../shared/host-health.ts';
import { noRemedies } from '../../shared/remedies/remedy.ts';
import type { BatchMirror } from './batch-mirror.ts';
import { mirrorOf, receivePatch } from './batch-mirror.ts';

const timings: PhaseTimings = { queue: 0, dns: 0, connect: 0, tls: 0, firstByte: 0, body: 0, disk: 0 };
const totals: Totals = {
  rows: 0,
  counts: { queued: 0, active: 0, saving: 0, retrying: 0, paused: 0, done: 0, skipped: 0, failed: 0, cancelled: 0 },
  receivedBytes: 0,
  bytesPerSecond: 0,
  elapsedMs: 0,
  remainingMs: null,
};
const failure = { code: 'http-not-found', message: 'gone', advice: 'look elsewhere' } as const;
const queued: DownloadState = { kind: 'queued' };
const active: DownloadState = { kind: 'active', slot: 0, attempt: 1 };
const failed = (rank: number): DownloadState => ({ kind: 'failed', rank, failure, attempts: 1 });
const done = (rank: number): DownloadState => ({
  kind: 'done',
  rank,
  bytes: 1,
  ms: 1,
  mediaType: 'image/png',
  timings,
  attempts: 1,
});

const download = (id: DownloadId, state: DownloadState): Download => ({
  id,
  line: id + 1,
  url: `https://images.example/${id}.png`,
  host: 'images.example',
  name: `${id}.png`,
  state,
});

function snapshotOf(states: DownloadState[], seq = 0): BatchSnapshot {
  return {
    batchId: 'b',
    seq,
    folder: '/pictures',
    limits: { concurrency: 4, perHost: null },
    status: { kind: 'running' },
    downloads: states.map((state, id) => download(id, state)),
    progress: [],
    totals,
    hosts: [],
    health: [],
    auto: null,
    remedies: noRemedies,
    comparison: { kind: 'none' },
  };
}

const patch = (seq: number, rest: Partial<BatchPatch> = {}): BatchPatch => ({
  batchId: 'b',
  seq,
  updated: [],
  progress: [],
  totals,
  ...rest,
});

const health = (host: string, active: number): HostHealth => ({
  host,
  active,
  limit: 6,
  saved: 0,
  firstByteMs: null,
  bytesPerSecond: 0,
  failures: [],
  circuit: 'closed',
  reasons: [],
});

const pause = (host: string, pausedUntil: number): PausedHost => ({ host, pausedUntil, reason: failure });

function applied(mirror: BatchMirror, next: BatchPatch): BatchMirror {
  const received = receivePatch(mirror, next);
  if (received.kind !== 'applied') throw new Error(received.kind);
  return received.mirror;
}

describe('the sequence of patches', () => {
  const mirror = mirrorOf(snapshotOf([queued], 7));

  test('takes the next one in', () => {
    expect(applied(mirror, patch(8)).seq).toBe(8);
  });

  test('drops what the snapshot holds already', () => {
    expect(receivePatch(mirror, patch(7)).kind).toBe('stale');
    expect(receivePatch(mirror, patch(3)).kind).toBe('stale');
  });

  test('tells a gap, and another batch, from the next one', () => {
    expect(receivePatch(mirror, patch(9)).kind).toBe('gap');
    expect(receivePatch(mirror, { ...patch(8), batchId: 'other' }).kind).toBe('gap');
  });
});

describe('records', () => {
  test('keep their identity unless they change', () => {
    const before = mirrorOf(snapshotOf([queued, queued, queued]));
    const after = applied(before, patch(1, { updated: [{ id: 1, state: active, name: 'renamed.png' }] }));
    expect(after.byId[0]).toBe(before.byId[0]);
    expect(after.byId[2]).toBe(before.byId[2]);
    expect(after.byId[1]).toMatchObject({ name: 'renamed.png', state: active, line: 2 });
    expect(before.byId[1]?.state).toEqual(queued);
  });

  test('stay the same array, in the same orders, when only figures tick', () => {
    const before = mirrorOf(snapshotOf([active, done(0)]));
    const figures = { id: 0, receivedBytes: 5, totalBytes: null, bytesPerSecond: 1 };
    const after = applied(before, patch(1, { progress: [figures] }));
    expect(after.byId).toBe(before.byId);
    expect(after.order).toBe(before.order);
    expect(after.completedOrder).toBe(before.completedOrder);
    expect(after.progressById.get(0)).toEqual(figures);
  });

  test('lie at their id whatever order the snapshot has them in', () => {
    const snapshot = snapshotOf([queued, active, done(0)]);
    const mirror = mirrorOf({ ...snapshot, downloads: snapshot.downloads.toReversed() });
    expect(mirror.byId.map(({ id }) => id)).toEqual([0, 1, 2]);
    expect(mirror.order).toEqual([0, 1, 2]);
  });

  test('ignore a change to a row that is not there', () => {
    const before = mirrorOf(snapshotOf([queued]));
    expect(applied(before, patch(1, { updated: [{ id: 5, state: active }] })).byId).toEqual(before.byId);
  });
});

describe('live figures', () => {
  const figures = { id: 0, receivedBytes: 5, totalBytes: 10, bytesPerSecond: 1 };
  const running = applied(mirrorOf(snapshotOf([active, active])), patch(1, { progress: [figures] }));

  test('keep their identity when a patch tells of others', () => {
    const after = applied(running, patch(2, { progress: [{ ...figures, id: 1 }] }));
    expect(after.progressById.get(0)).toBe(running.progressById.get(0));
    expect(after.progressById.size).toBe(2);
  });

  test('stay while a download is paused and go when it ends', () => {
    const paused = applied(running, patch(2, { updated: [{ id: 0, state: { kind: 'paused' } }] }));
    expect(paused.progressById.get(0)).toEqual(figures);
    expect(applied(paused, patch(3, { updated: [{ id: 0, state: done(0) }] })).progressById.size).toBe(0);
  });

  test('that arrive together with the end of their download are not kept', () => {
    const ended = patch(2, { progress: [figures], updated: [{ id: 0, state: done(0) }] });
    expect(applied(running, ended).progressById.has(0)).toBe(false);
  });
});

describe('the order of completion', () => {
  test('grows at its end', () => {
    const start = mirrorOf(snapshotOf([active, done(0), active]));
    expect(start.completedOrder).toEqual([1]);
    const updated = [
      { id: 0, state: done(2) },
      { id: 2, state: failed(1) },
    ];
    expect(applied(start, patch(1, { updated })).completedOrder).toEqual([1, 2, 0]);
  });

  test('loses what is retried and takes it in again at its new place', () => {
    const start = mirrorOf(snapshotOf([failed(0), done(1), failed(2)]));
    const retried = applied(start, patch(1, { updated: [{ id: 0, state: queued }] }));
    expect(retried.completedOrder).toEqual([1, 2]);
    expect(applied(retried, patch(2, { updated: [{ id: 0, state: done(3) }] })).completedOrder).toEqual([1, 2, 0]);
  });

  test('is put right when a lower rank comes late', () => {
    const start = mirrorOf(snapshotOf([done(5), active]));
    expect(applied(start, patch(1, { updated: [{ id: 1, state: done(2) }] })).completedOrder).toEqual([1, 0]);
  });
});

test('any run of patches ends in the same mirror as one snapshot of the end', () => {
  const rows = 6;
  const step = fc.record({ id: fc.integer({ min: 0, max: rows - 1 }), kind: fc.constantFrom('q', 'a', 'd', 'f') });
  fc.assert(
    fc.property(fc.array(fc.array(step, { maxLength: 4 }), { maxLength: 12 }), (runs) => {
      const states: DownloadState[] = Array.from({ length: rows }, () => queued);
      let mirror = mirrorOf(snapshotOf(states));
      let rank = 0;
      for (const [index, run] of runs.entries()) {
        const changes = new Map<DownloadId, DownloadState>();
        for (const { id, kind } of run) {
          const state = { q: () => queued, a: () => active, d: () => done(rank++), f: () => failed(rank++) }[kind]();
          states[id] = state;
          changes.set(id, state);
        }
        mirror = applied(mirror, patch(index + 1, { updated: [...changes].map(([id, state]) => ({ id, state })) }));
      }
      const whole = mirrorOf(snapshotOf(states, runs.length));
      expect(mirror.byId).toEqual(whole.byId);
      expect(mirror.completedOrder).toEqual(whole.completedOrder);
    }),
  );
});

test('paused hosts come, change and go, and a patch that does not speak of them leaves them alone', () => {
  let mirror = applied(mirrorOf(snapshotOf([queued])), patch(1, { hosts: [pause('a', 10), pause('b', 20)] }));
  const { hosts } = mirror;
  mirror = applied(mirror, patch(2));
  expect(mirror.hosts).toBe(hosts);
  mirror = applied(mirror, patch(3, { hosts: [pause('a', 30)] }));
  expect(mirror.hosts).toEqual([pause('a', 30), pause('b', 20)]);
  mirror = applied(mirror, patch(4, { hosts: [{ host: 'a', pausedUntil: null, isAnswering: true }] }));
  expect(mirror.hosts).toEqual([pause('b', 20)]);
});

test('the health of hosts is taken in host by host, and so is what the automatic has found', () => {
  let mirror = applied(mirrorOf(snapshotOf([queued])), patch(1, { health: [health('a', 1), health('b', 2)] }));
  const before = mirror.health;
  mirror = applied(mirror, patch(2, { auto: { limit: 12, reason: null } }));
  expect(mirror.health).toBe(before);
  expect(mirror.auto).toEqual({ limit: 12, reason: null });
  mirror = applied(mirror, patch(3, { health: [health('b', 3)] }));
  expect([...mirror.health.values()].map(({ host, active }) => [host, active])).toEqual([
    ['a', 1],
    ['b', 3],
  ]);
  expect(mirror.health.get('a')).toBe(before.get('a'));
  expect(mirror.auto?.limit).toBe(12);
  mirror = applied(mirror, patch(4, { auto: null }));
  expect(mirror.auto).toBeNull();
});
