import { dirname } from 'node:path';
import { folderStatus } from '../../engine/files/folder-status.ts';
import type { FolderStatus } from '../../shared/folder.ts';

/**
 * Looks at the folder that is chosen when the answer is there: a disk may take seconds, and the answer about a folder that
 * was chosen before must not come behind that of the one that images go into now.
 *
 * @param chosen the absolute path that the person has chosen, null for none
 * @param defaultFolder absolute; nobody has to create it by hand
 */
export async function checkChosen(chosen: () => string | null, defaultFolder: string): Promise<FolderStatus> {
  for (;;) {
    const own = chosen();
    const status = own === null ? await defaultStatus(defaultFolder) : await folderStatus(own);
    if (chosen() === own) return status;
  }
}

async function defaultStatus(path: string): Promise<FolderStatus> {
  const status = await folderStatus(path);
  if (status.problem?.code !== 'missing') return status;
  return { path, problem: null, freeBytes: await freeBytesAbove(path) };
}

/** The free space where a folder that is not there yet would be made; null where the system does not tell. */
async function freeBytesAbove(path: string): Promise<number | null> {
  const parent = dirname(path);
  const { problem, freeBytes } = await folderStatus(parent);
  return problem?.code === 'missing' && parent !== path ? await freeBytesAbove(parent) : freeBytes;
}
