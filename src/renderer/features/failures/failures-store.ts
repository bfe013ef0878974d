import { create } from 'zustand';
import type { DownloadId } from '../../../shared/download.ts';

interface FailuresStore {
  batchId: string | null;
  /** Keys of groups that are not to be seen. */
  hidden: ReadonlySet<string>;
  /** The group whose images are listed. */
  open: string | null;
  /** On which image of a group things are tried, where somebody has chosen one. */
  subjects: ReadonlyMap<string, DownloadId>;
}

const atFirst: FailuresStore = { batchId: null, hidden: new Set(), open: null, subjects: new Map() };

/** How a person looks at the failures of one batch; nothing of it is remembered. */
export const useFailuresStore = create<FailuresStore>()(() => atFirst);

const { getState, setState } = useFailuresStore;

/** Begins anew for another batch. */
export function lookAtBatch(batchId: string): void {
  if (getState().batchId !== batchId) setState({ ...atFirst, batchId });
}

export const hideGroup = (key: string): void => setState(({ hidden }) => ({ hidden: new Set([...hidden, key]) }));
export const showHidden = (): void => setState({ hidden: atFirst.hidden });
export const toggleRows = (key: string): void => setState(({ open }) => ({ open: open === key ? null : key }));
export const chooseSubject = (key: string, id: DownloadId): void =>
  setState(({ subjects }) => ({ subjects: new Map([...subjects, [key, id]]) }));
