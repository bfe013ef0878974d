import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { databaseName, isDamage, openDatabase, setAside } from './database.ts';

/** A file that was saved, as it was then. */
export interface SavedImage {
  /** Without its folder. */
  name: string;
  bytes: number;
  /** Time of its last change, whole ms since the epoch. */
  mtimeMs: number;
  /** Null where it was not asked for. */
  sha256: string | null;
}

/**
 * Remembers which URL was saved where, so that the same list again saves only what is missing. A row is a claim about a
 * file that may have been changed or removed since: it counts only while the file looks as the row says.
 */
export interface SavedImages {
  find(folder: string, url: string): SavedImage | null;
  /**
   * Adds a row, or replaces the one that is there for the same folder and URL. Resolves when it is written, and only
   * then should the file get its name: with the process killed in between there is a row without a file, which is
   * harmless, and never a file without a row, which would be saved twice.
   * Rows that come together are written together. Never rejects: a download does not fail for want of a record.
   */
  add(folder: string, url: string, image: SavedImage): Promise<void>;
  /** Writes what waits, and closes. */
  close(): void;
}

interface Addition {
  row: [folder: string, url: string, name: string, bytes: number, mtimeMs: number, sha256: string | null];
  written: () => void;
}

/**
 * Opens the record in Shoal's data folder. It is one process's only writer; others may have the same record open.
 *
 * @param tell called with a sentence when the record had to be begun anew, or can no longer be used
 * @throws the file system's or SQLite's error when there can be no record there
 */
export function openSavedImages(dataFolder: string, tell: (message: string) => void): SavedImages {
  return new SqliteSavedImages(dataFolder, tell);
}

class SqliteSavedImages implements SavedImages {
  readonly #dataFolder: string;
  readonly #tell: (message: string) => void;
  #database: DatabaseSync;
  #select: StatementSync;
  #upsert: StatementSync;
  #additions: Addition[] = [];
  #isUsable = true;
  /** One batch has one folder: its real path is looked up once. */
  #folder = { given: '', real: '' };

  constructor(dataFolder: string, tell: (message: string) => void) {
    this.#dataFolder = dataFolder;
    this.#tell = tell;
    this.#database = openDatabase(dataFolder, tell);
    this.#select = selectFrom(this.#database);
    this.#upsert = upsertInto(this.#database);
  }

  find(folder: string, url: string): SavedImage | null {
    const row = this.#use(() => this.#select.get(this.#realPath(folder), withoutUser(url))) ?? null;
    if (row === null) return null;
    const { name, bytes, mtime_ms: mtimeMs, sha256 } = row;
    if (typeof name !== 'string' || typeof bytes !== 'number' || typeof mtimeMs !== 'number') return null;
    return { name, bytes, mtimeMs, sha256: typeof sha256 === 'string' ? sha256 : null };
  }

  async add(folder: string, url: string, image: SavedImage): Promise<void> {
    const { name, bytes, mtimeMs, sha256 } = image;
    const row: Addition['row'] = [this.#realPath(folder), withoutUser(url), name, bytes, mtimeMs, sha256];
    await new Promise<void>((written) => {
      this.#additions.push({ row, written });
      if (this.#additions.length === 1) setImmediate(() => this.#write());
    });
  }

  close(): void {
    this.#write();
    if (this.#isUsable) this.#database.close();
    this.#isUsable = false;
  }

  #write(): void {
    const additions = this.#additions;
    if (additions.length === 0) return;
    this.#additions = [];
    this.#use(() => {
      this.#database.exec('BEGIN IMMEDIATE');
      try {
        for (const { row } of additions) this.#upsert.run(...row);
        this.#database.exec('COMMIT');
      } catch (error) {
        if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
        throw error;
      }
    });
    for (const { written } of additions) written();
  }

  /** Does something with the database; begins a new one and tries again where the file turns out to be damaged. */
  #use<T>(work: () => T): T | undefined {
    if (!this.#isUsable) return undefined;
    try {
      return work();
    } catch (error) {
      if (isDamage(error) && this.#beginAnew()) {
        try {
          return work();
        } catch {
          // told below
        }
      }
      this.#giveUp(error);
      return undefined;
    }
  }

  #beginAnew(): boolean {
    try {
      this.#database.close();
      this.#tell(setAside(join(this.#dataFolder, databaseName), 'damaged', 'is damaged'));
      this.#database = openDatabase(this.#dataFolder, this.#tell);
      this.#select = selectFrom(this.#database);
      this.#upsert = upsertInto(this.#database);
      return true;
    } catch {
      return false;
    }
  }

  #giveUp(error: unknown): void {
    this.#isUsable = false;
    const reason = error instanceof Error ? error.message : 'unknown error';
    this.#tell(`What is saved from now on cannot be remembered: ${join(this.#dataFolder, databaseName)}: ${reason}.`);
    if (this.#database.isOpen) this.#database.close();
  }

  #realPath(folder: string): string {
    if (folder !== this.#folder.given) this.#folder = { given: folder, real: realPathOf(folder) };
    return this.#folder.real;
  }
}

const selectFrom = (database: DatabaseSync): StatementSync =>
  database.prepare('SELECT name, bytes, mtime_ms, sha256 FROM saved_images WHERE folder = ? AND url = ?');

const upsertInto = (database: DatabaseSync): StatementSync =>
  database.prepare(
    'INSERT OR REPLACE INTO saved_images (folder, url, name, bytes, mtime_ms, sha256) VALUES (?, ?, ?, ?, ?, ?)',
  );

function realPathOf(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}

/** User and password are not for keeping; the image is the same. */
function withoutUser(url: string): string {
  if (!url.includes('@')) return url;
  const parsed = URL.parse(url);
  if (parsed === null) return url;
  parsed.username = '';
  parsed.password = '';
  return parsed.href;
}
