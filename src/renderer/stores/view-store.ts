import { create } from 'zustand';
import type { DownloadId } from '../../shared/download.ts';
import type { ListFilter } from './visible-rows.ts';

/** The one dialog that can be open. */
export type DialogState = { kind: 'cancel-batch' } | { kind: 'preview'; id: DownloadId };

interface ViewStore {
  dialog: DialogState | null;
  filter: ListFilter;
  /** Keep the rows that are moving in sight while the batch runs; ends when the person scrolls. */
  following: boolean;
}

/** What the person is looking at; nothing of it is remembered. */
export const useViewStore = create<ViewStore>()(() => ({ dialog: null, filter: 'all', following: true }));

export const openDialog = (dialog: DialogState): void => useViewStore.setState({ dialog });
export const closeDialog = (): void => useViewStore.setState({ dialog: null });
export const setFilter = (filter: ListFilter): void => useViewStore.setState({ filter });
export const setFollowing = (following: boolean): void => useViewStore.setState({ following });
export const resetView = (): void => useViewStore.setState({ dialog: null, filter: 'all', following: true });
