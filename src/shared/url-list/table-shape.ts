import { findUrls } from './find-urls.ts';
import { sniffDelimiter } from './sniff-delimiter.ts';
import { splitCells } from './split-cells.ts';
import { readHeader } from './table-header.ts';
import type { ColumnUse } from './table-choice.ts';
import { type ColumnRole, columnRoleOf } from './column-role.ts';

/** A table as its beginning shows it, for a person to say what its columns are there for. */
export interface CellsShape {
  kind: 'cells';
  delimiter: string;
  hasHeader: boolean;
  columns: TableColumn[];
}

/** JSON objects as their beginning shows them: a column for each key of which a member holds a text or a number. */
export interface MembersShape {
  kind: 'members';
  columns: TableColumn[];
}

export type TableShape = CellsShape | MembersShape;

export interface TableColumn {
  /** As the header has it, empty where there is none; the key of JSON members. */
  title: string;
  /** The first texts in it, cut. */
  samples: string[];
  /** What the column is taken for as long as nobody says otherwise. */
  use: ColumnUse | null;
}

const recordsLooked = 20;
/** Of each column. */
export const samplesKept = 3;
/** Samples and titles are cut to so many characters. */
export const longestSample = 120;
export const mostColumns = 60;

/**
 * Looks whether a text is a table: records of two or more cells, all of the same number, one of which holds addresses.
 *
 * @param head the beginning of the text, some ten records of it; a last line that is cut does no harm
 * @returns null for everything else, JSON and markup included
 */
export function findTable(head: string): CellsShape | null {
  const lines = head.split(/\r\n|\r|\n/);
  const whole = (lines.length > 1 ? lines.slice(0, -1) : lines).filter((line) => !/^\s*(?:#|$)|^sep=.?$/i.test(line));
  if (whole.length === 0 || /^\s*[{[<]/.test(whole[0] ?? '')) return null;
  let best: { delimiter: string; records: string[][] } | null = null;
  for (const delimiter of ['\t', ';', ',', '|']) {
    const records = recordsOf(whole, delimiter);
    const width = records[0]?.length ?? 0;
    if (width < 2 || width > mostColumns || width <= (best?.records[0]?.length ?? 0)) continue;
    if (records.filter((cells) => cells.length === width).length >= records.length * 0.8) best = { delimiter, records };
  }
  if (best === null) return null;
  const shape = shapeOf(best, whole[0] ?? '');
  // Commas and semicolons are legal in URLs: a list of such is no table.
  const isDoubtful = shape?.hasHeader === false && shape.columns[0]?.use === 'url' && shape.delimiter !== '\t';
  return isDoubtful && sniffDelimiter(whole.slice(0, recordsLooked)) !== shape.delimiter ? null : shape;
}

/** The first records; a quote may hold several lines. */
function recordsOf(lines: readonly string[], delimiter: string): string[][] {
  const records: string[][] = [];
  let open = '';
  for (const line of lines) {
    const text = open === '' ? line : `${open}\n${line}`;
    const { cells, isOpen } = splitCells(text, delimiter);
    open = isOpen && text.length < 65_536 ? text : '';
    if (!isOpen) records.push(cells);
    if (records.length === recordsLooked) break;
  }
  return records;
}

/** Whether a text holds a URL. */
export const isAddress = (cell: string): boolean => findUrls(cell, 0, null).found.some(({ kind }) => kind === 'url');

function shapeOf({ delimiter, records }: { delimiter: string; records: string[][] }, first: string): CellsShape | null {
  const header = records[0] ?? [];
  const hasHeader = !header.some(isAddress);
  const body = hasHeader ? records.slice(1) : records;
  // A letter: `Dear all,` and other lines that end in a comma.
  if (header.length === 2 && header[1]?.trim() === '' && isMostlyEmpty(body, 1)) return null;
  const known = hasHeader ? readHeader(first) : null;
  const table = known === null || known === 'one-column' || known.delimiter !== delimiter ? null : known;
  const columns = header.map((title, column): TableColumn => {
    const texts = body.map((cells) => cells[column] ?? '').filter((cell) => cell !== '');
    const holdsAddresses = texts.length > 0 && texts.filter(isAddress).length * 2 > texts.length;
    return {
      title: hasHeader ? title.slice(0, longestSample) : '',
      samples: texts.slice(0, samplesKept).map((text) => text.slice(0, longestSample)),
      use: table === null ? (holdsAddresses ? 'url' : null) : useIn(table.addresses.includes(column), title),
    };
  });
  return columns.some(({ use }) => use === 'url') ? { kind: 'cells', delimiter, hasHeader, columns } : null;
}

function isMostlyEmpty(records: readonly string[][], column: number): boolean {
  return records.filter((cells) => (cells[column] ?? '').trim() !== '').length * 2 <= records.length;
}

/** What the reader takes a column of a header for. */
function useIn(isAddressColumn: boolean, title: string): ColumnUse | null {
  if (isAddressColumn) return 'url';
  return purposeOf(columnRoleOf(title));
}

/** What a text that is no address is used for, by its role. */
export function purposeOf(role: ColumnRole | null): ColumnUse | null {
  switch (role) {
    case 'file':
    case 'name':
    case 'title':
    case 'key':
      return 'name';
    case 'folder':
    case 'path':
      return 'folder';
    default:
      return null;
  }
}
