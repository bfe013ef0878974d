import type { ListRow } from './url-list.ts';

/** The rows of a list, by position from 0. An array is one; where a list may hold a million URLs something smaller is. */
export interface ListRows extends Iterable<ListRow> {
  readonly length: number;
  /** Whether no row says more than its address, where that is known without looking at each. */
  readonly arePlain?: boolean;
  /** A negative position counts from the end, as with arrays. */
  at(position: number): ListRow | undefined;
  entries(): Iterable<[position: number, row: ListRow]>;
}
