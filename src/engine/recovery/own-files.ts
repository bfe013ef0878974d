import { join } from 'node:path';
import type { Batch } from '../batch/batch.ts';
import { findDisk } from '../files/disks.ts';
import { splitCredentials } from '../store/credentials.ts';
import type { SavedImages } from '../store/saved-images.ts';

/** The files of a batch, as far as they are Shoal's own. */
export interface OwnFiles {
  /** Saved by Shoal, and unchanged since; none of another list. */
  files: { path: string; bytes: number }[];
  /** Somebody has changed them, or put others in their places. */
  changed: number;
  /** They are not there any more. */
  missing: number;
  /** Another list in the same folder has saved them too, or counts on them. */
  shared: number;
}

/** Files looked at together: enough to keep the disk busy. */
const atOnce = 64;

/**
 * Looks which files of a batch Shoal has saved and nobody has changed since: size and time are what the record says.
 *
 * @param isShared whether another list has the image of a URL (without credentials) in the same folder
 */
export async function findOwnFiles(
  batch: Batch,
  saved: SavedImages,
  isShared: (url: string) => boolean,
): Promise<OwnFiles> {
  const found: OwnFiles = { files: [], changed: 0, missing: 0, shared: 0 };
  const candidates: { path: string; bytes: number; mtimeMs: number }[] = [];
  for (let id = 0; id < batch.rowCount; id += 1) {
    const { state } = batch.download(id);
    if (state.kind !== 'done' && !(state.kind === 'skipped' && state.why === 'saved-before')) continue;
    const url = splitCredentials(batch.row(id).url).url;
    const image = saved.find(batch.folder, url);
    if (image === null) found.changed += 1;
    else if (isShared(url)) found.shared += 1;
    else candidates.push({ ...image, path: join(batch.folder, image.name) });
  }
  const disk = await findDisk(batch.folder);
  for (let at = 0; at < candidates.length; at += atOnce) {
    const some = candidates.slice(at, at + atOnce);
    const stats = await Promise.all(some.map(async ({ path }) => await disk.files.stat(path, false).catch(() => null)));
    for (const [n, { path, bytes, mtimeMs }] of some.entries()) {
      const file = stats[n] ?? null;
      if (file === null) found.missing += 1;
      else if (file.isFile && file.size === bytes && Math.floor(file.mtimeMs) === mtimeMs)
        found.files.push({ path, bytes });
      else found.changed += 1;
    }
  }
  return found;
}
