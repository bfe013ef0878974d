import { mkdir, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { DownloadError } from '../download-error.ts';
import { errorCode } from '../error-code.ts';
import { diskOf } from './disks.ts';

/**
 * Makes sure that a subfolder of the target folder is there, and that it really is inside: links are resolved at each
 * level before anything is created below it, so that a link that leads out makes nothing there.
 *
 * @param root absolute path of the target folder
 * @param subfolder relative, `/` between; empty for the target folder itself
 * @throws DownloadError `subfolder-unusable` where a link leads out or nowhere, or a file is in the way; else the file system's own error
 */
export async function makeSubfolder(root: string, subfolder: string): Promise<void> {
  if (subfolder !== '') await diskOf(root).look(async () => await makeBelow(root, subfolder));
}

async function makeBelow(root: string, subfolder: string): Promise<void> {
  const realRoot = await realpath(root);
  let path = root;
  for (const part of subfolder.split('/')) {
    path = join(path, part);
    const real = await makeFolder(path);
    if (!isInside(realRoot, real)) {
      throw new DownloadError('subfolder-unusable', `${path} is a link that leads out of the folder ${root}.`);
    }
  }
  if (!(await stat(path)).isDirectory()) throw inTheWay(path);
}

/** Whether a path is another one's or below it. Both absolute, links resolved. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** @returns its path with links resolved */
async function makeFolder(path: string): Promise<string> {
  const real = await realPathOf(path);
  if (real !== null) return real;
  await mkdir(path).catch((error: unknown) => {
    if (errorCode(error) === 'ENOTDIR') throw inTheWay(path);
    // Somebody else's, or a link that leads nowhere: the next look tells.
    if (errorCode(error) !== 'EEXIST') throw error;
  });
  const made = await realPathOf(path);
  if (made === null) throw new DownloadError('subfolder-unusable', `${path} is a link that leads nowhere.`);
  return made;
}

async function realPathOf(path: string): Promise<string | null> {
  return await realpath(path).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return null;
    if (errorCode(error) === 'ENOTDIR') throw inTheWay(path);
    throw error;
  });
}

function inTheWay(path: string): DownloadError {
  return new DownloadError('subfolder-unusable', `A file is where the folder ${path} is to be.`);
}
