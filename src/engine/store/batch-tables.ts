import type { DownloadId, DownloadState } from '../../shared/download.ts';
import { RowTable } from '../rows/row-table.ts';
import { StateTable } from '../rows/state-table.ts';
import { TextColumn } from '../rows/text-column.ts';
import type { ListRows } from '../../shared/url-list/list-rows.ts';
import type { Wish } from '../../shared/url-list/url-list.ts';
import type { BatchFigures, BatchSums } from '../batch/batch-record.ts';
import type { Sql } from './connection.ts';
import { joinCredentials, splitCredentials } from './credentials.ts';
import { readState, writeState } from './stored-state.ts';
import { numberIn, numberOrNull, textIn, textOrNull } from './values.ts';

/** A part file that was left to be gone on with. */
export interface StoredPart {
  /** Without its folder. */
  name: string;
  validator: string;
  totalBytes: number | null;
  /** So many bytes are known to survive a power cut. */
  syncedBytes: number;
}

/** One attempt that has ended. */
export interface StoredAttempt {
  /** In ms since the epoch. */
  endedAt: number;
  ms: number;
  /** Null where it succeeded. */
  failure: { code: string; message: string; status?: number | undefined } | null;
  /** Ms per phase, where they are known. */
  phases: object | null;
}

/** What has changed in a batch since it was last written. */
export interface BatchChanges {
  states: Iterable<[DownloadId, { state: DownloadState; name: string | null }]>;
  attempts: Iterable<[DownloadId, StoredAttempt]>;
  /** Null where there is no part file any more. */
  parts: Iterable<[DownloadId, StoredPart | null]>;
  figures: BatchFigures;
  sums: BatchSums;
  isFinished: boolean;
}

/** The rows of a batch, all in list order. */
export interface BatchContents {
  rows: RowTable;
  states: StateTable;
  /** Of saved images and of those that were here before, relative to the folder; empty for all others. */
  names: TextColumn;
  parts: Map<DownloadId, StoredPart>;
}

/** Adds rows of a list from `start` on, `count` at most. */
export function insertRows(sql: Sql, batch: number, rows: ListRows, start: number, count: number): void {
  const insert = sql('INSERT INTO downloads (batch, row, line, url, credentials, wish) VALUES (?, ?, ?, ?, ?, ?)');
  for (let id = start; id < Math.min(start + count, rows.length); id++) {
    const row = rows.at(id);
    if (row === undefined) return;
    const { line, url, ...wish } = row;
    const { url: shown, credentials } = splitCredentials(url);
    insert.run(batch, id, line, shown, credentials, writeWish(wish));
  }
}

export function readContents(sql: Sql, batch: number): BatchContents {
  const count = numberIn(sql(countRows).get(batch) ?? {}, 'count');
  const contents: BatchContents = {
    rows: new RowTable(),
    states: new StateTable(count),
    names: new TextColumn(),
    parts: new Map(),
  };
  const rows = sql(selectRows);
  rows.setReturnArrays(true); // objects take twice as long
  for (const row of rows.iterate(batch)) {
    const url = joinCredentials(textIn(row, 1), textOrNull(row, 2));
    const state = readState(row[5], row[6]);
    if (state.kind !== 'queued') contents.states.set(contents.rows.length, state);
    contents.rows.push({ ...readWish(textOrNull(row, 3)), line: numberIn(row, 0), url });
    contents.names.push(textOrNull(row, 4) ?? '');
  }
  for (const row of sql('SELECT * FROM parts WHERE batch = ?').iterate(batch)) {
    contents.parts.set(numberIn(row, 'row'), {
      name: textIn(row, 'name'),
      validator: textIn(row, 'validator'),
      totalBytes: numberOrNull(row, 'total_bytes'),
      syncedBytes: numberIn(row, 'synced_bytes'),
    });
  }
  return contents;
}

export function writeChanges(sql: Sql, batch: number, changes: BatchChanges): void {
  const update = sql('UPDATE downloads SET state = ?, detail = ?, name = ? WHERE batch = ? AND row = ?');
  for (const [id, { state, name }] of changes.states) {
    const { kind, detail } = writeState(state);
    update.run(kind, detail, kind === 'done' || kind === 'skipped' ? name : null, batch, id);
  }
  const insert = sql(insertAttempt);
  for (const [id, { endedAt, ms, failure, phases }] of changes.attempts) {
    const { code = null, message = null, status = null } = failure ?? {};
    insert.run(
      batch,
      id,
      batch,
      id,
      endedAt,
      ms,
      code,
      message,
      status,
      phases === null ? null : JSON.stringify(phases),
    );
  }
  for (const [id, part] of changes.parts) writePart(sql, batch, id, part);
  const { elapsedMs, savedMs, peakActive } = changes.figures;
  const status = changes.isFinished ? 'finished' : 'unfinished';
  const { saved, failed, cancelled, bytes } = changes.sums;
  const figures = [elapsedMs, savedMs, peakActive, saved, failed, cancelled, bytes] as const;
  sql(updateBatch).run(status, Date.now(), batch, ...figures);
}

function writePart(sql: Sql, batch: number, id: DownloadId, part: StoredPart | null): void {
  if (part === null) {
    sql('DELETE FROM parts WHERE batch = ? AND row = ?').run(batch, id);
    return;
  }
  const { name, validator, totalBytes, syncedBytes } = part;
  sql(replacePart).run(batch, id, name, validator, totalBytes, syncedBytes);
}

export function deleteBatch(sql: Sql, batch: number): void {
  for (const table of ['attempts', 'parts', 'downloads']) sql(`DELETE FROM ${table} WHERE batch = ?`).run(batch);
  sql('DELETE FROM batches WHERE number = ?').run(batch);
}

const countRows = 'SELECT count(*) AS count FROM downloads WHERE batch = ?';
const selectRows =
  'SELECT line, url, credentials, wish, name, state, detail FROM downloads WHERE batch = ? ORDER BY row';
const insertAttempt = `
  INSERT INTO attempts (batch, row, number, ended_at, ms, code, message, status, phases)
  VALUES (?, ?, (SELECT coalesce(max(number), 0) + 1 FROM attempts WHERE batch = ? AND row = ?), ?, ?, ?, ?, ?, ?)`;
const replacePart = `
  INSERT OR REPLACE INTO parts (batch, row, name, validator, total_bytes, synced_bytes) VALUES (?, ?, ?, ?, ?, ?)`;
// A finished batch that is left says once more what it said: that is no news.
const updateBatch = `
  UPDATE batches SET touched_at = iif(status = 'finished' AND ?1 = 'finished', touched_at, ?2), status = ?1,
    elapsed_ms = ?4, saved_ms = ?5, peak_active = ?6, saved = ?7, failed = ?8, cancelled = ?9, bytes = ?10
  WHERE number = ?3`;

function writeWish(wish: Wish): string | null {
  return Object.keys(wish).length === 0 ? null : JSON.stringify(wish);
}

/** Of our own writing, in a file for nobody else to write. */
function readWish(text: string | null): Wish {
  if (text === null) return noWish;
  const wish: Wish = JSON.parse(text);
  return wish;
}

const noWish: Wish = {};
