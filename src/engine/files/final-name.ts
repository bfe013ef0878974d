import { lstat, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../error-code.ts';
import { diskOf } from './disks.ts';

/** What file systems without hard links say. */
const noLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/**
 * Gives a complete part file its final name, in one step and never in place of another file.
 * A hard link fails where the name is taken; on file systems without links (FAT, exFAT) the name is looked at first.
 *
 * @returns false when the name is taken; the part file is then still there
 * @throws the file system's own error
 */
export async function commitPartFile(partPath: string, folder: string, name: string): Promise<boolean> {
  const finalPath = join(folder, name);
  try {
    await diskOf(folder).files.move(partPath, finalPath);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'EEXIST') return false;
    if (!noLinks.has(code)) throw error;
    return await diskOf(folder).look(async () => await renameUnlessTaken(partPath, finalPath));
  }
  return true;
}

/**
 * Gives a complete part file its final name in one step, in place of a file that has it. A link is replaced itself, never
 * what it points to.
 *
 * @returns false when a folder has the name; the part file is then still there
 * @throws the file system's own error
 */
export async function replaceWithPartFile(partPath: string, folder: string, name: string): Promise<boolean> {
  const finalPath = join(folder, name);
  return await diskOf(folder).look(async () => {
    try {
      await rename(partPath, finalPath);
      return true;
    } catch (error) {
      const inTheWay = await lstat(finalPath).catch(() => null);
      if (inTheWay?.isDirectory() === true) return false;
      throw error;
    }
  });
}

async function renameUnlessTaken(partPath: string, finalPath: string): Promise<boolean> {
  const taken = await lstat(finalPath).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
  if (taken) return false;
  await rename(partPath, finalPath);
  return true;
}
