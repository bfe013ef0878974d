import { linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isProcessAlive } from './process-alive.ts';

/** What a second start hands to the first. */
export interface SecondStart {
  argv: string[];
  cwd: string;
  additionalData: unknown;
}

const messagePrefix = 'standin-second-';

/**
 * Takes the lock of a user-data folder and gives what releases it. Where another process holds it, this start is left as
 * a file for that process, which watches the folder, and null comes back.
 */
export function takeInstanceLock(
  folder: string,
  start: SecondStart,
  onSecond: (start: SecondStart) => void,
): (() => void) | null {
  mkdirSync(folder, { recursive: true });
  const lock = path.join(folder, 'standin-instance');
  const mine = `${lock}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  try {
    while (!linkExclusively(mine, lock)) {
      const owner = Number(readFileSync(lock, 'utf8'));
      if (owner !== process.pid && isProcessAlive(owner)) {
        writeFileSync(mine, JSON.stringify(start));
        renameSync(mine, path.join(folder, `${messagePrefix}${process.pid}`)); // there only when it is whole
        return null;
      }
      rmSync(lock, { force: true });
    }
  } finally {
    rmSync(mine, { force: true });
  }
  const receive = (): void => {
    for (const name of readdirSync(folder)) {
      if (!name.startsWith(messagePrefix)) continue;
      const file = path.join(folder, name);
      const second = JSON.parse(readFileSync(file, 'utf8')) as SecondStart;
      rmSync(file);
      onSecond(second);
    }
  };
  const watcher = watch(folder, (_event, name) => {
    if (name?.startsWith(messagePrefix)) receive();
  }).on('error', () => undefined); // the folder is gone
  watcher.unref();
  receive();
  return () => {
    watcher.close();
    rmSync(lock, { force: true });
  };
}

/** A link appears with its content at once, unlike a file that is created and then written. */
function linkExclusively(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
