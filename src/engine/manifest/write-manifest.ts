import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { manifestHead, manifestLine } from '../../shared/manifest/manifest-lines.ts';
import type { ManifestFormat, ManifestRow } from '../../shared/manifest/manifest-row.ts';

/** Lines gathered for one write. */
const linesPerWrite = 1000;

/**
 * Writes one row per row of the lists, in their order. The file appears whole or not at all, in place of an older one.
 *
 * @throws the file system's own error
 */
export async function writeManifest(path: string, format: ManifestFormat, rows: Iterable<ManifestRow>): Promise<void> {
  const temporary = temporaryFor(path);
  let file: FileHandle | undefined;
  try {
    file = await open(temporary, 'wx');
    let lines = [manifestHead(format)];
    for (const row of rows) {
      lines.push(manifestLine(row, format));
      if (lines.length < linesPerWrite) continue;
      await file.write(lines.join(''));
      lines = [];
    }
    await file.write(lines.join(''));
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
