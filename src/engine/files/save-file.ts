import { readdir } from 'node:fs/promises';
import { createNamePlan, type NamePlan, withImageExtension } from '../../shared/file-names/interim.ts';
import type { ImageType } from '../transfer/image-type.ts';
import { toDiskError } from './disk-error.ts';
import { commitPartFile } from './part-file.ts';

/** A name plan for a folder in which what is there already counts as taken. */
export async function planNamesFor(folder: string): Promise<NamePlan> {
  const taken = await readdir(folder).catch((error: unknown) => {
    throw toDiskError(error, folder);
  });
  return createNamePlan(taken);
}

/**
 * Gives a complete part file its final name: the planned one with the extension that fits the bytes, or the next
 * free number where somebody has taken it meanwhile.
 *
 * @returns the name it got
 * @throws DownloadError when the file system refuses
 */
export async function saveFile(
  partPath: string,
  folder: string,
  plannedName: string,
  type: ImageType,
  names: NamePlan,
): Promise<string> {
  const wanted = withImageExtension(plannedName, type);
  let name = plannedName;
  if (wanted !== plannedName) {
    names.release(plannedName);
    name = names.reserve(wanted);
  }
  try {
    while (!(await commitPartFile(partPath, folder, name))) name = names.reserve(wanted);
  } catch (error) {
    throw toDiskError(error, folder);
  }
  return name;
}
