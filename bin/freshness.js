import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * When anything below these files and folders was last changed, added or removed; tests do not count, and what does not
 * exist is left out.
 *
 * @param {readonly string[]} paths
 * @returns {number} milliseconds since 1970; 0 where nothing exists
 */
export function newestChange(paths) {
  let newest = 0;
  for (const file of paths) {
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats === undefined || /\.test\.tsx?$/.test(file)) continue;
    newest = Math.max(newest, stats.mtimeMs);
    if (stats.isDirectory())
      newest = Math.max(newest, newestChange(readdirSync(file).map((name) => path.join(file, name))));
  }
  return newest;
}

/**
 * Whether every output exists and none is older than the newest of its sources.
 *
 * @param {readonly string[]} outputs files
 * @param {readonly string[]} sources files and folders
 * @returns {boolean}
 */
export function isFresh(outputs, sources) {
  const newest = newestChange(sources);
  return outputs.every((file) => (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? -1) >= newest);
}
