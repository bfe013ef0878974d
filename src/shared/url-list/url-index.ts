import type { DuplicateRow, ListRow } from './url-list.ts';

export interface UrlPlace {
  /** Number of the source, as the caller counts them. */
  source: number;
  line: number;
}

/** Which URLs are known, and where each stands for the first time. */
export interface UrlIndex {
  /** How many distinct URLs. */
  readonly size: number;
  /** Notes the URL, or tells where it stood before. */
  add(url: string, source: number, line: number): UrlPlace | null;
}

/** A place is one number: a million objects would cost as much as the URLs. Lines stay below 2^32, sources below 2^21. */
const linesPerSource = 2 ** 32;

/** An empty index. One for each merged list; one for each source where sources are merged afterwards, see `mergeRows`. */
export function createUrlIndex(): UrlIndex {
  const places = new Map<string, number>();
  return {
    get size() {
      return places.size;
    },
    add(url, source, line) {
      const known = places.get(url);
      if (known === undefined) {
        places.set(url, source * linesPerSource + line);
        return null;
      }
      return { source: Math.floor(known / linesPerSource), line: known % linesPerSource };
    },
  };
}

/** The row again, told where it stood first. */
export function duplicateOf(row: ListRow, source: number, first: UrlPlace): DuplicateRow {
  const duplicate: DuplicateRow = { line: row.line, url: row.url, firstLine: first.line };
  if (first.source !== source) duplicate.firstSource = first.source;
  return duplicate;
}

/**
 * Adds the rows of a source that was read with an index of its own to a list of several sources.
 * Reading each source once and merging again is how a source can be changed or removed without reading the others:
 * a fresh index, then the sources in their order, in slices of some ten thousand rows where the event loop must turn.
 *
 * @returns the rows that are new in the list, and those that stand in an earlier source; together all that were given
 */
export function mergeRows(
  index: UrlIndex,
  source: number,
  rows: readonly ListRow[],
): { rows: ListRow[]; duplicates: DuplicateRow[] } {
  const fresh: ListRow[] = [];
  const duplicates: DuplicateRow[] = [];
  for (const row of rows) {
    const first = index.add(row.url, source, row.line);
    if (first === null) fresh.push(row);
    else duplicates.push(duplicateOf(row, source, first));
  }
  return { rows: fresh, duplicates };
}
