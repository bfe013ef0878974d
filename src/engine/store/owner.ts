import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** A process that has lists open, by a name that no other process ever has. */
export interface Owner {
  readonly id: string;
  /** Whether the process of that name is at work. */
  isAlive(id: string): boolean;
  close(): void;
}

const lockFolder = 'running';
const ending = '.lock';

/**
 * Tells other processes that this one is at work, by a lock on a file of its own. The system lets go of it with the
 * process, however that ends: unlike a process id it is never another's, and a zombie has none. SQLite is who locks,
 * because it can on every system.
 *
 * @param folder Shoal's data folder
 * @throws the file system's or SQLite's error when nothing can be locked there
 */
export function claimOwner(folder: string): Owner {
  const locks = join(folder, lockFolder);
  mkdirSync(locks, { recursive: true, mode: 0o700 });
  removeDead(locks);
  for (;;) {
    const id = randomUUID();
    const path = join(locks, id + ending);
    const lock = tryLock(path, 1000);
    // Who looks for the dead may have taken the file away before the lock was on it.
    if (lock === null || !existsSync(path)) {
      lock?.close();
      continue;
    }
    return {
      id,
      isAlive: (other) => other === id || isLocked(join(locks, other + ending)),
      close: () => removeWith(lock, path),
    };
  }
}

/** @returns null when another process has it */
function tryLock(path: string, waitMs: number): DatabaseSync | null {
  const lock = new DatabaseSync(path, { timeout: waitMs });
  try {
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock.close();
    if (isBusy(error)) return null;
    throw error;
  }
}

function isLocked(path: string): boolean {
  if (!existsSync(path)) return false;
  const lock = tryLock(path, 0);
  lock?.close();
  return lock === null;
}

function removeDead(locks: string): void {
  for (const name of readdirSync(locks)) {
    if (!name.endsWith(ending)) continue;
    const path = join(locks, name);
    const lock = tryLock(path, 0);
    if (lock !== null) removeWith(lock, path);
  }
}

/** Removes a lock's file while it is locked, or nobody could be sure of theirs; Windows removes no file that is open. */
function removeWith(lock: DatabaseSync, path: string): void {
  const remove = (): void => {
    try {
      rmSync(path, { force: true });
    } catch {
      // it is as dead with its file
    }
  };
  remove();
  lock.close();
  remove();
}

/** SQLITE_BUSY, with whatever more it says. */
function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === 5;
}
