import { basename, dirname, join } from 'node:path';
import { createGroup } from '../group.ts';
import { diskOf } from './disks.ts';

/**
 * Makes names survive a power cut: a name is the folder's, and stays in memory when the file itself is synced.
 *
 * @param folder absolute
 * @returns syncs the folder that holds a name, and those between it and `folder`. Those who ask together are served
 *   together. Never rejects: Windows and some file systems cannot sync folders, and need not.
 */
export function createFolderSync(folder: string): (name: string) => Promise<void> {
  const groups = new Map<string, () => Promise<void>>();
  const sync = async (path: string): Promise<void> => {
    let group = groups.get(path);
    if (group === undefined) {
      group = createGroup(
        async () =>
          await diskOf(folder)
            .files.syncFolder(path)
            .catch(() => undefined),
      );
      groups.set(path, group);
    }
    await group();
  };
  return async (name) => {
    if (basename(name) === name) return await sync(folder); // nearly always
    const paths = [];
    for (let path = dirname(join(folder, name)); path.length > folder.length; path = dirname(path)) paths.push(path);
    await Promise.all([...paths, folder].map(sync));
  };
}
