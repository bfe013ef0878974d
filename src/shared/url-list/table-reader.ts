import { isNoAddress, noUrl } from './line-problem.ts';
import { readWish } from './read-wish.ts';
import type { RowCollector } from './row-collector.ts';
import { splitCells } from './split-cells.ts';
import type { Table } from './table-header.ts';

/** Reads the lines below the header of a table. */
export interface TableReader {
  push(line: number, text: string): void;
  /** Reads a record whose quote was never closed. To be called before anything else is read, and at the end. */
  end(): void;
}

/** A record of more characters than this is none: its quote is a stray one. */
const longestRecord = 65_536;

/**
 * A reader for the records of a table. Addresses are taken from its columns of addresses only, each with what the record
 * wishes for its file. Until a record has shown that this is a table, lines without an address there go to `readOther`:
 * `Photos, links and more` may be the first line of a letter.
 */
export function createTableReader(
  table: Table,
  collector: RowCollector,
  readOther: (line: number, text: string) => void,
): TableReader {
  const { delimiter } = table;
  let isProven = false;
  /** Whether records may have more than one line. Not after a quote that did not close. */
  let isMultiline = true;
  /** The lines of a record whose quote is open, and the number of the first. */
  let open: string[] = [];
  let openLine = 0;
  let openLength = 0;

  function readRecord(line: number, text: string, cells: readonly string[]): void {
    const before = collector.count;
    const wish = readWish(table.fieldsOf(cells));
    for (const column of table.addresses) collector.readCell(line, text, cells[column] ?? '', wish);
    if (collector.count > before) isProven ||= cells.length === table.width;
    else if (!isProven) readOther(line, text.trim());
    else if (table.addresses.some((column) => !isNoAddress(cells[column] ?? ''))) collector.complain(line, text, noUrl);
  }

  function goOn(text: string): void {
    open.push(text);
    openLength += text.length + 1;
    if (openLength > longestRecord) return end();
    if (!closes(text, delimiter)) return undefined;
    const record = open.join('\n');
    open = [];
    return readRecord(openLine, record, splitCells(record, delimiter).cells);
  }

  function push(line: number, text: string): void {
    if (open.length > 0) return goOn(text);
    if (/^\s*(?:#|$)/.test(text)) return undefined;
    const { cells, isOpen } = splitCells(text, delimiter);
    if (!isOpen || !isMultiline) return readRecord(line, text, cells);
    open = [text];
    openLine = line;
    openLength = text.length;
    return undefined;
  }

  function end(): void {
    if (open.length === 0) return;
    isMultiline = false;
    const lines = open;
    open = [];
    for (const [n, text] of lines.entries()) push(openLine + n, text);
  }

  return { push, end };
}

/** Whether a line that begins within quotes ends outside of them. */
function closes(text: string, delimiter: string): boolean {
  const { cells, isOpen } = splitCells(`"${text}`, delimiter);
  return cells.length > 0 && !isOpen;
}
