import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a file that appears whole or not at all, in place of an older one.
 *
 * @param pieces are asked for one after the other, as they are written
 * @throws the file system's own error
 */
export async function writeWholeFile(path: string, pieces: Iterable<string | Uint8Array>): Promise<void> {
  const temporary = temporaryFor(path);
  let file: FileHandle | undefined;
  try {
    file = await open(temporary, 'wx');
    for (const piece of pieces) await file.appendFile(piece); // a bare `write` may take a part of it
    await file.sync();
    await file.close();
    await rename(temporary, path);
  } catch (error) {
    await file?.close().catch(() => undefined);
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** A file beside it, which nobody else uses. */
export const temporaryFor = (path: string): string => join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
