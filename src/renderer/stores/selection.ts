import type { Download, DownloadId, DownloadStateKind } from '../../shared/download.ts';
import { type IdRanges, rangesOf } from '../../shared/id-ranges.ts';

/** Which rows are selected. One byte per row: copying it is quicker than anything that counts its members. */
export interface Selection {
  /** 1 where a row is selected, by id. */
  readonly marks: Uint8Array;
  readonly count: number;
  /** From which row Shift selects. */
  readonly anchor: DownloadId | null;
}

export const nothingSelected: Selection = { marks: new Uint8Array(0), count: 0, anchor: null };

export const isSelected = ({ marks }: Selection, id: DownloadId): boolean => marks[id] === 1;

/** One row and no other. */
export function only(rows: number, id: DownloadId): Selection {
  const marks = new Uint8Array(rows);
  marks[id] = 1;
  return { marks, count: 1, anchor: id };
}

/** One row more or one row less; the others stay. */
export function toggled(before: Selection, rows: number, id: DownloadId): Selection {
  const marks = copyOf(before, rows);
  marks[id] = marks[id] === 1 ? 0 : 1;
  return { marks, count: before.count + (marks[id] === 1 ? 1 : -1), anchor: id };
}

/**
 * From the anchor to a row, in the order in which the rows are shown.
 *
 * @param ids as they are shown
 * @param keep whether what was selected before stays
 */
export function stretched(
  before: Selection,
  { rows, ids, to, keep }: { rows: number; ids: readonly DownloadId[]; to: DownloadId; keep: boolean },
): Selection {
  const marks = keep ? copyOf(before, rows) : new Uint8Array(rows);
  const end = ids.indexOf(to);
  const from = before.anchor === null ? -1 : ids.indexOf(before.anchor);
  const start = from === -1 ? end : from; // the anchor may have left the rows that are shown
  for (const id of ids.slice(Math.min(start, end), Math.max(start, end) + 1)) marks[id] = 1;
  return { marks, count: countOf(marks), anchor: from === -1 ? to : before.anchor };
}

/** All rows that are shown. */
export function all(before: Selection, rows: number, ids: readonly DownloadId[]): Selection {
  const marks = new Uint8Array(rows);
  for (const id of ids) marks[id] = 1;
  return { marks, count: ids.length, anchor: before.anchor };
}

/** The selected rows as a command takes them. */
export const selectedRanges = ({ marks }: Selection): IdRanges => rangesOf(markedIds(marks));

/** The selected rows one by one, ascending. */
export const selectedIds = ({ marks }: Selection): DownloadId[] => [...markedIds(marks)];

function* markedIds(marks: Uint8Array): Iterable<DownloadId> {
  for (let id = marks.indexOf(1); id !== -1; id = marks.indexOf(1, id + 1)) yield id;
}

/** How many of the selected rows stand where. */
export function kindsOf({ marks }: Selection, byId: readonly Download[]): Map<DownloadStateKind, number> {
  const kinds = new Map<DownloadStateKind, number>();
  for (const id of markedIds(marks)) {
    const kind = byId[id]?.state.kind;
    if (kind !== undefined) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  return kinds;
}

function copyOf({ marks }: Selection, rows: number): Uint8Array {
  const copy = new Uint8Array(rows);
  copy.set(marks.subarray(0, rows));
  return copy;
}

function countOf(marks: Uint8Array): number {
  let count = 0;
  for (const mark of marks) count += mark;
  return count;
}
