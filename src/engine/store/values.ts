import type { SQLOutputValue } from 'node:sqlite';

type Row = Record<string, SQLOutputValue>;

/** @throws TypeError when the column holds no text: the tables are STRICT, so it is a column of another name */
export function textIn(row: Row, column: string | number): string {
  const value = row[column];
  if (typeof value !== 'string') throw new TypeError(`${column} is no text`);
  return value;
}

/** @throws TypeError when the column holds no number */
export function numberIn(row: Row, column: string | number): number {
  const value = row[column];
  if (typeof value !== 'number') throw new TypeError(`${column} is no number`);
  return value;
}

/** The same where NULL may stand. @throws TypeError when there is something else than text */
export function textOrNull(row: Row, column: string | number): string | null {
  return row[column] === null ? null : textIn(row, column);
}

/** The same where NULL may stand. @throws TypeError when there is something else than a number */
export function numberOrNull(row: Row, column: string): number | null {
  return row[column] === null ? null : numberIn(row, column);
}
