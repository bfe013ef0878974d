import { formatMegabytes, markdownTable } from '../report/table.ts';
import { median } from '../statistics.ts';

/** The process at one moment, as `watch-process.ts` sees it. */
export interface Look {
  /** Since its start. */
  ms: number;
  /** All threads, since its start. */
  cpuMs: number;
  residentBytes: number;
  heapBytes: number;
  /** Beside the heap, such as columns of rows. */
  externalBytes: number;
  openFiles: number;
  /** How late turns of its event loop were since the look before. */
  delayMs: { p99: number; most: number };
}

/** The same with what is on the disk. */
export interface Moment extends Look {
  saved: number;
  databaseBytes: number;
  journalBytes: number;
}

/** A line for each of so many equal parts of a list. @param moments in order */
export function wholeTable(moments: readonly Moment[], rows: number, parts = 10): string {
  const lines: string[][] = [];
  let before = moments.find(({ saved }) => saved > 0);
  for (let part = 1; part <= parts && before !== undefined; part++) {
    const from: Moment = before;
    const span = moments.filter(({ ms, saved }) => ms > from.ms && saved <= (rows * part) / parts);
    const last = span.at(-1);
    if (last === undefined) continue;
    lines.push([
      last.saved.toLocaleString('en'),
      (last.ms / 1000).toFixed(0),
      ((last.cpuMs - from.cpuMs) / (last.saved - from.saved)).toFixed(3),
      formatMegabytes(last.residentBytes),
      formatMegabytes(median(span.map(({ heapBytes }) => heapBytes))),
      formatMegabytes(last.externalBytes),
      `${span.reduce((most, { openFiles }) => Math.max(most, openFiles), 0)}`,
      median(span.map(({ delayMs }) => delayMs.p99)).toFixed(0),
      formatMegabytes(last.databaseBytes),
      formatMegabytes(span.reduce((most, { journalBytes }) => Math.max(most, journalBytes), 0)),
    ]);
    before = last;
  }
  return markdownTable([
    [
      'saved',
      's',
      'CPU ms each',
      'MB resident',
      'heap',
      'beside it',
      'files open, most',
      'turns late ms, p99',
      'database MB',
      'its journal, most',
    ],
    ...lines,
  ]);
}
