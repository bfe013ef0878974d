import { splitName } from '../file-names/image-extension.ts';
import type { ColumnRole } from './column-role.ts';
import type { SavedFile, Wish } from './url-list.ts';

/** The texts of one record by what they are. */
export type RecordFields = Partial<Record<ColumnRole, string>>;

const longestWish = 1024;
/** `/x`, `\\server\x`, `C:\x`: a place of some computer, perhaps not of this one. */
const absolute = /^(?:[/\\]|[a-z]:)/i;

/** Whether these are the columns of a manifest of our own. In one only `url` is an address: the others tell what became of it. */
export function isManifest(has: (role: ColumnRole) => boolean): boolean {
  return has('address') && has('path') && has('status') && has('line');
}

function splitPath(path: string): { folder: string; name: string } {
  const end = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  const folder = absolute.test(path) ? '' : path.slice(0, Math.max(0, end));
  return { folder, name: path.slice(end + 1) };
}

/** `size` and `hash` as manifests write them, of a row that was saved or is here already. */
function readSavedFile({ status, bytes = '', sha256 = '' }: RecordFields): SavedFile | null {
  if ((status !== 'saved' && status !== 'skipped') || !/^\d{1,15}$/.test(bytes)) return null;
  return { bytes: Number(bytes), sha256: /^[0-9a-f]{64}$/.test(sha256) ? sha256 : null };
}

/**
 * Reads what a record wishes for its file. A file name goes before a name, a name before a title, and that before the key by which
 * lists of training data (img2dataset) count their pictures; folders in front of a
 * file name count where the record has no folder of its own. Of an absolute path only the name counts.
 *
 * @returns null when it wishes nothing
 */
export function readWish(fields: RecordFields): Wish | null {
  const text = (role: ColumnRole): string => fields[role]?.trim() ?? '';
  const path = text('path');
  const isOurs = isManifest((role) => fields[role] !== undefined);
  const isFile = isOurs ? path !== '' : splitName(path).extension !== '';
  const file = splitPath(text('file') || (isFile ? path : ''));
  // What a manifest's file got goes before what it was to get.
  const isKnown = isOurs && isFile;
  const name = file.name || text('name') || text('title') || text('key');
  const folder = isKnown ? file.folder : text('folder') || (isFile ? '' : path) || file.folder;
  const saved = isOurs ? readSavedFile(fields) : null;
  if (name === '' && folder === '' && saved === null) return null;
  const wish: Wish = {};
  if (name !== '') wish.name = name.slice(0, longestWish);
  if (folder !== '') wish.folder = folder.slice(0, longestWish);
  if (saved !== null) wish.saved = saved;
  return wish;
}
