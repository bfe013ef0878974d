import { isIdentityOption, type OptionLine, readOptionLine, wishOfOptions } from './download-options.ts';
import { findBase } from './find-base.ts';
import { findUrls } from './find-urls.ts';
import { createJsonReader } from './json-reader.ts';
import { isWholeJson, readJsonTokens } from './json-tokens.ts';
import { judgeLoneWord, refusedSchemeOf } from './judge-line.ts';
import { noUrlAtAll } from './line-problem.ts';
import { createLineSplitter, type LineSegment, longLineLength } from './line-splitter.ts';
import { createOtherLines } from './other-lines.ts';
import { isNormalisedUrl } from './read-url.ts';
import { createRowCollector } from './row-collector.ts';
import { isSeparatorOpen, sniffDelimiter } from './sniff-delimiter.ts';
import { type CellsChoice, type TableChoice, tableOf } from './table-choice.ts';
import { readHeader } from './table-header.ts';
import { createTableReader, type TableReader } from './table-reader.ts';
import { createUrlIndex, type UrlIndex } from './url-index.ts';
import { createTagLines, longestTag, openTagStart } from './tag-lines.ts';
import type { ListPart } from './url-list.ts';
import { excerptOf } from './visible-text.ts';

export interface ListReaderOptions {
  /** Where duplicates are looked up. Give the same one to the readers of several sources to find duplicates across them. */
  index?: UrlIndex;
  /** Number of this source in the index, from 0. */
  source?: number;
  /** The address of the page that the text is, or of the folder that its names are in: what relative addresses begin with. */
  base?: string | undefined;
  /** From which length on a line is read in parts, in characters. Small values are for tests. */
  longLine?: number;
  /** How a person says that the text is to be read; left out, the reader finds out. */
  table?: TableChoice | undefined;
}

/** Reads a list that comes in pieces. */
export interface ListReader {
  /** Reads on. Gives back what the piece has settled; an unfinished last line waits for the next one. */
  push(chunk: string): ListPart;
  /** Reads the last line. Lines without a URL are told now, because only now it is known whether the text was a list. */
  end(): ListPart;
}

/** So many lines tell whether the text is a table without a header. */
const sampleSize = 16;

/**
 * A reader for lists of URLs, one per line or in any text: prose, Markdown, HTML, CSV, JSON. See `findUrls` for what
 * counts as a URL. Pieces of 64 KB to 1 MB take some milliseconds each; yield to the event loop between them.
 *
 * Line by line:
 * - Blank lines, and lines that begin with `#`, are passed over. Line numbers count them. A byte order mark is dropped.
 * - URLs are normalised by the URL parser; a fragment is dropped. The same URL again is a duplicate.
 * - Ranges (`photo[001-120].jpg`) become rows of the same line; see `readRanges`. At most 100,000 for each URL and
 *   1,000,000 for each source, more is a problem.
 * - `host.tld/photo.jpg` without a scheme becomes https; see `completeBareAddress`.
 *
 * Names and folders for the files:
 * - Where the first line is the header of a table (CSV with `,` `;` `|` or tabs, a Markdown table), and in JSON (one
 *   document, or one on each line), addresses come from the columns for them only, with the name and the folder that
 *   their record wishes; see `columnRoleOf` for the words and `readWish` for what goes first. All addresses of a record
 *   share its name: they are numbered when names are planned.
 * - A table without a header gives URLs and no names; see `sniffDelimiter`.
 * - One URL is one download, whatever names it has: the first row counts, the others are duplicates.
 * - A manifest of our own gives its rows the names that they got, and says what their files were.
 *
 * Input files of aria2: indented lines such as `out=cat.jpg` below an address say what its file is called, see
 * `wishOfOptions`; addresses in one line with tabs between are mirrors of one file.
 *
 * What is reported:
 * - Everything that is written as a URL and cannot be downloaded: other schemes, no host, a broken host or port, too long.
 * - A line of one word that looks like an address or an image's name (`photos/1.jpg`, `https:/host/1.jpg`), and the
 *   relative `src` of an image in HTML without a `<base href>` before it.
 * - Any other line without a URL (`no-url`) only where the text is a list: where at least as many lines hold nothing but
 *   URLs (numbers and punctuation aside). In a letter, a web page or a table such lines are no mistakes.
 *   Headers of tables, lines of punctuation and of markup are never reported.
 * - The same goes for broken JSON among lines that are a record each (`bad-json`). A record that is whole and has no
 *   address is as an empty cell: no mistake. One whose address is another text, `n/a` and the like excepted, is told.
 * - A text in which there is nothing at all, once, at its first line.
 *
 * Time is linear in the length of the text, whatever it holds. Rows of one part ascend by line; so do its problems.
 */
export function createListReader(options: ListReaderOptions = {}): ListReader {
  const { index = createUrlIndex(), source = 0, longLine = longLineLength } = options;
  const page = options.base ?? null;
  const collector = createRowCollector(index, source, page);
  const choice = options.table;
  const json = createJsonReader(collector, choice?.kind === 'members' ? choice : undefined);
  /** Below the header of a table. */
  let table: TableReader | null = null;
  /** Separator of a table without a header. */
  let delimiter: string | null = null;
  /** The first lines, while it is open whether they are such a table. */
  let sample: { line: number; text: string }[] | null = null;
  /** The page's `<base href>`, once it has come. */
  let ownBase: string | null = null;
  let firstLine: { line: number; excerpt: string } | null = null;
  const others = createOtherLines();
  /** A line that is read when it is known whether lines of options follow, and those. */
  let held: { line: number; text: string; options: OptionLine[] } | null = null;
  /** Whether there were such options: then addresses with tabs between are mirrors. */
  let isInputFile = false;
  /** Of the line that is being read in segments: its beginning, whether the rest is passed over, whether it is JSON so far. */
  let head = '';
  let isPassedOver = false;
  let isJson = false;
  /** The beginning of a tag that the end of the segment before has cut. */
  let tail = '';
  /** Where a JSON document began of which more is to come, and what there was before it. */
  let opened: { line: number; text: string; count: number } | null = null;

  /**
   * A line that may be JSON, or a part of a document over many.
   *
   * @returns false, having read nothing, where it is none
   */
  function readJsonLine(line: number, text: string, whole: string): boolean {
    if (json.isOpen) leaveBroken(whole);
    const before = collector.count;
    const wasOpen = json.isOpen;
    if (!json.push(line, text, true)) {
      leaveJson();
      return isCutRecord(line, text);
    }
    if (json.isOpen) {
      if (!wasOpen) opened = { line, text, count: before };
    } else if (wasOpen) {
      opened = null;
    } else if (collector.count > before) {
      others.countRecord();
    } else if (!isWholeJson(text)) {
      others.note(line, text);
    }
    return true;
  }

  /** Reads a record that ends within a string, which may be an address without its end: it is left out. */
  function isCutRecord(line: number, text: string): boolean {
    const rest = others.hasRecords && text.startsWith('{') ? (readJsonTokens(text)?.rest ?? '') : '';
    if (rest === '') return false;
    const before = collector.count;
    collector.readText(line, text.slice(0, -rest.length), null);
    if (collector.count === before) others.note(line, text);
    return true;
  }

  /** A record that is not complete at the end of its line would swallow all that follow, of which `next` is the first. */
  function leaveBroken(next: string): void {
    if (next.startsWith('{') && (others.hasRecords || json.isInRecord)) leaveJson();
  }

  /** Ends a document that is not complete. One line that was to be a record and gave nothing is told. */
  function leaveJson(): void {
    json.leave();
    if (opened !== null && collector.count === opened.count) others.note(opened.line, opened.text);
    opened = null;
  }

  /** A line that is neither in a table with a header nor JSON, or the lines of a tag. */
  function readPlainLine(line: number, text: string): void {
    const refused = refusedSchemeOf(text);
    if (refused !== null) {
      others.countUrlLine();
      return collector.refuse(line, text, refused);
    }
    const separator = delimiter ?? (isSeparatorOpen(text) ? sniffDelimiter([text]) : null);
    ownBase ??= findBase(text, page);
    const { found, hasOtherText } = findUrls(text, 0, separator, ownBase ?? page);
    const shown = found.length > 0 ? text.replaceAll('\n', ' ') : text;
    for (const finding of found) collector.settle(line, shown, finding, null);
    if (found.length > 0) {
      if (hasOtherText) return;
      if (found.every((finding) => finding.kind === 'ignored')) return others.note(line, text);
      others.countUrlLine();
      return;
    }
    const lone = judgeLoneWord(text);
    if (lone === null) return others.note(line, text);
    others.countUrlLine();
    return collector.settle(line, text, lone, null);
  }

  const tags = createTagLines(readPlainLine);

  /** What the first line is the beginning of. @returns false where it is a line like any other */
  function begin(line: number, text: string): boolean {
    if (isSeparatorOpen(text)) {
      sample = [{ line, text }];
      return true;
    }
    const header = findUrls(text, 0, null).found.length > 0 ? null : readHeader(text);
    if (header === null) return false;
    if (header !== 'one-column') table = createTableReader(header, collector, tags.push);
    return true;
  }

  function endSample(): void {
    const lines = sample ?? [];
    sample = null;
    delimiter = sniffDelimiter(lines.map(({ text }) => text));
    for (const { line, text } of lines) tags.push(line, text);
  }

  /** Lines are read one behind, because what is below an address may belong to it. */
  function holdLine(line: number, text: string): void {
    const option = held === null || !/^[ \t]/.test(text) || table !== null ? null : readOptionLine(text);
    if (held !== null && option !== null) {
      held.options.push(option);
      return;
    }
    releaseLine();
    held = { line, text, options: [] };
  }

  function releaseLine(): void {
    if (held === null) return;
    const { line, text, options } = held;
    held = null;
    const isAddresses = options.length > 0 || (isInputFile && text.includes('\t'));
    if (!isAddresses || !readDownload(line, text, options)) readLine(line, text);
  }

  /** An address with its mirrors and options. @returns false, having read nothing, where the line is something else */
  function readDownload(line: number, text: string, options: readonly OptionLine[]): boolean {
    const [first = '', ...mirrors] = text.trim().split(/\t+/);
    if (!/^(?:https?|ftps?|sftp):\/\//i.test(first)) return false;
    if (sample !== null) endSample();
    isInputFile = true;
    others.countUrlLine();
    firstLine ??= { line, excerpt: excerptOf(text) };
    const all = [first, ...mirrors].map((word) => word.trim());
    // What the first cannot be downloaded from a later one may.
    const from = all.find((word) => /^https?:/i.test(word)) ?? first;
    collector.readCell(line, text, from, wishOfOptions(options));
    for (const mirror of all) if (mirror !== from && mirror !== '') collector.addOther(line, mirror, 'mirror');
    for (const option of options) if (isIdentityOption(option)) collector.noteIdentity();
    return true;
  }

  function readLine(line: number, whole: string): void {
    if (choice?.kind === 'cells' && table === null && !isTableBegun(choice, line, whole)) return;
    if (table !== null) return table.push(line, whole);
    if (sample === null && !json.isOpen && !tags.isOpen && isNormalisedUrl(whole)) {
      others.countUrlLine();
      firstLine ??= { line, excerpt: '' };
      return collector.addUrl(line, whole, null);
    }
    const text = whole.trim();
    if (text === '' || text.startsWith('#')) return;
    // What Excel writes above a table for itself.
    if (firstLine === null && /^sep=.?$/i.test(text)) return;
    const isFirst = firstLine === null;
    firstLine ??= { line, excerpt: excerptOf(text) };
    if (sample !== null) {
      if (sample.push({ line, text }) === sampleSize) endSample();
      return;
    }
    if (tags.isOpen) return tags.push(line, text);
    if ((json.isOpen || /^[{[]/.test(text)) && readJsonLine(line, text, whole)) return;
    if (isFirst && begin(line, text)) return;
    tags.push(line, text);
  }

  /** Makes the table that was chosen. @returns false for lines that are none of its records */
  function isTableBegun(cells: CellsChoice, line: number, text: string): boolean {
    if (/^\s*(?:#|$)|^sep=.?$/i.test(text)) return false;
    firstLine ??= { line, excerpt: excerptOf(text) };
    table = createTableReader(tableOf(cells), collector, () => undefined);
    return !cells.hasHeader;
  }

  function readSegment(segment: LineSegment): void {
    const { text, from, line, isFirst, isLast } = segment;
    if (isFirst && isLast) return holdLine(line, text);
    releaseLine();
    const fresh = text.slice(from);
    if (isFirst) {
      if (sample !== null) endSample();
      table?.end();
      tags.end();
      // A copy: the whole segment is not to be kept for the sake of its beginning.
      head = excerptOf(text);
      firstLine ??= { line, excerpt: head };
      const begin = text.trimStart();
      const refused = refusedSchemeOf(begin);
      isPassedOver = begin.startsWith('#') || refused !== null;
      if (refused !== null) collector.refuse(line, begin, refused);
      if (json.isOpen) leaveBroken(text);
      isJson = !isPassedOver && table === null && (json.isOpen || /^[{[]/.test(begin));
      if (isJson && !json.isOpen) opened = { line, text: head, count: collector.count };
    }
    if (isPassedOver) return;
    let unread = tail;
    tail = '';
    if (isJson) {
      if (json.push(line, fresh, isLast)) {
        if (isLast && !json.isOpen) opened = null;
        return;
      }
      isJson = false;
      unread = json.leave();
    }
    const isCarried = unread !== '';
    let body = isCarried ? unread + fresh : text;
    // A tag that the segment cuts is read with the next one.
    const cut = isLast ? -1 : openTagStart(body, isCarried ? 0 : from);
    tail = cut < 0 || body.length - cut > longestTag ? '' : body.slice(cut);
    if (tail !== '') body = body.slice(0, cut);
    ownBase ??= findBase(body, page);
    const { found } = findUrls(body, isCarried ? 0 : from, delimiter, ownBase ?? page);
    for (const finding of found) collector.settle(line, head, finding, null);
    if (isLast) leaveJson();
  }

  const splitter = createLineSplitter(readSegment, longLine);

  return {
    push(chunk) {
      splitter.push(chunk);
      return collector.takePart();
    },
    end() {
      splitter.end();
      releaseLine();
      if (sample !== null) endSample();
      table?.end();
      tags.end();
      leaveJson();
      const isEmptyHanded = collector.count === 0;
      const part = collector.takePart();
      if (isEmptyHanded && firstLine !== null) {
        part.problems.push({ ...noUrlAtAll, ...firstLine });
      } else {
        for (const problem of others.problems()) part.problems.push(problem);
      }
      part.problems.sort((a, b) => a.line - b.line);
      return part;
    },
  };
}

/** Reads a whole list at once; for texts of up to about a megabyte. Rows, duplicates and problems ascend by line. See `createListReader`. */
export function readList(text: string): ListPart {
  const reader = createListReader();
  const whole = reader.push(text);
  addPart(whole, reader.end());
  return whole;
}

/** Adds what comes later in the same text. */
export function addPart(whole: ListPart, { rows, duplicates, problems, ranges, identityLines }: ListPart): void {
  for (const row of rows) whole.rows.push(row); // a spread would overflow the stack
  for (const duplicate of duplicates) whole.duplicates.push(duplicate);
  const isInOrder = (whole.problems.at(-1)?.line ?? 0) <= (problems[0]?.line ?? Number.POSITIVE_INFINITY);
  for (const problem of problems) whole.problems.push(problem);
  if (!isInOrder) whole.problems.sort((a, b) => a.line - b.line);
  for (const range of ranges ?? []) (whole.ranges ??= []).push(range);
  if (identityLines !== undefined) whole.identityLines = (whole.identityLines ?? 0) + identityLines;
}
