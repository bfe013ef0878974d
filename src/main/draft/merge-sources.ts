import { createSignatureCounter, type SignatureTally } from '../../shared/signed-url/signature-tally.ts';
import { hostOf } from '../../shared/url-list/display-url.ts';
import { createUrlIndex, mergeRows } from '../../shared/url-list/url-index.ts';
import type { DuplicateRow, ListRow } from '../../shared/url-list/url-list.ts';
import type { Source } from './draft-source.ts';
import { createTurns } from './turns.ts';

/** What several sources come to together. */
export interface Merged {
  /** Distinct rows, in the order of the sources. */
  rows: ListRow[];
  /** Where each source's rows begin. */
  firstRows: number[];
  duplicates: { source: Source; row: DuplicateRow }[];
  /** The one with most rows first. */
  hosts: [host: string, rows: number][];
  signatures: SignatureTally | null;
  /** When the signatures were counted, in ms since the epoch. */
  countedAt: number;
}

/** Rows between two looks at the clock. */
const rowsAtOnce = 500;

export const nothingMerged: Merged = {
  rows: [],
  firstRows: [],
  duplicates: [],
  hosts: [],
  signatures: null,
  countedAt: 0,
};

/** Puts the sources together, in slices, so that nothing else has to wait for a million rows. */
export async function mergeSources(sources: readonly Source[], wallNow: number): Promise<Merged> {
  const turns = createTurns();
  const index = createUrlIndex();
  const signatures = createSignatureCounter(wallNow);
  const hosts = new Map<string, number>();
  const merged: Merged = { ...nothingMerged, rows: [], firstRows: [], duplicates: [], countedAt: wallNow };
  for (const [number, source] of sources.entries()) {
    const { rows } = source.reading;
    const duplicates = [...source.reading.duplicates];
    merged.firstRows.push(merged.rows.length);
    for (let at = 0; at < rows.length; at += rowsAtOnce) {
      const slice = mergeRows(index, number, rows.slice(at, at + rowsAtOnce));
      for (const row of slice.rows) {
        merged.rows.push(row);
        signatures.add(row.url);
        const host = hostOf(row.url);
        hosts.set(host, (hosts.get(host) ?? 0) + 1);
      }
      for (const row of slice.duplicates) duplicates.push(row);
      if (turns.isOver) await turns.next();
    }
    for (const row of duplicates.toSorted((a, b) => a.line - b.line)) merged.duplicates.push({ source, row });
  }
  merged.hosts = [...hosts].toSorted(([, a], [, b]) => b - a);
  merged.signatures = signatures.tally();
  return merged;
}
