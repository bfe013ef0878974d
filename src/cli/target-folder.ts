import { resolve } from 'node:path';
import { errorCode } from '../engine/error-code.ts';
import { folderStatus, nearestThere } from '../engine/files/folder-status.ts';
import { makeTargetFolder } from '../engine/files/make-target-folder.ts';
import { visibleText } from '../shared/url-list/visible-text.ts';
import { UsageError } from './usage-error.ts';

export interface TargetFolder {
  /** Absolute. */
  path: string;
  isNew: boolean;
}

/**
 * Creates the folder where it is missing, parents included, and makes sure that files can be created in it.
 *
 * @throws UsageError with a sentence that says what stands in the way
 */
export async function prepareFolder(given: string): Promise<TargetFolder> {
  const { path, isThere } = await lookAtFolder(given);
  if (isThere) return { path, isNew: false };
  try {
    await makeTargetFolder(path);
  } catch (error) {
    const { problem } = await folderStatus(await nearestThere(path));
    const reason = problem?.message ?? `The system says ${errorCode(error)}. Choose another one.`;
    throw new UsageError(visibleText(`The folder ${path} cannot be created. ${reason}`));
  }
  const { problem } = await folderStatus(path);
  if (problem !== null) throw new UsageError(visibleText(problem.message));
  return { path, isNew: true };
}

/**
 * Looks whether there is such a folder, and creates none.
 *
 * @throws UsageError for one that could not be saved into
 */
export async function lookAtFolder(given: string): Promise<{ path: string; isThere: boolean }> {
  const path = resolve(given);
  const { problem } = await folderStatus(path);
  if (problem === null) return { path, isThere: true };
  // Who names a folder here may well mean one where drives are mounted elsewhere, as in a container.
  if (!['missing', 'no-drive'].includes(problem.code)) throw new UsageError(visibleText(problem.message));
  return { path, isThere: false };
}
