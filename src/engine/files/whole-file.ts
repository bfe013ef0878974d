import { randomUUID } from 'node:crypto';
import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

type Pieces = Iterable<string | Uint8Array>;

/**
 * Writes a file that appears whole or not at all, in place of an older one, whose permissions it gets. A link stays, and
 * what it leads to is replaced. What is no file, such as a pipe, is written to as it is.
 *
 * @param pieces are asked for one after the other, as they are written
 * @throws the file system's own error
 */
export async function writeWholeFile(path: string, pieces: Pieces): Promise<void> {
  if (!(await isReplaceable(path))) return await writeThrough(path, pieces);
  const place = await realpath(path).catch(() => path);
  const older = await stat(place).catch(() => null);
  const temporary = temporaryFor(place);
  let file: FileHandle | undefined;
  try {
    file = await open(temporary, 'wx');
    if (older !== null) await file.chmod(older.mode & 0o777);
    for (const piece of pieces) await file.appendFile(piece); // a bare `write` may take a part of it
    await file.sync();
    await file.close();
    await rename(temporary, place);
  } catch (error) {
    await file?.close().catch(() => undefined);
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** Whether a file can come into this place: not where a device, a pipe or a folder is. */
export async function isReplaceable(path: string): Promise<boolean> {
  const older = await stat(path).catch(() => null);
  return older === null || older.isFile();
}

async function writeThrough(path: string, pieces: Pieces): Promise<void> {
  await using file = await open(path, 'w');
  for (const piece of pieces) await file.appendFile(piece);
}

/** A file beside it, which nobody else uses. */
export const temporaryFor = (path: string): string => join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
