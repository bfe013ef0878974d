import { readHeader } from './csv-header.ts';
import { maxRangeRows, maxSourceRangeLength, maxSourceRangeRows, readRanges } from './expand-ranges.ts';
import { findUrls, type Finding } from './find-urls.ts';
import { judgeLoneWord, refusedSchemeOf } from './judge-line.ts';
import * as complaints from './line-problem.ts';
import { createLineSplitter, type LineSegment, longLineLength } from './line-splitter.ts';
import { isNormalisedUrl, readUrl } from './read-url.ts';
import { createUrlIndex, duplicateOf, type UrlIndex } from './url-index.ts';
import { type ListPart, maxUrlLength } from './url-list.ts';
import { excerptOf } from './visible-text.ts';

export interface ListReaderOptions {
  /** Where duplicates are looked up. Give the same one to the readers of several sources to find duplicates across them. */
  index?: UrlIndex;
  /** Number of this source in the index, from 0. */
  source?: number;
  /** From which length on a line is read in parts, in characters. Small values are for tests. */
  longLine?: number;
}

/** Reads a list that comes in pieces. */
export interface ListReader {
  /** Reads on. Gives back what the piece has settled; an unfinished last line waits for the next one. */
  push(chunk: string): ListPart;
  /** Reads the last line. Lines without a URL are told now, because only now it is known whether the text was a list. */
  end(): ListPart;
}

/** So many more lines without a URL than lines with one: this is no list, and will not become one. */
const hopeless = 10_000;

interface OpenLine {
  line: number;
  excerpt: string;
}

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
 * What is reported:
 * - Everything that is written as a URL and cannot be downloaded: other schemes, no host, a broken host or port, too long.
 * - A line of one word that looks like an address or an image's name (`photos/1.jpg`, `https:/host/1.jpg`), and the
 *   relative `src` of an image in HTML.
 * - Any other line without a URL (`no-url`) only where the text is a list: where at least as many lines hold nothing but
 *   URLs (numbers and punctuation aside). In a letter, a web page or a table such lines are no mistakes.
 *   Headers of tables, lines of punctuation and of markup are never reported.
 * - A text in which there is nothing at all, once, at its first line.
 *
 * Time is linear in the length of the text, whatever it holds. Rows of one part ascend by line; so do its problems.
 */
export function createListReader(options: ListReaderOptions = {}): ListReader {
  const { index = createUrlIndex(), source = 0, longLine = longLineLength } = options;
  let part: ListPart = { rows: [], duplicates: [], problems: [] };
  let isEmptyHanded = true;
  let firstLine: OpenLine | null = null;
  let rangeRowsLeft = maxSourceRangeRows;
  let rangeLengthLeft = maxSourceRangeLength;
  let delimiter: string | null = null;
  /** Lines with nothing but URLs, lines without any, and those of the latter that may still be reported. */
  let urlLines = 0;
  let otherLines = 0;
  let openLines: OpenLine[] = [];
  let isProse = false;
  /** Of the line that is being read in segments: its beginning, and whether the rest is passed over. */
  let head = '';
  let isPassedOver = false;

  function complain(line: number, text: string, { code, message }: complaints.Complaint): void {
    isEmptyHanded = false;
    part.problems.push({ line, code, message, excerpt: excerptOf(text) });
  }

  function addUrl(line: number, url: string): void {
    isEmptyHanded = false;
    const first = index.add(url, source, line);
    if (first === null) part.rows.push({ line, url });
    else part.duplicates.push(duplicateOf({ line, url }, source, first));
  }

  function addAddress(line: number, text: string, address: string): void {
    const hash = address.indexOf('#');
    const whole = hash < 0 ? address : address.slice(0, hash);
    const ranged = /[[{]/.test(whole) && whole.length <= maxUrlLength ? readRanges(whole) : null;
    if (ranged === null || ranged.count === 1) {
      const read = readUrl(whole);
      if ('url' in read) addUrl(line, read.url);
      else complain(line, text, read.complaint);
      return;
    }
    if (ranged.count > maxRangeRows) return complain(line, text, complaints.rangeTooLarge);
    const length = ranged.count * whole.length;
    if (ranged.count > rangeRowsLeft || length > rangeLengthLeft)
      return complain(line, text, complaints.rangesTooLarge);
    rangeRowsLeft -= ranged.count;
    rangeLengthLeft -= length;
    const told = new Set<string>();
    for (const url of ranged.urls()) {
      const read = readUrl(url);
      if ('url' in read) {
        addUrl(line, read.url);
      } else if (!told.has(read.complaint.message)) {
        told.add(read.complaint.message);
        complain(line, text, read.complaint);
      }
    }
  }

  function settle(line: number, text: string, finding: Finding): void {
    switch (finding.kind) {
      case 'url':
        return addAddress(line, text, finding.text);
      case 'bad-scheme':
        return complain(line, text, complaints.badScheme(finding.scheme));
      case 'bad-url':
        return complain(line, text, finding.why === 'no-colon' ? complaints.noColon : complaints.noSlashes);
      case 'no-host':
        return complain(line, text, complaints.noHost);
      case 'ignored':
    }
  }

  function noteOtherLine(line: number, text: string): void {
    // Punctuation and markup are no entries of a list.
    if (!/[\p{L}\p{N}]/u.test(text) || /^<.*>$/s.test(text)) return;
    otherLines++;
    isProse ||= otherLines - urlLines > hopeless;
    if (isProse) openLines = [];
    else openLines.push({ line, excerpt: excerptOf(text) });
  }

  function readLine(line: number, whole: string): void {
    if (isNormalisedUrl(whole)) {
      urlLines++;
      firstLine ??= { line, excerpt: '' };
      return addUrl(line, whole);
    }
    const text = whole.trim();
    if (text === '' || text.startsWith('#')) return;
    const isFirst = firstLine === null;
    firstLine ??= { line, excerpt: excerptOf(text) };
    const refused = refusedSchemeOf(text);
    if (refused !== null) {
      urlLines++;
      return complain(line, text, complaints.badScheme(refused));
    }
    const { found, hasOtherText } = findUrls(text, 0, delimiter);
    for (const finding of found) settle(line, text, finding);
    if (found.length > 0) {
      if (hasOtherText) return;
      if (found.every((finding) => finding.kind === 'ignored')) return noteOtherLine(line, text);
      urlLines++;
      return;
    }
    const lone = judgeLoneWord(text);
    if (lone !== null) {
      urlLines++;
      return settle(line, text, lone);
    }
    const header = isFirst ? readHeader(text) : null;
    if (header === null) noteOtherLine(line, text);
    else delimiter = header.delimiter;
  }

  function readSegment(segment: LineSegment): void {
    const { text, from, line, isFirst, isLast } = segment;
    if (isFirst && isLast) return readLine(line, text);
    if (isFirst) {
      // A copy: the whole segment is not to be kept for the sake of its beginning.
      head = excerptOf(text);
      firstLine ??= { line, excerpt: head };
      const begin = text.trimStart();
      const refused = refusedSchemeOf(begin);
      isPassedOver = begin.startsWith('#') || refused !== null;
      if (refused !== null) complain(line, begin, complaints.badScheme(refused));
    }
    if (isPassedOver) return;
    for (const finding of findUrls(text, from, delimiter).found) settle(line, head, finding);
  }

  const splitter = createLineSplitter(readSegment, longLine);

  function takePart(): ListPart {
    const done = part;
    part = { rows: [], duplicates: [], problems: [] };
    return done;
  }

  return {
    push(chunk) {
      splitter.push(chunk);
      return takePart();
    },
    end() {
      splitter.end();
      if (isEmptyHanded && firstLine !== null) {
        part.problems.push({ ...complaints.noUrlAtAll, ...firstLine });
      } else if (!isProse && otherLines <= urlLines) {
        for (const { line, excerpt } of openLines) part.problems.push({ line, ...complaints.noUrl, excerpt });
      }
      part.problems.sort((a, b) => a.line - b.line);
      return takePart();
    },
  };
}

/** Reads a whole list at once; for texts of up to about a megabyte. Rows, duplicates and problems ascend by line. See `createListReader`. */
export function readList(text: string): ListPart {
  const reader = createListReader();
  const begun = reader.push(text);
  const ended = reader.end();
  return {
    rows: begun.rows.concat(ended.rows),
    duplicates: begun.duplicates.concat(ended.duplicates),
    problems: begun.problems.concat(ended.problems).sort((a, b) => a.line - b.line),
  };
}
