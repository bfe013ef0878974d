import { maxRangeRows, maxSourceRangeLength, maxSourceRangeRows, readRanges } from './expand-ranges.ts';
import { findUrls, type Finding } from './find-urls.ts';
import { judgeLoneWord, refusedSchemeOf } from './judge-line.ts';
import * as complaints from './line-problem.ts';
import { isNormalisedUrl, readUrl } from './read-url.ts';
import { duplicateOf, type UrlIndex } from './url-index.ts';
import { type ListPart, type ListRow, maxUrlLength, type Wish } from './url-list.ts';
import { excerptOf } from './visible-text.ts';

/** Gathers what the lines of one source come to. `text` is always what a problem shows the beginning of. */
export interface RowCollector {
  /** Rows, duplicates and problems so far. */
  readonly count: number;
  /** @param url normalised */
  addUrl(line: number, url: string, wish: Wish | null): void;
  settle(line: number, text: string, finding: Finding, wish: Wish | null): void;
  refuse(line: number, text: string, scheme: string): void;
  complain(line: number, text: string, complaint: complaints.Complaint): void;
  /** Reads a cell that is there for addresses: one or several, or something that is wrong. Other words in it are passed over. */
  readCell(line: number, text: string, cell: string, wish: Wish | null): void;
  /** Reads the addresses in any text, whatever else it holds. */
  readText(line: number, text: string, wish: Wish | null): void;
  /** Another address of the picture that the same line names first. Not a row of its own. */
  addOther(line: number, address: string, why: 'mirror' | 'smaller'): void;
  /** A line sets a header for one download. */
  noteIdentity(): void;
  /** What has come since the last call. */
  takePart(): ListPart;
}

/**
 * @param source number of the source in the index
 * @param base what relative addresses begin with, where that is known
 */
export function createRowCollector(index: UrlIndex, source: number, base: string | null): RowCollector {
  let part: ListPart = { rows: [], duplicates: [], problems: [] };
  let count = 0;
  let rangeRowsLeft = maxSourceRangeRows;
  let rangeLengthLeft = maxSourceRangeLength;

  function complain(line: number, text: string, complaint: complaints.Complaint): void {
    count++;
    part.problems.push({ line, ...complaint, excerpt: excerptOf(text) });
  }

  function addUrl(line: number, url: string, wish: Wish | null): void {
    count++;
    const row: ListRow = wish === null ? { line, url } : { line, url, ...wish };
    const first = index.add(url, source, line);
    if (first === null) part.rows.push(row);
    else part.duplicates.push(duplicateOf(row, source, first));
  }

  function addAddress(line: number, text: string, address: string, wish: Wish | null): void {
    if (isNormalisedUrl(address)) return addUrl(line, address, wish);
    const hash = address.indexOf('#');
    const whole = hash < 0 ? address : address.slice(0, hash);
    const ranged = /[[{]/.test(whole) && whole.length <= maxUrlLength ? readRanges(whole) : null;
    if (ranged === null || ranged.count === 1) {
      const read = readUrl(whole);
      if ('url' in read) addUrl(line, read.url, wish);
      else complain(line, text, read.complaint);
      return;
    }
    if (ranged.count > maxRangeRows) return complain(line, text, complaints.rangeTooLarge);
    const length = ranged.count * whole.length;
    if (ranged.count > rangeRowsLeft || length > rangeLengthLeft)
      return complain(line, text, complaints.rangesTooLarge);
    rangeRowsLeft -= ranged.count;
    rangeLengthLeft -= length;
    (part.ranges ??= []).push({ line, excerpt: excerptOf(text), count: ranged.count });
    const told = new Set<string>();
    for (const url of ranged.urls()) {
      const read = readUrl(url);
      if ('url' in read) {
        addUrl(line, read.url, wish);
      } else if (!told.has(read.complaint.message)) {
        told.add(read.complaint.message);
        complain(line, text, read.complaint);
      }
    }
  }

  /** An address without a server, which may be one of the base's. */
  function addRelative(line: number, text: string, address: string | null, wish: Wish | null): void {
    const url = address === null || base === null ? null : URL.parse(address, base);
    if (url === null || !/^https?:$/.test(url.protocol)) return complain(line, text, complaints.noHost);
    return addAddress(line, text, url.href, wish);
  }

  function addOther(line: number, address: string, why: 'mirror' | 'smaller'): void {
    const read = readUrl(address);
    if (!('url' in read)) return;
    count++;
    part.duplicates.push({ line, url: read.url, firstLine: line, why });
  }

  function settle(line: number, text: string, finding: Finding, wish: Wish | null): void {
    switch (finding.kind) {
      case 'url':
        return addAddress(line, text, finding.text, wish);
      case 'smaller':
        return addOther(line, finding.text, 'smaller');
      case 'bad-scheme':
        return complain(line, text, complaints.badScheme(finding.scheme));
      case 'bad-url':
        return complain(line, text, finding.why === 'no-colon' ? complaints.noColon : complaints.noSlashes);
      case 'no-host':
        return addRelative(line, text, finding.text ?? null, wish);
      case 'relative':
        // Once for a line: a page may be one, with hundreds of them.
        return part.problems.at(-1)?.line === line && part.problems.at(-1)?.why === 'relative'
          ? undefined
          : complain(line, text, complaints.relative);
      case 'ignored':
    }
  }

  function readText(line: number, text: string, wish: Wish | null): void {
    for (const piece of text.split(/[\r\n]+/)) {
      for (const finding of findUrls(piece, 0, null, base).found) settle(line, text, finding, wish);
    }
  }

  function readCell(line: number, text: string, cell: string, wish: Wish | null): void {
    if (isNormalisedUrl(cell)) return addUrl(line, cell, wish);
    const trimmed = cell.trim();
    if (trimmed === '') return;
    const scheme = refusedSchemeOf(trimmed);
    if (scheme !== null) return complain(line, text, complaints.badScheme(scheme));
    const before = count;
    readText(line, trimmed, wish);
    const lone = count === before ? judgeLoneWord(trimmed) : null;
    if (lone !== null) settle(line, text, lone, wish);
  }

  return {
    get count() {
      return count;
    },
    addUrl,
    addOther,
    noteIdentity() {
      part.identityLines = (part.identityLines ?? 0) + 1;
    },
    settle,
    complain,
    refuse: (line, text, scheme) => complain(line, text, complaints.badScheme(scheme)),
    readCell,
    readText,
    takePart() {
      const done = part;
      part = { rows: [], duplicates: [], problems: [] };
      return done;
    },
  };
}
