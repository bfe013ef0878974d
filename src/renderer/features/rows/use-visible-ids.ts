import { useMemo } from 'react';
import type { DownloadId } from '../../../shared/download.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { RowSearch } from '../../stores/row-search.ts';
import { useSettingsStore } from '../../stores/settings-store.ts';
import { useSortStore } from '../../stores/sort-store.ts';
import { isNarrowed, useViewStore } from '../../stores/view-store.ts';
import { rowTest, visibleIds } from '../../stores/visible-rows.ts';

const none: readonly never[] = [];

/** One for all who ask: its texts are worth keeping. */
const search = new RowSearch();

/** The ids to show. A tick of progress never changes them, and the plain list never changes at all. */
export function useVisibleIds(): readonly DownloadId[] {
  const sorted = useSortStore((store) => store.sorted);
  const by = useSettingsStore((settings) => (settings.list.sort === null ? settings.order : 'list'));
  const plain = useViewStore((view) => !isNarrowed(view)) && by === 'list';
  const filter = useViewStore((view) => view.filter);
  const query = useViewStore((view) => view.query);
  const host = useViewStore((view) => view.host);
  const reason = useViewStore((view) => view.reason);
  const batchId = useBatchStore(({ mirror }) => mirror?.batchId ?? '');
  const listOrder = useBatchStore(({ mirror }) => mirror?.order ?? none);
  const order = sorted !== null && sorted.length === listOrder.length ? sorted : listOrder;
  const byId = useBatchStore(({ mirror }) => (plain ? none : (mirror?.byId ?? none)));
  const completedOrder = useBatchStore(({ mirror }) => (plain ? none : (mirror?.completedOrder ?? none)));
  return useMemo(() => {
    const narrowing = { filter, host, reason, search: search.test(batchId, order.length, query) };
    return settled(visibleIds({ byId, order, completedOrder }, by, rowTest(narrowing)));
  }, [byId, order, completedOrder, by, batchId, filter, query, host, reason]);
}

let latest: readonly DownloadId[] = none;

/** The same rows as the last time are the same array: most patches change none that a narrow list shows. */
function settled(ids: readonly DownloadId[]): readonly DownloadId[] {
  if (ids !== latest && !isSame(ids, latest)) latest = ids;
  return latest;
}

function isSame(a: readonly DownloadId[], b: readonly DownloadId[]): boolean {
  return a.length === b.length && a.every((id, index) => b[index] === id);
}
