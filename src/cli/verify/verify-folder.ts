import { lstat, readdir, realpath } from 'node:fs/promises';
import { join, posix, sep } from 'node:path';
import { errorCode } from '../../engine/error-code.ts';
import { hashFile } from '../../engine/files/file-content.ts';
import { isInside } from '../../engine/files/make-folder.ts';
import { splitName } from '../../shared/file-names/image-extension.ts';
import type { ManifestRow } from '../../shared/manifest/manifest-row.ts';

/** How a file compares with its row. `bytes` and `sha256` are what is there, as far as it was looked at. */
export type Finding =
  | { kind: 'whole'; row: ManifestRow; isHashed: boolean }
  | { kind: 'missing'; row: ManifestRow }
  | { kind: 'changed'; row: ManifestRow; bytes: number; sha256: string | null }
  /** There, but no file that can be read. */
  | { kind: 'unreadable'; row: ManifestRow; reason: string }
  | { kind: 'outside'; row: ManifestRow }
  /** An image that the manifest does not name; `path` is from the folder, with slashes. */
  | { kind: 'extra'; path: string };

/** Files hashed at once: enough to keep a disk and two cores busy, and little memory. */
const atOnce = 4;

/**
 * Compares the images that a manifest names with the files of a folder, then looks for images that it does not name: in
 * the folder, and in those below it in which it names any.
 *
 * @param folder absolute
 * @param isStopped asked between files; when it is true the rest is left out
 * @returns findings about rows in the order of the manifest, then extra images by name
 * @throws the file system's own error when the folder is not there or cannot be listed
 */
export async function* verifyFolder(
  rows: readonly ManifestRow[],
  folder: string,
  isStopped: () => boolean,
): AsyncGenerator<Finding> {
  const named = rows.filter(({ path }) => path !== null);
  const staysInside = await linkWatch(folder);
  const running: Promise<Finding>[] = [];
  let next = 0;
  while ((next < named.length || running.length > 0) && !isStopped()) {
    while (running.length < atOnce && next < named.length) {
      const row = named[next++];
      if (row !== undefined) running.push(compare(row, folder, staysInside));
    }
    const first = await running.shift();
    if (first !== undefined) yield first;
  }
  await Promise.all(running);
  if (!isStopped()) yield* findExtra(named, folder, staysInside);
}

/** Whether a folder below the one that is looked at stays inside it, links on the way to it followed; one that is not there does. */
type LinkWatch = (below: string) => Promise<boolean>;

async function linkWatch(folder: string): Promise<LinkWatch> {
  const root = await realpath(folder);
  const known = new Map<string, Promise<boolean>>();
  const look = async (below: string): Promise<boolean> =>
    await realpath(join(folder, ...below.split('/'))).then(
      (real) => isInside(root, real),
      () => true, // nothing can be read there either
    );
  return (below) => {
    const answer = known.get(below) ?? look(below);
    known.set(below, answer);
    return answer;
  };
}

async function compare(row: ManifestRow, folder: string, staysInside: LinkWatch): Promise<Finding> {
  const path = row.path ?? '';
  if (!isPlain(path) || !(await staysInside(posix.dirname(path)))) return { kind: 'outside', row };
  const file = join(folder, ...path.split('/'));
  try {
    const status = await lstat(file);
    if (!status.isFile()) return { kind: 'unreadable', row, reason: 'it is no file' };
    const bytes = status.size;
    if (row.bytes !== null && bytes !== row.bytes) return { kind: 'changed', row, bytes, sha256: null };
    if (row.sha256 === null) return { kind: 'whole', row, isHashed: false };
    const sha256 = await hashFile(file);
    return sha256 === row.sha256.toLowerCase()
      ? { kind: 'whole', row, isHashed: true }
      : { kind: 'changed', row, bytes, sha256 };
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'missing', row };
    return { kind: 'unreadable', row, reason: code };
  }
}

/** A manifest may come from anybody: what it names must not lead out of the folder, on any system. */
function isPlain(path: string): boolean {
  const parts = path.split('/');
  if (path.includes('\0') || (sep === '\\' && /[\\:]/.test(path))) return false;
  return parts.every((part) => part !== '' && part !== '.' && part !== '..');
}

/** The folders are looked at one by one; file systems differ in whether they keep a name's accents in one character or two. */
async function* findExtra(
  named: readonly ManifestRow[],
  folder: string,
  staysInside: LinkWatch,
): AsyncGenerator<Finding> {
  const paths = named.flatMap(({ path }) => (path !== null && isPlain(path) ? [path] : []));
  const known = new Set(paths.map((path) => path.normalize('NFC')));
  const folders = new Set(['.', ...paths.map((path) => posix.dirname(path))]);
  for (const below of [...folders].toSorted()) {
    if (!(await staysInside(below))) continue;
    const entries = await readdir(join(folder, ...below.split('/')), { withFileTypes: true }).catch(
      (error: unknown) => {
        if (below === '.') throw error;
        return []; // its images are told as missing
      },
    );
    for (const { name } of entries.filter((entry) => entry.isFile()).toSorted(byName)) {
      const path = posix.join(below, name);
      if (splitName(name).extension !== '' && !known.has(path.normalize('NFC'))) yield { kind: 'extra', path };
    }
  }
}

const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1);
