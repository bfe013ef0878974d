import { create } from 'zustand';
import type { RunView } from '../../shared/desktop.ts';
import type { DownloadId } from '../../shared/download.ts';
import type { FailureCode } from '../../shared/failure.ts';
import type { Later } from '../../shared/later.ts';
import type { ListFilter } from './visible-rows.ts';

/** The one dialog that can be open. */
export type DialogState =
  | { kind: 'cancel-batch' }
  | { kind: 'preview'; id: DownloadId }
  | { kind: 'remove-list'; batchId: string }
  | { kind: 'options' }
  /** On a tab of it, where one is named. */
  | { kind: 'settings'; tab?: 'speed' }
  /** Somebody closes the window while a list is not finished. */
  | { kind: 'quit'; later: Later };

interface ViewStore {
  runView: RunView;
  dialog: DialogState | null;
  filter: ListFilter;
  /** Words that are looked for in names and URLs. */
  query: string;
  /** The only host whose rows are shown; null for all. */
  host: string | null;
  /** The only reason of failures that is shown; null for all. */
  reason: FailureCode | null;
  /** Keep the rows that are moving in sight while the batch runs; ends when the person scrolls. */
  following: boolean;
  /** A row that the list is to show and to focus as soon as it can. */
  wantedRow: DownloadId | null;
  /** The batch has been told to cancel and has not come to its end yet. */
  isCancelling: boolean;
}

const atFirst: ViewStore = {
  runView: 'list',
  dialog: null,
  filter: 'all',
  query: '',
  host: null,
  reason: null,
  following: true,
  wantedRow: null,
  isCancelling: false,
};

/** What the person is looking at; nothing of it is remembered. */
export const useViewStore = create<ViewStore>()(() => ({ ...atFirst }));

export const openDialog = (dialog: DialogState): void => useViewStore.setState({ dialog });
export const closeDialog = (): void => useViewStore.setState({ dialog: null });
export const setFilter = (filter: ListFilter): void => useViewStore.setState({ filter });
export const setQuery = (query: string): void => useViewStore.setState({ query });
export const setHost = (host: string | null): void => useViewStore.setState({ host });
export const setReason = (reason: FailureCode | null): void => useViewStore.setState({ reason });
const everything = { filter: 'all', query: '', host: null, reason: null } as const;
/** Shows every row again. */
export const showAllRows = (): void => useViewStore.setState(everything);
export const isNarrowed = ({ filter, query, host, reason }: ViewStore): boolean =>
  filter !== 'all' || query.trim() !== '' || host !== null || reason !== null;
export const setFollowing = (following: boolean): void => useViewStore.setState({ following });
export const setCancelling = (isCancelling: boolean): void => useViewStore.setState({ isCancelling });
/** The sheet has no choice of states and reasons: what the list was narrowed to by them would keep images from it, with no word why. */
export const setRunView = (runView: RunView): void =>
  useViewStore.setState(runView === 'images' ? { runView, filter: 'all', reason: null } : { runView });
/** Leads to the failed rows, from wherever one is. */
export const showFailed = (): void =>
  useViewStore.setState({ ...everything, runView: 'list', following: false, filter: 'failed' });
/** Leads to a row of the list, from wherever one is. */
export const showRow = (wantedRow: DownloadId): void =>
  useViewStore.setState({ ...everything, runView: 'list', following: false, wantedRow });
export const resetView = (): void => useViewStore.setState(atFirst);
