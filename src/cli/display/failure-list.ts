import type { Download } from '../../shared/download.ts';
import { formatCountOf } from '../../shared/format.ts';
import { visibleText } from '../../shared/url-list/visible-text.ts';
import { wrapWords } from './fit-text.ts';
import { placeOf } from '../lists/read-lists.ts';

/** A row that failed, in words that are safe to print. */
interface FailedRow {
  place: string;
  url: string;
  reason: string;
  advice: string;
}

/**
 * What failed and what to do about it, for the end of a run. On a terminal each reason stands above the URLs that it
 * goes for; elsewhere each line has URL and reason, for `grep`, and the advice comes once for all that need it.
 * Rows stand in list order, whatever order they failed in.
 *
 * @param listOf the list in which a row stands; null for the command line
 * @param columns width of the terminal; null where there is none
 */
export function failureList(
  failed: readonly Download[],
  listOf: (id: number) => string | null,
  columns: number | null,
): string[] {
  const inListOrder = failed.toSorted((a, b) => a.id - b.id);
  const rows = inListOrder.flatMap(({ id, line, url, state }): FailedRow[] => {
    if (state.kind !== 'failed') return [];
    const { message, advice } = state.failure;
    return [{ place: placeOf(listOf(id), line), url, reason: visibleText(message), advice }];
  });
  if (rows.length === 0) return [];
  const heading = `${formatCountOf(rows.length, 'image')} failed:`;
  return columns === null ? [heading, ...plain(rows)] : ['', heading, ...grouped(rows, columns)];
}

function plain(rows: readonly FailedRow[]): string[] {
  return [...Map.groupBy(rows, ({ advice }) => advice)].flatMap(([advice, alike]) => [
    ...alike.map(({ place, url, reason }) => `${place}: ${url}: ${reason}`),
    `    ${advice}`,
  ]);
}

function grouped(rows: readonly FailedRow[], columns: number): string[] {
  const lines: string[] = [];
  for (const [why, alike] of Map.groupBy(rows, ({ reason, advice }) => `${reason} ${advice}`)) {
    lines.push('', ...wrapWords(why, columns - 1));
    const width = Math.max(...alike.map(({ place }) => place.length));
    for (const { place, url } of alike) lines.push(`  ${place.padEnd(width)}  ${url}`);
  }
  return [...lines, ''];
}
