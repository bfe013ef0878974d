import { create } from 'zustand';
import type { BatchPatch, Comparison } from '../../shared/batch.ts';
import { attempt, command } from '../ipc-client.ts';
import type { BatchMirror } from './batch-mirror.ts';
import { mirrorOf, receivePatch } from './batch-mirror.ts';
import { type PackedPatch, unpackPatch } from '../../shared/wire/pack-patch.ts';
import { type PackedSnapshot, unpackSnapshot } from '../../shared/wire/pack-snapshot.ts';

interface BatchStore {
  /** Null while there is no batch: the window shows the list being put together. */
  mirror: BatchMirror | null;
  /** When the mirror's totals arrived, in ms since the epoch: clocks count on from there. */
  totalsAt: number;
}

export const useBatchStore = create<BatchStore>()(() => ({ mirror: null, totalsAt: 0 }));

const { getState, setState } = useBatchStore;

/** Patches that came while a snapshot was on its way. Null when none is. */
let held: BatchPatch[] | null = null;

/** Takes a snapshot in, unless the mirror is further on already. */
export function acceptSnapshot(snapshot: PackedSnapshot | null): void {
  const { mirror } = getState();
  if (snapshot === null) {
    setState({ mirror: null });
    return;
  }
  if (mirror?.batchId === snapshot.batchId && mirror.seq > snapshot.seq) return;
  setState({ mirror: mirrorOf(unpackSnapshot(snapshot)), totalsAt: Date.now() });
}

/** Takes a patch in, with one change of the store; a gap in the sequence asks for a new snapshot. */
export function acceptPatch(packed: PackedPatch): void {
  const patch = unpackPatch(packed);
  if (held !== null) {
    held.push(patch);
    return;
  }
  const { mirror } = getState();
  const received = mirror === null ? ({ kind: 'gap' } as const) : receivePatch(mirror, patch);
  if (received.kind === 'applied') setState({ mirror: received.mirror, totalsAt: Date.now() });
  else if (received.kind === 'gap') void resync(patch);
}

export function acceptComparison(batchId: string, comparison: Comparison): void {
  setState(({ mirror }) => (mirror?.batchId === batchId ? { mirror: { ...mirror, comparison } } : {}));
}

async function resync(patch: BatchPatch): Promise<void> {
  held = [patch];
  try {
    acceptSnapshot(await command((shoal) => shoal.batchSnapshot()));
  } catch {
    // The next patch shows the gap again and asks once more.
  } finally {
    const waiting: BatchPatch[] = held ?? [];
    held = null;
    replay(waiting);
  }
}

/** What the snapshot holds already is stale and falls away; a gap that is left is found by the next patch to arrive. */
function replay(patches: readonly BatchPatch[]): void {
  for (const patch of patches) {
    const { mirror } = getState();
    if (mirror === null) return;
    const received = receivePatch(mirror, patch);
    if (received.kind === 'applied') setState({ mirror: received.mirror, totalsAt: Date.now() });
  }
}

/** Leaves a finished batch. What was saved stays. */
export async function closeBatch(): Promise<void> {
  const closed = await attempt('This list could not be closed', (shoal) => shoal.batchClose());
  if (closed !== undefined) setState({ mirror: null });
}
