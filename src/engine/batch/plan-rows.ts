import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DownloadId, DownloadState } from '../../shared/download.ts';
import { fileNameFromUrl } from '../../shared/file-names/file-name-from-url.ts';
import { createNamePlan, type NamePlan } from '../../shared/file-names/name-plan.ts';
import type { ListRow } from '../../shared/url-list/url-list.ts';
import { toDiskError } from '../files/disk-error.ts';
import type { SavedImage, SavedImages } from '../store/saved-images.ts';

/**
 * What becomes of a download whose name is taken by a file that was there before the batch: `rename` gives it the next
 * free number, `skip` leaves the file and does not download, `overwrite` puts the download in its place. Downloads of one
 * batch never take each other's names, and with `rename` and `skip` what was saved before is not downloaded again.
 */
export type ConflictPolicy = 'rename' | 'skip' | 'overwrite';

/** Why a row needs no download. */
export type Skip = Omit<Extract<DownloadState, { kind: 'skipped' }>, 'kind' | 'rank'>;

/** What is decided about a list before its first byte. */
export interface RowPlan {
  names: NamePlan;
  /** Planned name of each row. */
  nameOf: string[];
  skips: Map<DownloadId, Skip>;
  /** Whether a name belongs to a file that was there before and that the policy says to keep in place of a download. */
  isKept: (name: string) => boolean;
}

/** Files looked at together: enough to keep the disk busy. */
const atOnce = 64;

/**
 * Plans every final name in list order, and finds the rows that need no download.
 *
 * @param saved the record of what was saved; without it nothing counts as saved before
 * @param isDone whether a row was saved by this very batch: then it needs no download even where files are overwritten
 * @throws DownloadError when the folder cannot be read
 */
export async function planRows(
  rows: readonly ListRow[],
  folder: string,
  policy: ConflictPolicy,
  saved: SavedImages | undefined,
  isDone: (id: DownloadId) => boolean = () => false,
): Promise<RowPlan> {
  const entries = new Set(
    await readdir(folder).catch((error: unknown) => {
      throw toDiskError(error, folder);
    }),
  );
  const before =
    saved === undefined ? new Map<DownloadId, SavedImage>() : await findWhole(rows, folder, entries, saved);
  const own = new Set([...before.values()].map(({ name }) => name));
  // Overwriting gives the names that an empty folder would give, so that the same list again gives the same files.
  const names = createNamePlan(policy === 'overwrite' ? own : entries);
  const isKept = (name: string): boolean => policy === 'skip' && entries.has(name) && !own.has(name);
  const skips = new Map<DownloadId, Skip>();
  const nameOf: string[] = [];
  for (const [id, row] of rows.entries()) {
    const image = before.get(id);
    if (image !== undefined) {
      nameOf.push(image.name);
      if (policy !== 'overwrite' || isDone(id)) skips.set(id, skipFor(image));
      continue;
    }
    const name = fileNameFromUrl(row.url);
    const bytes = isKept(name) ? await sizeOf(join(folder, name)) : null;
    if (bytes !== null) skips.set(id, { bytes, why: 'name-taken' });
    nameOf.push(bytes === null ? names.reserve(name) : name);
  }
  return { names, nameOf, skips, isKept };
}

function skipFor({ bytes, sha256 }: SavedImage): Skip {
  const skip: Skip = { bytes, why: 'saved-before' };
  if (sha256 !== null) skip.sha256 = sha256;
  return skip;
}

/** The rows whose images were saved here before and are still what they were. */
async function findWhole(
  rows: readonly ListRow[],
  folder: string,
  entries: ReadonlySet<string>,
  saved: SavedImages,
): Promise<Map<DownloadId, SavedImage>> {
  const candidates: [DownloadId, SavedImage][] = [];
  for (const [id, { url }] of rows.entries()) {
    const image = saved.find(folder, url);
    if (image !== null && entries.has(image.name)) candidates.push([id, image]);
  }
  const whole = new Map<DownloadId, SavedImage>();
  for (let at = 0; at < candidates.length; at += atOnce) {
    const some = candidates.slice(at, at + atOnce);
    const verdicts = await Promise.all(some.map(async ([, image]) => await isAsSaved(join(folder, image.name), image)));
    for (const [n, [id, image]] of some.entries()) if (verdicts[n] === true) whole.set(id, image);
  }
  return whole;
}

async function isAsSaved(path: string, image: SavedImage): Promise<boolean> {
  const stats = await stat(path).catch(() => null);
  return stats?.isFile() === true && stats.size === image.bytes && Math.floor(stats.mtimeMs) === image.mtimeMs;
}

/** Null for what is no file: a folder in the way is a reason to take another name, not to skip. */
async function sizeOf(path: string): Promise<number | null> {
  const stats = await stat(path).catch(() => null);
  return stats?.isFile() === true ? stats.size : null;
}
