import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DownloadId, DownloadState } from '../../shared/download.ts';
import { fileNameFromContentDisposition } from '../../shared/file-names/file-name-from-content-disposition.ts';
import { createNamePlan, type NamePlan } from '../../shared/file-names/name-plan.ts';
import { joinPath, splitPath } from '../../shared/file-names/relative-path.ts';
import { defaultTemplate } from '../../shared/file-names/template.ts';
import { type Naming, takesServedName, wantedPath } from '../../shared/file-names/wanted-path.ts';
import type { ListRows } from '../../shared/url-list/list-rows.ts';
import type { Disk } from '../files/disk.ts';
import { diskOf } from '../files/disks.ts';
import { hashFile } from '../files/file-content.ts';
import { splitCredentials } from '../store/credentials.ts';
import type { SavedImage, SavedImages } from '../store/saved-images.ts';
import type { PixelSize } from '../transfer/image/image-size.ts';
import { TextColumn } from '../rows/text-column.ts';
import type { PlannedNames } from './batch-rows.ts';
import { readFolders } from './existing-files.ts';

/**
 * What becomes of a download whose name is taken by a file that was there before the batch: `rename` gives it the next
 * free number, `skip` leaves the file and does not download, `overwrite` puts the download in its place. Downloads of one
 * batch never take each other's names, and with `rename` and `skip` what was saved before is not downloaded again.
 */
export type ConflictPolicy = 'rename' | 'skip' | 'overwrite';

/** Why a row needs no download. */
export type Skip = Omit<Extract<DownloadState, { kind: 'skipped' }>, 'kind' | 'rank'>;

/** What is decided about a list before its first byte. Names are paths relative to the folder, `/` between on every system. */
export interface RowPlan {
  names: NamePlan;
  /** Planned name of each row. */
  nameOf: PlannedNames;
  skips: Map<DownloadId, Skip>;
  /** Whether a name belongs to a file that was there before and that the policy says to keep in place of a download. */
  isKept: (name: string) => boolean;
  /**
   * What a row asks for in place of its planned name once its answer is there; see `takesServedName`.
   *
   * @param header the value of Content-Disposition
   * @returns null where the planned name stays
   */
  servedName: (id: DownloadId, header: string | undefined) => string | null;
}

export interface PlanOptions {
  policy: ConflictPolicy;
  naming: Naming;
  /** The record of what was saved; without it only what a manifest says counts as saved before. */
  saved: SavedImages | undefined;
  /** Whether a row was saved by this very batch: then it needs no download even where files are overwritten. */
  isDone: (id: DownloadId) => boolean;
  /** The rows whose images are here, where that is taken for granted: then none is looked for. */
  trusted?: ReadonlyMap<DownloadId, WholeImage>;
}

/** A file that holds a row's image already. */
export interface WholeImage {
  name: string;
  bytes: number;
  sha256: string | null;
  /** In pixels, where it is known. */
  size?: PixelSize;
}

/** Files looked at together: enough to keep the disk busy. */
const atOnce = 64;
/** So many URLs of saved images are held to look for a list's rows among them; where there are more each row is looked up. */
const mostKnownUrls = 50_000;
/** Rows planned before others get their turn: some ten milliseconds' worth. */
const rowsPerTurn = 5000;

/**
 * Plans every final name in list order, and finds the rows that need no download. The folder is read once, and each of its
 * subfolders when the first row asks for it.
 *
 * @throws DownloadError when the folder cannot be read
 */
export async function planRows(rows: ListRows, folder: string, options: PlanOptions): Promise<RowPlan> {
  const { policy, naming, isDone } = options;
  const names = createNamePlan([], rows.length);
  const existing = await readFolders(folder, names, policy);
  const before = options.trusted ?? (await findWhole(rows, folder, options.saved));
  const own = new Set([...before.values()].map(({ name }) => name));
  for (const name of own) await existing.enter(splitPath(name).folder);
  // Overwriting gives the names that an empty folder would give, so that the same list again gives the same files.
  if (policy === 'overwrite' || options.trusted !== undefined) for (const name of own) names.addFile(name);
  const rejected = options.trusted === undefined ? (options.saved?.rejected(folder) ?? null) : null;
  // What was rejected may be taken back, and then has its name again.
  for (const { name } of rejected?.values() ?? []) names.reserve(name);
  const isKept = policy === 'skip' ? keptNames(existing.files, own) : () => false;
  const skips = new Map<DownloadId, Skip>();
  const nameOf = new TextColumn();
  for (const [id, row] of rows.entries()) {
    if (id % rowsPerTurn === rowsPerTurn - 1) await nextTurn();
    const image = before.get(id);
    if (image !== undefined) {
      nameOf.push(image.name);
      if (policy !== 'overwrite' || isDone(id)) skips.set(id, skipFor(image));
      continue;
    }
    const unwanted = rejected?.get(splitCredentials(row.url).url);
    if (unwanted !== undefined) {
      nameOf.push(unwanted.name);
      skips.set(id, { bytes: unwanted.bytes, why: 'rejected' });
      continue;
    }
    const wanted = splitPath(wantedPath(row, id, naming));
    const place = wanted.folder === '' ? '' : await existing.enter(wanted.folder);
    const name = joinPath(place, wanted.name);
    const bytes = isKept(name) ? await sizeOf(join(folder, name), diskOf(folder)) : null;
    if (bytes !== null) skips.set(id, { bytes, why: 'name-taken' });
    nameOf.push(bytes === null ? names.reserve(name) : name);
  }
  const servedName: RowPlan['servedName'] = (id, header) => {
    const row = rows.at(id);
    if (header === undefined || row === undefined || !takesServedName(row, naming)) return null;
    const served = fileNameFromContentDisposition(header);
    if (served === null) return null;
    const wanted = splitPath(wantedPath(row, id, naming, served));
    return joinPath(names.folder(wanted.folder), wanted.name);
  };
  return { names, nameOf, skips, isKept, servedName };
}

/** Apart from the plan, which lives as long as its batch: nothing else is to hold on to all the names in a folder. */
const keptNames =
  (files: ReadonlySet<string>, own: ReadonlySet<string>) =>
  (name: string): boolean =>
    files.has(name) && !own.has(name);

function skipFor({ bytes, sha256, size }: WholeImage): Skip {
  const skip: Skip = { bytes, why: 'saved-before', ...size };
  if (sha256 !== null) skip.sha256 = sha256;
  return skip;
}

/** A row whose image may be here. */
interface Candidate {
  id: DownloadId;
  image: WholeImage;
  /** Null where nobody knows. */
  mtimeMs: number | null;
}

const noUrls: ReadonlySet<string> = new Set();

/** The rows whose images were saved here before and are still what they were. */
async function findWhole(
  rows: ListRows,
  folder: string,
  saved: SavedImages | undefined,
): Promise<Map<DownloadId, WholeImage>> {
  const disk = diskOf(folder);
  const whole = new Map<DownloadId, WholeImage>();
  let candidates: Candidate[] = [];
  const look = async (): Promise<void> => {
    const some = candidates;
    candidates = [];
    const verdicts = await Promise.all(
      some.map(async ({ image, mtimeMs }) => await isWhole(join(folder, image.name), image, mtimeMs, disk)),
    );
    for (const [n, { id, image }] of some.entries()) if (verdicts[n] === true) whole.set(id, image);
  };
  const urls = saved === undefined ? noUrls : saved.urlsIn(folder, mostKnownUrls);
  if (urls?.size === 0 && rows.arePlain === true) return whole; // as of each new list into a new folder
  const find = (url: string): SavedImage | null => {
    const isKnown = urls === null || urls.has(splitCredentials(url).url);
    return isKnown ? (saved?.find(folder, url) ?? null) : null;
  };
  for (const [id, row] of rows.entries()) {
    if (id % rowsPerTurn === rowsPerTurn - 1) await nextTurn();
    const image = find(row.url);
    if (image !== null) {
      candidates.push({ id, image, mtimeMs: image.mtimeMs });
    } else if (row.saved !== undefined) {
      // A manifest's name is the whole of it, whatever the template.
      const name = wantedPath(row, id, { template: defaultTemplate, date: '' });
      candidates.push({ id, image: { name, ...row.saved }, mtimeMs: null });
    }
    if (candidates.length === atOnce) await look();
  }
  await look();
  return whole;
}

/** Whether a file is what it was: by its time where that is known, or else by its hash, or else by its size alone. */
async function isWhole(
  path: string,
  { bytes, sha256 }: WholeImage,
  mtimeMs: number | null,
  disk: Disk,
): Promise<boolean> {
  const facts = await disk.files.stat(path, true).catch(() => null);
  if (facts?.isFile !== true || facts.size !== bytes) return false;
  if (mtimeMs !== null) return Math.floor(facts.mtimeMs) === mtimeMs;
  return sha256 === null || (await hashFile(path, disk).catch(() => null)) === sha256;
}

/** Null for what is no file: a folder in the way is a reason to take another name, not to skip. */
async function sizeOf(path: string, disk: Disk): Promise<number | null> {
  const facts = await disk.files.stat(path, true).catch(() => null);
  return facts?.isFile === true ? facts.size : null;
}
