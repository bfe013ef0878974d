import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errorCode } from '../error-code.ts';

/**
 * Makes a folder and its missing parents, one by one. Node's own recursive mkdir never ends where the file system
 * answers ENOENT for a name that cannot be made, as /proc does.
 *
 * @throws the file system's own error
 */
export async function makeTargetFolder(path: string): Promise<void> {
  const isThere = await stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  if (isThere) return;
  const parent = dirname(path);
  if (parent !== path) await makeTargetFolder(parent);
  try {
    await mkdir(path);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    if (!(await stat(path)).isDirectory()) throw error; // made by somebody else meanwhile
  }
}
