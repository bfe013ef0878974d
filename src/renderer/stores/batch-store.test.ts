import { expect, test } from 'vitest';
import { noCounts } from '../../shared/batch.ts';
import { noRemedies } from '../../shared/remedies/remedy.ts';
import { packPatch } from '../../shared/wire/pack-patch.ts';
import type { PackedSnapshot } from '../../shared/wire/pack-snapshot.ts';
import { packAddresses } from '../../shared/wire/pack-addresses.ts';
import { acceptPatch, acceptSnapshot, expectSnapshot, useBatchStore } from './batch-store.ts';

const totals = {
  rows: 2,
  counts: { ...noCounts(), queued: 2 },
  receivedBytes: 0,
  bytesPerSecond: 0,
  elapsedMs: 0,
  remainingMs: null,
};
const snapshot: PackedSnapshot = {
  batchId: 'new',
  seq: 3,
  folder: '/pictures',
  limits: { concurrency: 4, perHost: null },
  status: { kind: 'running' },
  rows: {
    lines: new Uint32Array(0),
    addresses: packAddresses(2, 'https://images.example/1.png\nhttps://images.example/2.png', '1.png\n2.png'),
    hosts: ['images.example'],
    hostOf: new Uint32Array(2),
    states: { moved: [], bytes: new Uint8Array(0), texts: [] },
  },
  progress: new Uint8Array(0),
  totals,
  hosts: [],
  health: [],
  auto: null,
  remedies: noRemedies,
  comparison: { kind: 'none' },
};

test('patches that come before the snapshot they follow wait for it', () => {
  const arrived = expectSnapshot();
  for (const [seq, kind] of [
    [3, 'queued'],
    [4, 'paused'],
    [5, 'cancelled'],
  ] as const) {
    const updated = [{ id: 1, state: { kind } }];
    acceptPatch(packPatch({ batchId: 'new', seq, updated, progress: [], totals }));
  }
  expect(useBatchStore.getState().mirror).toBeNull();
  acceptSnapshot(snapshot);
  arrived();
  const { mirror } = useBatchStore.getState();
  expect([mirror?.seq, mirror?.byId.map(({ state }) => state.kind)]).toEqual([5, ['queued', 'cancelled']]);
});
