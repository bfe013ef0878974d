import { create } from 'zustand';
import type { ListEntry, ListFiles, ListsChange } from '../../shared/lists.ts';
import { attempt, command, problemOf } from '../ipc-client.ts';
import { showNotice, showProblem } from '../ui/toasts.ts';
import { acceptSnapshot, expectSnapshot, openList, useBatchStore } from './batch-store.ts';
import { currentMessages } from './language-store.ts';
import { folderMissing } from './missing-folder.ts';
import { leaveSideBar } from './side-bar-store.ts';

/** How a list that is not at work begins again: as it was left, or after a look at each of its files. */
export type Beginning = 'go-on' | 'run-again';

interface ListsStore {
  /** Entries that did not change keep their identity. */
  byId: ReadonlyMap<string, ListEntry>;
  isLoaded: boolean;
  /** The one that is being gone on with, run again or removed. */
  busyId: string | null;
  /** Why one of them cannot begin again at the moment; and where its folder is missing, what making that is for. */
  problem: { batchId: string; message: string; folderFor: Beginning | null } | null;
}

/** All lists that there are, whichever is shown. */
export const useListsStore = create<ListsStore>()(() => ({
  byId: new Map(),
  isLoaded: false,
  busyId: null,
  problem: null,
}));

const { getState, setState } = useListsStore;

const words = () => currentMessages().lists;

/** Takes in what is new of lists. */
export function acceptLists({ updated, removed }: ListsChange): void {
  setState(({ byId }) => {
    const next = new Map(byId);
    for (const batchId of removed) next.delete(batchId);
    for (const entry of updated) next.set(entry.batchId, entry);
    return { byId: next };
  });
}

/** Asks main for all of them. */
export async function loadLists(): Promise<void> {
  const lists = await command((shoal) => shoal.listsAll());
  // What has come as a change meanwhile is newer than the answer.
  setState(({ byId, isLoaded }) => ({
    byId: new Map([...lists.map((entry) => [entry.batchId, entry] as const), ...(isLoaded ? [] : byId)]),
    isLoaded: true,
  }));
}

/** Shows a list, or the one being put together. */
export async function showList(batchId: string | null): Promise<void> {
  const { mirror, openingId } = useBatchStore.getState();
  if (batchId !== null && (openingId ?? mirror?.batchId) === batchId) return;
  try {
    await openList(batchId);
  } catch (error) {
    showProblem(words().problems.show, problemOf(error).message);
  }
}

/** Goes on with an unfinished list as it was left; what stands in the way is said beside it, and it stays. */
export async function goOnWith(batchId: string): Promise<void> {
  await begin(batchId, 'go-on');
}

/** Downloads what is missing of a list, after a look at each of its files. */
export async function runAgain(batchId: string): Promise<void> {
  await begin(batchId, 'run-again');
}

/** Makes the folder of a list that is not there any more, and begins again as the person wanted to. */
export async function beginInNewFolder(batchId: string, how: Beginning): Promise<void> {
  await begin(batchId, how, true);
}

async function begin(batchId: string, how: Beginning, createsFolder = false): Promise<void> {
  if (getState().busyId !== null) return;
  setState({ busyId: batchId, problem: null });
  const arrived = expectSnapshot();
  try {
    if (createsFolder) await command((shoal) => shoal.listsCreateFolder({ batchId }));
    const snapshot = await command((shoal) =>
      how === 'go-on' ? shoal.listsGoOn({ batchId }) : shoal.listsRunAgain({ batchId }),
    );
    acceptSnapshot(snapshot);
    leaveSideBar(); // not before: what stands in the way is said there
  } catch (error) {
    const { code, message } = problemOf(error);
    if (code === 'no-list') await loadLists();
    setState({ problem: { batchId, message, folderFor: code === folderMissing ? how : null } });
  } finally {
    arrived();
    setState({ busyId: null });
  }
}

/** @param label as it was typed; nothing changes where it is empty or the same */
export async function renameList(batchId: string, label: string): Promise<void> {
  const trimmed = label.trim();
  if (trimmed === '' || trimmed === getState().byId.get(batchId)?.label) return;
  const entry = await attempt(words().problems.rename, (shoal) => shoal.listsRename({ batchId, label: trimmed }));
  if (entry !== undefined) acceptLists({ updated: [entry], removed: [] });
}

export const pauseList = (batchId: string): Promise<unknown> =>
  attempt(words().problems.pause, (shoal) => shoal.listsPause({ batchId }));

export const resumeList = (batchId: string): Promise<unknown> =>
  attempt(words().problems.resume, (shoal) => shoal.listsResume({ batchId }));

export const openListFolder = (batchId: string): Promise<unknown> =>
  attempt(words().problems.folder, (shoal) => shoal.listsOpenFolder({ batchId }));

export async function copyFailedOf(batchId: string): Promise<void> {
  const copied = await attempt(words().problems.copy, (shoal) => shoal.listsCopyFailed({ batchId }));
  if (copied !== undefined) showNotice(words().copied(copied.count));
}

export async function exportList(batchId: string): Promise<void> {
  const saved = await attempt(words().problems.exportRows, (shoal) => shoal.listsExport({ batchId }));
  if (saved !== undefined && saved !== null) showNotice(words().exported(saved.name));
}

/** Saves everything there is to say of a finished list as one file. */
export async function saveReportOf(batchId: string): Promise<void> {
  const saved = await attempt(words().problems.saveReport, (shoal) => shoal.reportSave({ batchId }));
  if (saved !== undefined && saved !== null) showNotice(words().exported(saved.name));
}

/** What would go to the trash with a list; undefined when that cannot be told. */
export const filesOf = (batchId: string): Promise<ListFiles | undefined> =>
  attempt(words().problems.remove, (shoal) => shoal.listsFiles({ batchId }));

/** Takes a list out of the record. Where its files could not all go too, it stays, and that is said. */
export async function removeList({ batchId, label }: ListEntry, withFiles: boolean): Promise<void> {
  if (getState().busyId !== null) return;
  setState({ busyId: batchId, problem: null });
  const wasShown = useBatchStore.getState().mirror?.batchId === batchId;
  if (wasShown) await showList(null);
  const removed = await attempt(words().problems.remove, (shoal) => shoal.listsRemove({ batchId, withFiles }));
  setState({ busyId: null });
  if (removed === undefined) return;
  const { trashed, bytes, refused } = removed;
  const said = trashed > 0 ? words().trashed(trashed, bytes) : undefined;
  if (refused > 0) showProblem(words().problems.remove, words().notAllTrashed(refused));
  else showNotice(words().removed(label), said);
}
