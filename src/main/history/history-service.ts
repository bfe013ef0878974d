import { homedir } from 'node:os';
import { sep } from 'node:path';
import { folderStatus } from '../../engine/files/folder-status.ts';
import { removeParts, sweepAbandoned } from '../../engine/recovery/sweep.ts';
import type { UnfinishedBatch } from '../../engine/store/history.ts';
import type { Store } from '../../engine/store/store.ts';
import type { FolderProblem } from '../../shared/folder.ts';
import type { UnfinishedList } from '../../shared/history.ts';
import { CommandError } from '../ipc/command-error.ts';

/** The lists that earlier starts have not finished. */
export interface HistoryService {
  /** The latest first. */
  list(): Promise<UnfinishedList[]>;
  /**
   * Makes sure that a list is there and its folder can be written to.
   *
   * @throws CommandError with what stands in the way
   */
  checkFolder(batchId: string): Promise<void>;
  /** Forgets a list and removes what had come of its images; saved ones stay. @returns those that are left */
  forget(batchId: string): Promise<UnfinishedList[]>;
}

/** Begins at once to clear away what killed processes have left in the folders of their lists. */
export function createHistoryService(store: Store | undefined): HistoryService {
  const swept = store === undefined ? Promise.resolve() : sweepAbandoned(store.history);

  const find = (batchId: string): UnfinishedBatch => {
    const batch = store?.history.unfinished().find(({ id }) => id === batchId);
    if (batch === undefined) throw new CommandError('no-list', 'This list is not there any more.');
    return batch;
  };
  const list = async (): Promise<UnfinishedList[]> => {
    await swept;
    return (store?.history.unfinished() ?? []).map(({ id, folder, ...rest }) => {
      return { ...rest, batchId: id, folder: shortPath(folder, homedir()) };
    });
  };

  return {
    list,
    async checkFolder(batchId) {
      const { folder } = find(batchId);
      const { problem } = await folderStatus(folder);
      if (problem === null) return;
      const remedy = remedies[problem.code];
      throw new CommandError(`folder-${problem.code}`, remedy(shortPath(folder, homedir())));
    },
    async forget(batchId) {
      const { folder } = find(batchId);
      await removeParts(batchId, folder, new Set());
      store?.history.forget(batchId);
      return await list();
    },
  };
}

/** The list belongs to its folder: there is no other one to choose. */
const remedies: Record<FolderProblem, (folder: string) => string> = {
  'none-chosen': (folder) => `The folder ${folder} is not known any more.`,
  missing: (folder) => `The folder ${folder} is not there. Put it back, or plug its disk in, and the list can go on.`,
  'not-a-folder': (folder) => `In place of the folder ${folder} there is a file. Put the folder back to go on.`,
  'read-only': (folder) => `The folder ${folder} cannot be written to. Change its permissions to go on.`,
  full: (folder) => `The disk of ${folder} is full. Free some space to go on.`,
};

/** `~/Pictures/harbour`, as people on Unix write it; on Windows nobody does. */
export function shortPath(path: string, home: string): string {
  if (sep === '\\') return path;
  return path === home || path.startsWith(`${home}/`) ? `~${path.slice(home.length)}` : path;
}
