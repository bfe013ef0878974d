import type { HostRemedies } from '../../shared/remedies/remedy.ts';
import type { ListRows } from '../../shared/url-list/list-rows.ts';
import { realPathOf } from '../files/disks.ts';
import { readAttempts } from './attempt-rows.ts';
import {
  type BatchChanges,
  deleteBatch,
  insertRows,
  readContents,
  type StoredAttempt,
  writeChanges,
} from './batch-tables.ts';
import { bootId } from './boot-id.ts';
import type { Connection, Sql } from './connection.ts';
import { hashList } from './list-hash.ts';
import type { Owner } from './owner.ts';
import { type BatchOutline, batchIn, outlineIn, type StoredBatch } from './stored-batch.ts';
import { tidyBatch } from './tidy-batch.ts';
import { numberIn, textIn, textOrNull } from './values.ts';

export interface NewBatch {
  /** Unique; part of its part files' names. */
  id: string;
  /** What the person knows the list by, such as its file's name. */
  label: string;
  /** Absolute. */
  folder: string;
  rows: ListRows;
  /** How it is downloaded, as JSON can hold it. What is secret stands in its field `secrets`, which goes once it is finished. */
  options: object;
  /** Whether a later process can go on with it. */
  resumable: boolean;
}

/** Where a batch stands in the tables. */
export interface BatchKey {
  readonly id: string;
  readonly number: number;
  readonly generation: number;
}

/** A batch whose process has died at work, or that was left for good. */
export interface AbandonedBatch {
  id: string;
  folder: string;
  /** Whether nobody will go on with it: then no part file is worth keeping. */
  isOver: boolean;
  /** Names of the part files that can be gone on with. */
  parts: ReadonlySet<string>;
}

/** Rows written in one transaction: another process that wants to write waits a few ms, not until a long list is in. */
const rowsAtOnce = 5000;

/** Which lists were downloaded into which folders, and how far they came. */
export class History {
  readonly #connection: Connection;
  readonly #owner: Owner;

  constructor(connection: Connection, owner: Owner) {
    this.#connection = connection;
    this.#owner = owner;
  }

  /** Stores a batch that this process is about to work on, rows and all. @returns null when there is no record */
  async add(batch: NewBatch): Promise<BatchKey | null> {
    const key = this.announce(batch);
    if (key !== null) await this.addRows(key, batch.rows);
    return key;
  }

  /** Stores all of a batch but its rows: until `addRows` it counts as one that was never begun. @returns null when there is no record */
  announce({ id, label, folder, rows, options, resumable }: NewBatch): BatchKey | null {
    let number = 0;
    this.#connection.writeNow((sql) => {
      const now = Date.now();
      const place = [realPathOf(folder), hashList(rows)] as const;
      const run = [
        JSON.stringify(options),
        resumable ? 1 : 0,
        this.#owner.id,
        bootId(),
        rows.length,
        now,
        now,
      ] as const;
      number = Number(sql(insertBatch).run(id, label, ...place, ...run).lastInsertRowid);
    });
    return number === 0 ? null : { id, number, generation: this.#connection.generation };
  }

  /** Stores the rows of a batch that was announced, in turns. From then on it can be gone on with. */
  async addRows(key: BatchKey, rows: ListRows): Promise<void> {
    const { number } = key;
    for (let start = 0; start < rows.length; start += rowsAtOnce) {
      await this.#write(key, (sql) => insertRows(sql, number, rows, start, rowsAtOnce));
    }
    await this.#write(key, (sql) => sql("UPDATE batches SET status = 'unfinished' WHERE number = ?").run(number));
  }

  /** The batches that are finished or can be gone on with, the latest first. */
  outlines(): BatchOutline[] {
    const found = this.#connection.read((sql) => sql(selectOutlines).all()) ?? [];
    return found
      .filter((row) => row['status'] === 'finished' || !this.#isOwned(textOrNull(row, 'owner')))
      .map(outlineIn);
  }

  /** One of them, be it at work or not. @returns null when there is none */
  outline(id: string): BatchOutline | null {
    const row = this.#connection.read((sql) => sql(selectOutline).get(id));
    return row === undefined ? null : outlineIn(row);
  }

  /** Gives a batch another name, which a later run of the same list keeps. */
  rename(id: string, label: string): void {
    this.#connection.writeNow((sql) => sql('UPDATE batches SET label = ?, is_renamed = 1 WHERE id = ?').run(label, id));
  }

  /** A batch with all its rows, to be looked at. @returns null when there is none */
  read(id: string): StoredBatch | null {
    return (
      this.#connection.read((sql) => {
        const row = sql("SELECT * FROM batches WHERE id = ? AND status <> 'storing'").get(id);
        return row === undefined ? null : batchIn(row, readContents(sql, numberIn(row, 'number')));
      }) ?? null
    );
  }

  /** The URLs, without credentials, whose images other batches have in the folder of this one. */
  urlsOfOthers({ id, folder }: Pick<StoredBatch, 'id' | 'folder'>): ReadonlySet<string> {
    const rows = this.#connection.read((sql) => sql(selectUrlsOfOthers).all(realPathOf(folder), id)) ?? [];
    return new Set(rows.map((row) => textIn(row, 'url')));
  }

  /** The latest unfinished batch of the same list in the same folder. @returns its id */
  findUnfinished(folder: string, rows: ListRows): string | null {
    const found = this.#connection.read((sql) => sql(selectSameList).all(realPathOf(folder), hashList(rows))) ?? [];
    const free = found.find((row) => !this.#isOwned(textOrNull(row, 'owner')));
    return free === undefined ? null : textIn(free, 'id');
  }

  /**
   * Makes a batch this process's own.
   *
   * @param isFinishedToo whether one that came to its end is to be worked on again
   * @returns null when it is gone, or another process was quicker
   */
  take(id: string, isFinishedToo = false): { key: BatchKey; batch: StoredBatch } | null {
    const row = this.#connection.read((sql) => sql(isFinishedToo ? selectAnyById : selectById).get(id));
    if (row === undefined || this.#isOwned(textOrNull(row, 'owner'))) return null;
    const number = numberIn(row, 'number');
    let isOurs = false;
    this.#connection.writeNow((sql) => {
      const update = sql('UPDATE batches SET owner = ?, boot = ?, touched_at = ? WHERE number = ? AND owner IS ?');
      isOurs = update.run(this.#owner.id, bootId(), Date.now(), number, textOrNull(row, 'owner')).changes === 1;
    });
    const contents = isOurs ? this.#connection.read((sql) => readContents(sql, number)) : undefined;
    if (contents === undefined) return null;
    return { key: { id, number, generation: this.#connection.generation }, batch: batchIn(row, contents) };
  }

  /** The attempts of one row of a batch that have ended, the first one first; none where there is no such row. */
  attemptsOf(batchId: string, row: number): StoredAttempt[] {
    return this.#connection.read((sql) => readAttempts(sql, batchId, row)) ?? [];
  }

  /** Writes changes down; resolves when they are committed. */
  async write(key: BatchKey, changes: BatchChanges): Promise<void> {
    await this.#write(key, (sql) => writeChanges(sql, key.number, changes));
  }

  /** Says how a batch is downloaded from now on. */
  setOptions({ number, generation }: BatchKey, options: object): void {
    if (generation !== this.#connection.generation) return;
    this.#connection.writeNow((sql) =>
      sql('UPDATE batches SET options = ? WHERE number = ?').run(JSON.stringify(options), number),
    );
  }

  /** Says how some of a batch's hosts are asked from now on. */
  setRemedies({ number, generation }: BatchKey, remedies: readonly HostRemedies[]): void {
    if (generation !== this.#connection.generation) return;
    this.#connection.writeNow((sql) =>
      sql("UPDATE batches SET options = json_set(options, '$.remedies', json(?)) WHERE number = ?").run(
        JSON.stringify(remedies),
        number,
      ),
    );
  }

  /** Says that this process works on it no more. Of a finished batch the passwords go, and earlier runs of the same list. */
  leave({ number, generation }: BatchKey): void {
    if (generation !== this.#connection.generation) return;
    this.#connection.writeNow((sql) => {
      sql('UPDATE batches SET owner = NULL WHERE number = ?').run(number);
      tidyBatch(sql, number);
    });
  }

  /** Removes a batch from the record, whatever its state. */
  forget(id: string): void {
    this.#connection.writeNow((sql) => {
      const row = sql('SELECT number FROM batches WHERE id = ?').get(id);
      if (row !== undefined) deleteBatch(sql, numberIn(row, 'number'));
    });
  }

  /**
   * The batches that nobody works on and that may have left files behind.
   *
   * @param untouchedSince unfinished batches that were last heard of before this time count as over
   */
  abandoned(untouchedSince = 0): AbandonedBatch[] {
    return (
      this.#connection.read((sql) =>
        sql(selectAbandoned)
          .all(untouchedSince)
          .filter((row) => !this.#isOwned(textOrNull(row, 'owner')))
          .map((row) => ({
            id: textIn(row, 'id'),
            folder: textIn(row, 'folder'),
            isOver: numberIn(row, 'is_over') !== 0 || numberIn(row, 'touched_at') < untouchedSince,
            parts: new Set(
              sql(selectParts)
                .all(numberIn(row, 'number'))
                .map((part) => textIn(part, 'name')),
            ),
          })),
      ) ?? []
    );
  }

  /** Notes that what an abandoned batch had left behind is gone. */
  swept({ id, isOver }: AbandonedBatch): void {
    this.#connection.writeNow((sql) => {
      const row = sql('SELECT number, status FROM batches WHERE id = ?').get(id);
      if (row === undefined) return;
      const number = numberIn(row, 'number');
      if (isOver && row['status'] !== 'finished') return deleteBatch(sql, number);
      sql('UPDATE batches SET owner = NULL WHERE number = ?').run(number);
      tidyBatch(sql, number);
    });
  }

  async #write({ generation }: BatchKey, job: (sql: Sql) => void): Promise<void> {
    await this.#connection.write((sql) => {
      // The batch was in a database that has been set aside since.
      if (generation === this.#connection.generation) job(sql);
    });
  }

  #isOwned(owner: string | null): boolean {
    return owner !== null && this.#owner.isAlive(owner);
  }
}

const insertBatch = `
  INSERT INTO batches (id, label, folder, list_hash, options, resumable, owner, boot, row_count, created_at, touched_at, status)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'storing')`;
const selectOutlines = `
  SELECT * FROM batches WHERE status = 'finished' OR (status = 'unfinished' AND resumable = 1) ORDER BY touched_at DESC`;
const selectUrlsOfOthers = `
  SELECT DISTINCT url FROM downloads JOIN batches ON batch = number
  WHERE folder = ? AND id <> ? AND state IN ('done', 'skipped')`;
const selectOutline = "SELECT * FROM batches WHERE id = ? AND status <> 'storing'";
const selectSameList = `
  SELECT id, owner FROM batches
  WHERE folder = ? AND list_hash = ? AND status = 'unfinished' AND resumable = 1 ORDER BY touched_at DESC`;
const selectById = "SELECT * FROM batches WHERE id = ? AND status = 'unfinished'";
const selectAnyById = "SELECT * FROM batches WHERE id = ? AND status IN ('unfinished', 'finished')";
const selectAbandoned = `
  SELECT *, (status <> 'unfinished' OR resumable = 0) AS is_over FROM batches
  WHERE owner IS NOT NULL OR (status = 'unfinished' AND touched_at < ?)`;
const selectParts = 'SELECT name FROM parts WHERE batch = ?';
