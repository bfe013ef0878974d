import { realpathSync } from 'node:fs';

/** The path without links, by which a folder is known however it was reached; as it is where there is no such folder. */
export function realPathOf(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}
