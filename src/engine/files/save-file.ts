import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { finalPath } from '../../shared/file-names/final-path.ts';
import { imageTypeOfName, splitName } from '../../shared/file-names/image-extension.ts';
import type { NamePlan } from '../../shared/file-names/name-plan.ts';
import { splitPath } from '../../shared/file-names/relative-path.ts';
import type { ImageType } from '../transfer/image/image-type.ts';
import { toDiskError } from './disk-error.ts';
import { diskOf } from './disks.ts';
import { makeSubfolder } from './make-folder.ts';
import { commitPartFile, replaceWithPartFile } from './final-name.ts';

export interface SavePlan {
  folder: string;
  /** Relative to the folder, `/` between. */
  plannedName: string;
  /** What is asked for in its place, where its folder and the rest of the list leave it free. */
  servedName: string | null;
  names: NamePlan;
  /** Whether a file that has the name may be replaced. */
  overwrite: boolean;
  /** Whether the file that has the name is to be kept, and nothing saved. */
  isKept: (name: string) => boolean;
  /** Called with the name that the file is about to get; nothing has happened yet. */
  beforeCommit: (name: string) => Promise<void>;
}

export interface SavedAs {
  name: string;
  /** Size of the file that is kept in its place; null where it was saved. */
  keptBytes: number | null;
  /** The image extension that was asked for, in lower case, where the bytes are of another type; else null. */
  wrongExtension: string | null;
}

/**
 * Gives a complete part file its final name: the planned one, or what the server calls it where that counts, with the
 * extension that fits the bytes; or the next free number where somebody has taken it meanwhile. Subfolders are created.
 *
 * @returns the name it got; or the name and size of the file that is kept in its place, and the part file is still there
 * @throws DownloadError when the file system refuses
 */
export async function saveFile(partPath: string, type: ImageType, plan: SavePlan): Promise<SavedAs> {
  const { folder, plannedName, names } = plan;
  const asked = plan.servedName ?? plannedName;
  const wanted = finalPath(names, asked, type);
  const wrongExtension = extensionAgainst(asked, type);
  const commit = plan.overwrite ? replaceWithPartFile : commitPartFile;
  let name = plannedName;
  try {
    if (wanted !== plannedName) {
      if (plan.isKept(wanted)) {
        const { size } = await diskOf(folder).look(async () => await stat(join(folder, wanted)));
        return { name: wanted, keptBytes: size, wrongExtension };
      }
      name = names.reserve(wanted, plannedName);
    }
    for (;;) {
      await makeSubfolder(folder, splitPath(name).folder);
      await plan.beforeCommit(name);
      if (await commit(partPath, folder, name)) break;
      name = names.reserve(wanted, name === plannedName ? undefined : plannedName);
    }
  } catch (error) {
    // The planned name stays this download's own, for the next attempt.
    if (name !== plannedName) names.release(name);
    throw toDiskError(error, folder);
  }
  return { name, keptBytes: null, wrongExtension };
}

/** The image extension of a path that does not fit the type; null where it fits, or there is none. */
function extensionAgainst(path: string, type: ImageType): string | null {
  const promised = imageTypeOfName(path);
  return promised === null || promised === type ? null : splitName(path).extension.slice(1).toLowerCase();
}
