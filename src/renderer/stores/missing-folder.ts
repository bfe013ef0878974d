import type { ShoalApi } from '../../shared/ipc/contract.ts';
import type { Result } from '../../shared/result.ts';
import { attempt, command, problemOf } from '../ipc-client.ts';
import { showProblem } from '../ui/toasts.ts';
import { useBatchStore } from './batch-store.ts';
import { currentMessages } from './language-store.ts';

/** What main answers where a list's folder is not there, though its drive may be. */
export const folderMissing = 'folder-missing';

const shownId = (): string | undefined => useBatchStore.getState().mirror?.batchId;

/**
 * Runs a command on the list that is shown, as `attempt` does; where its folder is not there any more, that can be made
 * from the message, and then the command runs again if the list is still shown.
 */
export async function attemptInFolder<T>(
  failedTitle: string,
  run: (shoal: ShoalApi) => Promise<Result<T>>,
): Promise<T | undefined> {
  const batchId = shownId();
  try {
    return await command(run);
  } catch (error) {
    const { code, message } = problemOf(error);
    const isAway = code === folderMissing && batchId !== undefined;
    const mend = async (): Promise<void> => {
      if (isAway && (await createFolderOf(batchId)) && shownId() === batchId) await attempt(failedTitle, run);
    };
    const label = currentMessages().folder.create;
    showProblem(failedTitle, message, isAway ? { label, run: () => void mend() } : undefined);
    return undefined;
  }
}

/** Makes the folder of a list that is not there any more. @returns whether it is there now */
export async function createFolderOf(batchId: string): Promise<boolean> {
  const title = currentMessages().folder.notCreated;
  return (await attempt(title, (shoal) => shoal.listsCreateFolder({ batchId }))) !== undefined;
}
