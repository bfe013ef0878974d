import { create } from 'zustand';
import type { DownloadId } from '../../shared/download.ts';
import { useBatchStore } from './batch-store.ts';
import { all, nothingSelected, only, type Selection, stretched, toggled } from './selection.ts';

/** Which rows of the batch are selected. Rows that leave the rows shown by themselves stay so. */
export const useSelectionStore = create<Selection>()(() => nothingSelected);

const { getState, setState } = useSelectionStore;

const rowCount = (): number => useBatchStore.getState().mirror?.byId.length ?? 0;

export const selectOnly = (id: DownloadId): void => setState(only(rowCount(), id));
export const toggleRow = (id: DownloadId): void => setState(toggled(getState(), rowCount(), id));
/** @param ids as they are shown */
export const selectTo = (ids: readonly DownloadId[], to: DownloadId, keep: boolean): void =>
  setState(stretched(getState(), { rows: rowCount(), ids, to, keep }));
export const selectAll = (ids: readonly DownloadId[]): void => setState(all(getState(), rowCount(), ids));
export const clearSelection = (): void => setState(nothingSelected);
