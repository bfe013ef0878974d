import { chmodSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { migrations, schemaVersion } from './migrations.ts';

export const databaseName = 'shoal.sqlite';

/** How long one process waits for another one's writing to end. */
const busyMs = 5000;

/** SQLite's result codes for a file that is damaged or was never a database (https://sqlite.org/rescode.html). */
const damaged = new Set([11 /* SQLITE_CORRUPT */, 26 /* SQLITE_NOTADB */]);

/** Whether an error means that the file itself is broken. */
export function isDamage(error: unknown): boolean {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return false;
  return damaged.has(error.errcode & 0xff);
}

/**
 * Opens Shoal's database in a folder, which is created when it is not there. A database that is damaged or belongs to a
 * newer Shoal is set aside under another name, never deleted, and a new one begun.
 *
 * @param tell called with a sentence when something was set aside
 * @throws the file system's or SQLite's error when there can be no database in the folder
 */
export function openDatabase(folder: string, tell: (message: string) => void): DatabaseSync {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, databaseName);
  try {
    const database = open(path);
    if (database !== null) return database;
    tell(setAside(path, 'newer', 'belongs to a newer version of Shoal'));
  } catch (error) {
    if (!isDamage(error)) throw error;
    tell(setAside(path, 'damaged', 'is damaged'));
  }
  const fresh = open(path);
  if (fresh === null) throw new Error(`${path} changed while it was opened`);
  return fresh;
}

/** @returns null when it is of a newer version */
function open(path: string): DatabaseSync | null {
  const database = new DatabaseSync(path, { timeout: busyMs });
  try {
    const version = versionOf(database);
    if (version > schemaVersion) {
      database.close();
      return null;
    }
    makePrivate(path);
    // Readers and the writer do not wait for each other; what is lost by a power cut are the last rows, not the file.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON;');
    if (version < schemaVersion) migrate(database);
    database.prepare('SELECT folder, url, name, bytes, mtime_ms, sha256 FROM saved_images LIMIT 1').get();
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** In one transaction that takes the write lock first: two processes may be the first at the same moment. */
function migrate(database: DatabaseSync): void {
  database.exec('BEGIN IMMEDIATE');
  const version = versionOf(database);
  for (const step of migrations.slice(version)) database.exec(step);
  if (version < schemaVersion) database.exec(`PRAGMA user_version = ${schemaVersion}`);
  database.exec('COMMIT');
}

/** It holds addresses, and of unfinished lists their passwords. The journals take the file's mode; FAT has none. */
function makePrivate(path: string): void {
  try {
    chmodSync(path, 0o600);
  } catch {
    // nothing better can be had here
  }
}

const versionOf = (database: DatabaseSync): number =>
  Number(database.prepare('PRAGMA user_version').get()?.['user_version']);

/**
 * Renames a database out of the way, with its journals.
 *
 * @returns a sentence that says so
 */
export function setAside(path: string, label: 'damaged' | 'newer', because: string): string {
  const stamp = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '');
  let target = `${path}.${label}-${stamp}`;
  for (let n = 2; existsSync(target); n++) target = `${path}.${label}-${stamp}-${n}`;
  renameSync(path, target);
  for (const journal of ['-wal', '-shm']) if (existsSync(path + journal)) renameSync(path + journal, target + journal);
  return `The record of lists and saved images ${because}. It was set aside as ${target}, and a new one begun.`;
}
