/** An image to choose from. */
export interface SampleRow {
  host: string;
  /** Null where it is not known. */
  bytes: number | null;
}

/**
 * Chooses rows so that hosts, and within each host sizes, keep their proportions: all rows in the order of host and size,
 * and of those every so-manieth (systematic sampling). Each host has its share to within one image, and the same rows and
 * count always give the same choice.
 *
 * @returns ascending indices; all of them where `count` is null or there are not more
 */
export function sampleRows(rows: readonly SampleRow[], count: number | null): number[] {
  if (count === null || count >= rows.length) return [...rows.keys()];
  const sorted = byHostAndSize(rows);
  const step = rows.length / count;
  const chosen = Array.from({ length: count }, (_, n) => sorted[Math.floor((n + 0.5) * step)] ?? 0);
  return chosen.sort((a, b) => a - b);
}

/** Somebody who tries several counts on a long list does not wait for the sorting each time. */
const sortedRows = new WeakMap<readonly SampleRow[], readonly number[]>();

function byHostAndSize(rows: readonly SampleRow[]): readonly number[] {
  const known = sortedRows.get(rows);
  if (known !== undefined) return known;
  const bytesOf = (index: number): number => rows[index]?.bytes ?? 0;
  const hostOf = (index: number): string => rows[index]?.host ?? '';
  const sorted = [...rows.keys()].sort((a, b) => compareText(hostOf(a), hostOf(b)) || bytesOf(a) - bytesOf(b) || a - b);
  sortedRows.set(rows, sorted);
  return sorted;
}

/** By code units: the same on every system, whatever its language. */
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
