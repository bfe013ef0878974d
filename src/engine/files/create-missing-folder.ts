import type { FolderStatus } from '../../shared/folder.ts';
import { folderStatus, nearestThere } from './folder-status.ts';
import { makeTargetFolder } from './make-target-folder.ts';

/**
 * Makes a folder that is missing, with the missing ones above it; never in place of a drive that is not there. Never throws.
 *
 * @param path absolute
 * @param look how its status is found
 * @returns its status now; where it could not be made that of the nearest folder above, if that says why
 */
export async function createMissingFolder(path: string, look = folderStatus): Promise<FolderStatus> {
  const status = await look(path);
  if (status.problem?.code !== 'missing') return status;
  try {
    await makeTargetFolder(path);
  } catch {
    const above = await folderStatus(await nearestThere(path));
    if (above.problem !== null) return above;
  }
  return await folderStatus(path);
}
