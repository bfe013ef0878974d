import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { errorCode } from '../../engine/error-code.ts';
import { RowTable } from '../../engine/rows/row-table.ts';
import { displayUrl } from '../../shared/url-list/display-url.ts';
import { createListDecoder } from '../../shared/url-list/list-decoder.ts';
import { encodingHeadSize, wideEncodingOf } from '../../shared/url-list/list-encoding.ts';
import { createListReader, type ListReader } from '../../shared/url-list/list-reader.ts';
import { createUrlIndex } from '../../shared/url-list/url-index.ts';
import type { DuplicateRow, LineProblem, ListPart } from '../../shared/url-list/url-list.ts';
import { visibleText } from '../../shared/url-list/visible-text.ts';
import { UsageError } from '../usage-error.ts';

/** One of the things that a list is put together from: the URLs of the command line, a file, standard input. */
export interface Source {
  /** As the person gave it: the file's path, `-` for standard input; null for the command line. */
  list: string | null;
  /** Position of its first row among all rows. */
  firstRow: number;
  duplicates: DuplicateRow[];
  problems: LineProblem[];
}

export interface Lists {
  rows: RowTable;
  sources: Source[];
}

/** How much of a file is looked at to tell a text from anything else. */
const probeSize = 8000;

/**
 * Reads the URLs of the command line, then each list, in the order given. A URL counts where it stands first.
 *
 * @param lists paths; `-` for standard input
 * @param base what relative addresses begin with
 * @param onRead called for the command line and each list, as soon as it is read; its problems stand in order
 * @throws UsageError when a list cannot be read or is no text
 */
export async function readLists(
  urls: readonly string[],
  lists: readonly string[],
  base: string | undefined,
  onRead: (source: Source) => Promise<void>,
): Promise<Lists> {
  if (lists.filter((list) => list === '-').length > 1) {
    throw new UsageError('Standard input can be read only once: give --list - a single time.');
  }
  const index = createUrlIndex();
  const contents: Lists = { rows: new RowTable(), sources: [] };

  const begin = (list: string | null) => {
    const source: Source = { list, firstRow: contents.rows.length, duplicates: [], problems: [] };
    const number = contents.sources.push(source) - 1;
    const reader: ListReader = createListReader({ index, source: number, base });
    const take = (part: ListPart): void => {
      for (const row of part.rows) contents.rows.push(row);
      for (const duplicate of part.duplicates) source.duplicates.push(duplicate);
      for (const problem of part.problems) source.problems.push(problem);
    };
    return {
      push: (text: string): void => take(reader.push(text)),
      async end(): Promise<void> {
        take(reader.end());
        // What is no URL among URLs is known only now.
        source.problems.sort((a, b) => a.line - b.line);
        await onRead(source);
      },
    };
  };

  if (urls.length > 0) {
    const source = begin(null);
    // A line each, so that the line's number is the argument's.
    for (const url of urls) source.push(`${url.replaceAll(/[\r\n]+/g, ' ')}\n`);
    await source.end();
  }
  for (const list of lists) {
    const source = begin(list);
    for await (const text of textOf(list)) source.push(text);
    await source.end();
  }
  return contents;
}

async function* textOf(list: string): AsyncGenerator<string> {
  const decoder = createListDecoder();
  let looked = 0;
  try {
    const stream: AsyncIterable<Buffer> =
      list === '-' ? process.stdin : createReadStream(list, { highWaterMark: 256 * 1024 });
    for await (const bytes of stream) {
      // A NUL byte tells an image or a spreadsheet from a list, as in git and grep; UTF-16 has them.
      const isWide = looked === 0 && wideEncodingOf(bytes.subarray(0, encodingHeadSize)) !== null;
      if (isWide) looked = probeSize;
      if (looked < probeSize && bytes.subarray(0, probeSize - looked).includes(0)) {
        throw new UsageError(`${nameOf(list)} is not a text file. Save it as text or CSV and give that.`);
      }
      looked += bytes.length;
      yield decoder.push(bytes);
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    if (/^https?:\/\//i.test(list) && errorCode(error) === 'ENOENT') {
      throw new UsageError(
        `--list takes a file, and ${displayUrl(list)} is an address. Fetch it and hand it on: curl -sL URL | shoal get --list - …`,
      );
    }
    throw new UsageError(`${nameOf(list)} cannot be read${reasonOf(error)}.`);
  }
  yield decoder.end();
}

/** The list in a sentence. */
const nameOf = (list: string): string => (list === '-' ? 'Standard input' : `The list ${visibleText(resolve(list))}`);

function reasonOf(error: unknown): string {
  switch (errorCode(error)) {
    case 'ENOENT':
      return ': there is no such file';
    case 'EISDIR':
      return ': it is a folder';
    case 'EACCES':
    case 'EPERM':
      return ': permission denied';
    default:
      return '';
  }
}

/** Where a row or a problem stands: `urls.txt:3`, `standard input:3`, `argument 3`. */
export function placeOf(list: string | null, line: number): string {
  if (list === null) return `argument ${line}`;
  return `${list === '-' ? 'standard input' : visibleText(list)}:${line}`;
}

/** The source in which a row stands. */
export function sourceOfRow({ sources }: Lists, row: number): Source {
  const source = sources.findLast(({ firstRow }) => firstRow <= row);
  if (source === undefined) throw new RangeError(`no row ${row}`);
  return source;
}
