import { create } from 'zustand';
import type { UnfinishedList } from '../../shared/history.ts';
import { attempt, command, problemOf } from '../ipc-client.ts';
import { acceptSnapshot } from './batch-store.ts';

interface UnfinishedStore {
  /** The lists that earlier starts have not finished, the latest first. */
  lists: readonly UnfinishedList[];
  /** The one that is being gone on with or forgotten. */
  busyId: string | null;
  /** Why one of them cannot be gone on with at the moment. */
  problem: { batchId: string; message: string } | null;
}

export const useUnfinishedStore = create<UnfinishedStore>()(() => ({ lists: [], busyId: null, problem: null }));

const { getState, setState } = useUnfinishedStore;

/** Asks main anew: lists come and go with every batch. */
export async function loadUnfinished(): Promise<void> {
  const lists = await attempt('The unfinished lists could not be looked up', (shoal) => shoal.historyList());
  if (lists !== undefined) setState({ lists, problem: null });
}

/** Goes on with a list as it was left; what stands in the way is said beside it, and it stays. */
export async function goOnWith(batchId: string): Promise<void> {
  if (getState().busyId !== null) return;
  setState({ busyId: batchId, problem: null });
  try {
    acceptSnapshot(await command((shoal) => shoal.historyResume({ batchId })));
    setState({ lists: without(batchId) });
  } catch (error) {
    const { code, message } = problemOf(error);
    if (code === 'no-list') await loadUnfinished();
    setState({ problem: { batchId, message } });
  } finally {
    setState({ busyId: null });
  }
}

/** Throws away what had come of the images still missing. Saved ones stay. */
export async function forgetList(batchId: string): Promise<void> {
  if (getState().busyId !== null) return;
  setState({ busyId: batchId, problem: null });
  const lists = await attempt('The list could not be forgotten', (shoal) => shoal.historyForget({ batchId }));
  setState({ busyId: null, ...(lists !== undefined && { lists }) });
}

const without = (batchId: string): UnfinishedList[] => getState().lists.filter((list) => list.batchId !== batchId);
