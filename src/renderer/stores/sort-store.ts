import { create } from 'zustand';
import type { DownloadId } from '../../shared/download.ts';
import type { ListSort } from '../../shared/list-look.ts';
import { useBatchStore } from './batch-store.ts';
import { sortedIds } from './sorted-rows.ts';

interface SortStore {
  /** All rows in the order wanted; null where they are not sorted. */
  sorted: readonly DownloadId[] | null;
}

export const useSortStore = create<SortStore>()(() => ({ sorted: null }));

/** Rows that change places all the time cannot be read, nor clicked. */
const restMs = 2_000;

/**
 * Keeps the rows sorted while the batch changes, with a rest between.
 *
 * @param mayMove whether rows may change places now
 * @returns the end of it
 */
export function keepSorted(sort: ListSort | null, mayMove: () => boolean): () => void {
  let sortedAs: unknown = null;
  const sortNow = (): void => {
    const { mirror } = useBatchStore.getState();
    if (sort === null || mirror === null) return;
    // Speeds change without the records.
    const as = sort.column === 'speed' ? mirror : mirror.byId;
    if (as === sortedAs) return;
    sortedAs = as;
    useSortStore.setState({ sorted: sortedIds(mirror, sort) });
  };
  sortNow();
  const timer = setInterval(() => {
    if (mayMove()) sortNow();
  }, restMs);
  return () => {
    clearInterval(timer);
    useSortStore.setState({ sorted: null });
  };
}
