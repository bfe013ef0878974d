import {
  columns,
  emptyRow,
  type ManifestFormat,
  type ManifestRow,
  numberColumns,
  rowStatuses,
} from './manifest-row.ts';
import { isRecord } from '../is-record.ts';

/** What stands above the first row. */
export const manifestHead = (format: ManifestFormat): string => (format === 'csv' ? `${columns.join(',')}\r\n` : '');

/** A row with its line end. CSV is that of RFC 4180. */
export function manifestLine(row: ManifestRow, format: ManifestFormat): string {
  if (format === 'jsonl') return `${JSON.stringify(row)}\n`;
  return `${columns.map((column) => csvCell(row[column])).join(',')}\r\n`;
}

function csvCell(value: string | number | null): string {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  // A spreadsheet takes text that begins so for a formula; what stands in a list must not be run.
  const harmless = /^'*[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** A manifest that cannot be read; the message says where. */
export class ManifestError extends Error {
  override readonly name = 'ManifestError';
}

/**
 * Reads a manifest back. Columns that are missing or empty are null, columns of others are passed over; each row must
 * have a status, and a path if it is saved.
 *
 * @throws ManifestError
 */
export function* readManifest(text: string, format: ManifestFormat): Generator<ManifestRow> {
  const records = format === 'csv' ? readCsv(text) : readJsonLines(text);
  for (const { line, values } of records) yield toRow(values, line);
}

interface ManifestRecord {
  /** Where it begins in the manifest, from 1. */
  line: number;
  values: Readonly<Record<string, unknown>>;
}

function* readJsonLines(text: string): Generator<ManifestRecord> {
  for (const [at, row] of text.split('\n').entries()) {
    if (row.trim() === '') continue;
    let values: unknown;
    try {
      values = JSON.parse(row);
    } catch {
      // said below
    }
    if (!isRecord(values)) throw new ManifestError(`line ${at + 1} is no JSON object`);
    yield { line: at + 1, values };
  }
}

function* readCsv(text: string): Generator<ManifestRecord> {
  let header: string[] | undefined;
  for (const { line, cells } of csvRecords(text)) {
    if (header === undefined) {
      header = cells;
      continue;
    }
    if (cells.length !== header.length) {
      throw new ManifestError(`line ${line} has ${cells.length} columns in place of ${header.length}`);
    }
    yield { line, values: Object.fromEntries(header.map((name, at) => [name, withoutGuard(cells[at] ?? '')])) };
  }
}

/** See `csvCell`. */
const withoutGuard = (cell: string): string => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);

/** A cell and what ends it: `"a ""b""",`. */
const cellPattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;

function* csvRecords(text: string): Generator<{ line: number; cells: string[] }> {
  let line = 1;
  let begunAt = 1;
  let cells: string[] = [];
  cellPattern.lastIndex = 0;
  for (let at = 0; at < text.length || cells.length > 0;) {
    cellPattern.lastIndex = at;
    const match = cellPattern.exec(text);
    if (match === null) throw new ManifestError(`line ${line} has a quote that does not fit`);
    const [whole, quoted, plain = '', end] = match;
    at += whole.length;
    line += whole.split('\n').length - 1;
    cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    if (cells.length > 1 || cells[0] !== '') yield { line: begunAt, cells };
    cells = [];
    begunAt = line;
  }
}

function toRow(values: Readonly<Record<string, unknown>>, line: number): ManifestRow {
  const status = rowStatuses.find((one) => one === values['status']);
  if (status === undefined) throw new ManifestError(`line ${line} has no status`);
  const row: Record<string, string | number | null> = {};
  for (const column of columns) {
    const value = values[column] ?? null;
    if (value === null || value === '') continue;
    const read = numberColumns.has(column) ? toNumber(value) : typeof value === 'string' ? value : null;
    if (read === null) throw new ManifestError(`line ${line} has something else in the column ${column}`);
    row[column] = read;
  }
  if (status === 'saved' && row['path'] === undefined) throw new ManifestError(`line ${line} has no path`);
  return { ...emptyRow(null, line, '', status), ...row };
}

function toNumber(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value;
  return Number.isSafeInteger(number) && Number(number) >= 0 ? Number(number) : null;
}
