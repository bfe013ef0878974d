import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { splitName } from '../../shared/file-names/image-extension.ts';
import type { NamePlan } from '../../shared/file-names/name-plan.ts';
import { joinPath, splitPath } from '../../shared/file-names/relative-path.ts';
import { toDiskError } from '../files/disk-error.ts';
import type { Looking } from '../files/disk.ts';
import { diskOf } from '../files/disks.ts';
import { isInside } from '../files/make-folder.ts';
import type { ConflictPolicy } from './plan-rows.ts';

/** What the target folder holds already, as far as it has been looked at. */
export interface ExistingFiles {
  /** Paths relative to the target folder, `/` between. Folders are not among them. */
  files: ReadonlySet<string>;
  /** Makes sure that a subfolder has been read, if it is there. @returns its name in the plan, see `NamePlan.folder` */
  enter(wanted: string): Promise<string>;
}

/**
 * Reads the target folder, and marks in the plan what stands in the way of new names: with `overwrite` no images do.
 *
 * @throws DownloadError when it cannot be read
 */
export async function readFolders(root: string, names: NamePlan, policy: ConflictPolicy): Promise<ExistingFiles> {
  const disk = diskOf(root);
  const files = new Set<string>();
  const unread = new Set<string>();
  const entered = new Map<string, string>([['', '']]);

  const note = async (folder: string, entries: readonly Dirent[]): Promise<void> => {
    for (const entry of entries) {
      const path = joinPath(folder, entry.name);
      if (entry.isDirectory() || (entry.isSymbolicLink() && (await isFolder(join(root, path), disk)))) {
        names.addFolder(path);
        unread.add(path);
        continue;
      }
      files.add(path);
      // What is no image can stand in the way of a folder only, and is never overwritten.
      if (policy !== 'overwrite' || splitName(entry.name).extension === '') names.addFile(path, policy === 'rename');
    }
  };

  const enter = async (wanted: string): Promise<string> => {
    const known = entered.get(wanted);
    if (known !== undefined) return known;
    await enter(splitPath(wanted).folder);
    const folder = names.folder(wanted);
    entered.set(wanted, folder);
    if (unread.delete(folder)) await note(folder, await disk.look(async () => await readSubfolder(root, folder)));
    return folder;
  };

  const entries = await disk
    .look(async () => await readdir(root, { withFileTypes: true }))
    .catch((error: unknown) => {
      throw toDiskError(error, root);
    });
  await note('', entries);
  return { files, enter };
}

/** Nothing where it cannot be read or leads out of the target folder: saving there will fail, and say why. */
async function readSubfolder(root: string, folder: string): Promise<Dirent[]> {
  try {
    const path = join(root, folder);
    if (!isInside(await realpath(root), await realpath(path))) return [];
    return await readdir(path, { withFileTypes: true });
  } catch {
    return [];
  }
}

async function isFolder(path: string, disk: Looking): Promise<boolean> {
  return await disk
    .look(async () => await stat(path))
    .then(
      (stats) => stats.isDirectory(),
      () => false,
    );
}
