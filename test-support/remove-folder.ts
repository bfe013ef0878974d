import { rename, rm } from 'node:fs/promises';

/**
 * Removes a folder with all that is in it at one stroke. Where something is being saved into it, removing one file after
 * the other fails when a file comes in between; from the new name nobody else can add one.
 */
export async function removeFolder(folder: string): Promise<void> {
  const gone = `${folder}-gone`;
  await rename(folder, gone);
  await rm(gone, { recursive: true });
}
