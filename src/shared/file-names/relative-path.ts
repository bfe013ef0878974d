import { byteLength } from './cut-to-bytes.ts';
import { safeFolderName } from './safe-name.ts';

/** Folders below the target folder, and their bytes together: with the name at most 760 bytes, where macOS takes 1,024 for a whole path. */
const mostFolders = 16;
const mostFolderBytes = 500;

/** A path relative to the target folder, with `/` between on every system, in two. `folder` is empty for the target folder itself. */
export interface PathParts {
  folder: string;
  name: string;
}

/** In two at the last `/`; `joinPath` puts both together again. */
export function splitPath(path: string): PathParts {
  const end = path.lastIndexOf('/');
  return { folder: path.slice(0, Math.max(0, end)), name: path.slice(end + 1) };
}

export const joinPath = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);

/**
 * The folders that a text names, each made safe by `safeFolderName`: no `..`, no root, no drive. What would go too deep or
 * become too long is left out.
 *
 * @param text with `/` or `\` between; may be empty
 */
export function safeFolders(text: string): string {
  const kept: string[] = [];
  let bytes = 0;
  for (const part of text.split(/[/\\]/)) {
    const name = safeFolderName(part);
    if (name === '') continue;
    bytes += byteLength(name) + 1;
    if (bytes > mostFolderBytes || kept.length === mostFolders) break;
    kept.push(name);
  }
  return kept.join('/');
}
