import { lstat, rename, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { splitPath } from '../../shared/file-names/relative-path.ts';
import { errorCode } from '../../engine/error-code.ts';
import { diskOf, knownDisk } from '../../engine/files/disks.ts';
import { makeSubfolder } from '../../engine/files/make-folder.ts';
import { commitPartFile } from '../../engine/files/final-name.ts';

/**
 * Where rejected files wait, in the folder that they were saved into: the same volume, so that a file moves in one step
 * whatever its size, and can be put back the same way on every system. Hidden on Unix; its name says what it is.
 */
export const heldFolder = '.shoal-rejected';

/** The first free place for a rejected file, below the held folder under its own name. `isTaken` says of names given already. */
export async function freeHeldName(
  folder: string,
  name: string,
  isTaken: (held: string) => boolean = () => false,
): Promise<string> {
  await knownDisk(folder);
  for (let n = 1; ; n++) {
    const held = n === 1 ? `${heldFolder}/${name}` : `${heldFolder}/${n}/${name}`;
    if (!isTaken(held) && !(await isThere(folder, held))) return held;
  }
}

/** @throws DownloadError where the held folder is a link that leads out, else the file system's own error; the file is where it was */
export async function moveAway(folder: string, name: string, held: string): Promise<void> {
  const disk = await knownDisk(folder);
  await makeSubfolder(folder, splitPath(held).folder);
  await disk.look(async () => await rename(join(folder, name), join(folder, held)));
}

/**
 * Puts a file back under its name, which is never taken from another file.
 *
 * @returns false when another file has the name; the held one is then still there
 * @throws the file system's own error; the file is then still there
 */
export async function putBack(folder: string, name: string, held: string): Promise<boolean> {
  await knownDisk(folder);
  await makeSubfolder(folder, splitPath(name).folder);
  if (!(await commitPartFile(join(folder, held), folder, name))) return false;
  await removeEmpty(folder, held);
  return true;
}

/** Removes the folders that a held file has left empty, up to the held folder. Never rejects. */
export async function removeEmpty(folder: string, held: string): Promise<void> {
  for (let path = dirname(held); path.startsWith(heldFolder); path = dirname(path)) {
    const isGone = await diskOf(folder)
      .look(async () => await rmdir(join(folder, path)))
      .then(
        () => true,
        () => false,
      );
    if (!isGone) return;
  }
}

/** Whether anything in the folder has that name. */
export async function isThere(folder: string, name: string): Promise<boolean> {
  const disk = await knownDisk(folder);
  return await disk
    .look(async () => await lstat(join(folder, name)))
    .then(
      () => true,
      (error: unknown) => errorCode(error) !== 'ENOENT' && errorCode(error) !== 'ENOTDIR',
    );
}
