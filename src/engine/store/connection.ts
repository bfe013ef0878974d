import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { createGroup } from '../group.ts';
import { databaseName, isDamage, openDatabase, setAside } from './database.ts';

/** Gives the prepared statement for a text; prepared once. */
export type Sql = (text: string) => StatementSync;

interface Write {
  job: (sql: Sql) => void;
  written: () => void;
}

/**
 * One process's line to the database, and its only writer there; other processes may have the same database open.
 * What is written in one turn of the event loop goes into one transaction. A database that turns out to be damaged is set
 * aside and a new one begun; after any other error there is no record any more, and nothing fails for want of it.
 */
export class Connection {
  readonly #folder: string;
  readonly #tell: (message: string) => void;
  readonly #syncGroup = createGroup(async () => await this.#syncJournal());
  #database: DatabaseSync;
  #statements = new Map<string, StatementSync>();
  #writes: Write[] = [];
  #isUsable = true;
  #generation = 0;
  #journal: FileHandle | null = null;

  /**
   * @param folder Shoal's data folder
   * @param tell called with a sentence when the record had to be begun anew, or can no longer be used
   * @throws the file system's or SQLite's error when there can be no database there
   */
  constructor(folder: string, tell: (message: string) => void) {
    this.#folder = folder;
    this.#tell = tell;
    this.#database = openDatabase(folder, tell);
  }

  /** Raised when a new database was begun: numbers of rows in the old one mean nothing in it. */
  get generation(): number {
    return this.#generation;
  }

  /** Reads. @returns undefined when there is no record (any more) */
  read<T>(work: (sql: Sql) => T): T | undefined {
    return this.#use(() => work(this.#sql));
  }

  /** Writes with everything else that is written in this turn; resolves when it is committed, or never will be. Never rejects. */
  async write(job: (sql: Sql) => void): Promise<void> {
    await new Promise<void>((written) => {
      this.#writes.push({ job, written });
      if (this.#writes.length === 1) setImmediate(() => this.#commit());
    });
  }

  /** Writes at once, together with what waits. */
  writeNow(job: (sql: Sql) => void): void {
    this.#writes.push({ job, written: () => undefined });
    this.#commit();
  }

  /**
   * Resolves when everything committed so far would survive a power cut. Committed rows are in the write-ahead log, and
   * SQLite itself syncs that only now and then, holding up the process; here the log is synced beside it.
   */
  async sync(): Promise<void> {
    if (this.#isUsable) await this.#syncGroup();
  }

  /** Writes what waits, and closes. */
  close(): void {
    this.#commit();
    this.#isUsable = false;
    this.#shut();
  }

  readonly #sql: Sql = (text) => {
    let statement = this.#statements.get(text);
    if (statement === undefined) {
      statement = this.#database.prepare(text);
      this.#statements.set(text, statement);
    }
    return statement;
  };

  #commit(): void {
    const writes = this.#writes;
    if (writes.length === 0) return;
    this.#writes = [];
    this.#use(() => {
      this.#database.exec('BEGIN IMMEDIATE');
      try {
        for (const { job } of writes) job(this.#sql);
        this.#database.exec('COMMIT');
      } catch (error) {
        if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
        throw error;
      }
    });
    for (const { written } of writes) written();
  }

  async #syncJournal(): Promise<void> {
    try {
      this.#journal ??= await this.#openJournal();
      await this.#journal?.datasync();
    } catch {
      // Without a log of its own the database has been synced by SQLite, or the file system cannot do it.
    }
  }

  /** Null where the database was closed, or is another one, by the time that its log is open. */
  async #openJournal(): Promise<FileHandle | null> {
    const generation = this.#generation;
    const journal = await open(join(this.#folder, `${databaseName}-wal`), 'r+');
    if (this.#isUsable && this.#generation === generation) return journal;
    await journal.close();
    return null;
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
      this.#shut();
      this.#tell(setAside(join(this.#folder, databaseName), 'damaged', 'is damaged'));
      this.#database = openDatabase(this.#folder, this.#tell);
      this.#generation++;
      return true;
    } catch {
      return false;
    }
  }

  #giveUp(error: unknown): void {
    this.#isUsable = false;
    const reason = error instanceof Error ? error.message : 'unknown error';
    this.#tell(`What is saved from now on cannot be remembered: ${join(this.#folder, databaseName)}: ${reason}.`);
    this.#shut();
  }

  #shut(): void {
    this.#statements.clear();
    this.#journal?.close().catch(() => undefined);
    this.#journal = null;
    if (this.#database.isOpen) this.#database.close();
  }
}
