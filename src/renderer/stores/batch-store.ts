import { create } from 'zustand';
import type { BatchPatch, Comparison } from '../../shared/batch.ts';
import type { ShoalApi } from '../../shared/ipc/contract.ts';
import type { Result } from '../../shared/result.ts';
import { command } from '../ipc-client.ts';
import type { BatchMirror } from './batch-mirror.ts';
import { mirrorOf, receivePatch } from './batch-mirror.ts';
import { type PackedPatch, unpackPatch } from '../../shared/wire/pack-patch.ts';
import { type PackedSnapshot, unpackSnapshot } from '../../shared/wire/pack-snapshot.ts';

interface BatchStore {
  /** Null while none is shown: then the window shows the list being put together, or waits for the one that is opened. */
  mirror: BatchMirror | null;
  /** The list that is being opened. Until it is here no command can be given: it would be meant for the one before. */
  openingId: string | null;
  /** When the mirror's totals arrived, in ms since the epoch: clocks count on from there. */
  totalsAt: number;
}

export const useBatchStore = create<BatchStore>()(() => ({ mirror: null, openingId: null, totalsAt: 0 }));

const { getState, setState } = useBatchStore;

/** Patches that came while a snapshot was on its way. Null when none is. */
let held: BatchPatch[] | null = null;

/** How many lists are being begun, whose snapshots are on their way. */
let beginning = 0;
/** Patches of theirs that came before the snapshots they follow. */
let early: BatchPatch[] = [];

/**
 * From now on a patch of a list that is not here yet waits for its snapshot, where it would have asked for one.
 *
 * @returns to be called when the snapshot has been taken in, or will not come
 */
export function expectSnapshot(): () => void {
  beginning += 1;
  return () => {
    beginning -= 1;
    if (beginning > 0) return;
    const patches = early;
    early = [];
    replay(patches);
  };
}

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
  else if (received.kind === 'gap' && beginning > 0) early.push(patch);
  else if (received.kind === 'gap') void resync(patch);
}

export function acceptComparison(batchId: string, comparison: Comparison): void {
  setState(({ mirror }) => (mirror?.batchId === batchId ? { mirror: { ...mirror, comparison } } : {}));
}

async function resync(patch: BatchPatch): Promise<void> {
  try {
    await load((shoal) => shoal.batchSnapshot(), [patch]);
  } catch {
    // The next patch shows the gap again and asks once more.
  }
}

/** The batch is another one now, under the same id. */
export async function reloadBatch(): Promise<void> {
  try {
    await load((shoal) => shoal.batchSnapshot());
  } catch {
    // The next patch shows a gap and asks once more.
  }
}

/**
 * Shows another list, or none, and its rows as soon as they are here.
 *
 * @throws {CommandError} when it cannot be shown; then the one before is
 */
export async function openList(batchId: string | null): Promise<void> {
  if (batchId === null) setState({ mirror: null, openingId: null });
  else setState({ mirror: null, openingId: batchId });
  try {
    await load((shoal) => shoal.listsShow({ batchId }));
  } catch (error) {
    await reloadBatch();
    throw error;
  } finally {
    setState(({ openingId }) => (openingId === batchId ? { openingId: null } : {}));
  }
}

let latestLoad = 0;

/** Replaces the mirror by what main answers. Patches wait for it; the answer to an earlier call is dropped. */
async function load(
  ask: (shoal: ShoalApi) => Promise<Result<PackedSnapshot | null>>,
  waiting: BatchPatch[] = [],
): Promise<void> {
  latestLoad += 1;
  const thisLoad = latestLoad;
  held = waiting;
  try {
    const snapshot = await command(ask);
    if (thisLoad !== latestLoad) return;
    const mirror = snapshot === null ? null : mirrorOf(unpackSnapshot(snapshot));
    setState({ mirror, totalsAt: Date.now() });
  } finally {
    if (thisLoad === latestLoad) {
      const patches: BatchPatch[] = held ?? [];
      held = null;
      replay(patches);
    }
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
