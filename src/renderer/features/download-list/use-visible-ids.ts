import { useMemo } from 'react';
import type { DownloadId } from '../../../shared/download.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useSettingsStore } from '../../stores/settings-store.ts';
import { useViewStore } from '../../stores/view-store.ts';
import { visibleIds } from '../../stores/visible-rows.ts';

const none: readonly never[] = [];

/** The ids to show. A tick of progress never changes them, and the plain list never changes at all. */
export function useVisibleIds(): readonly DownloadId[] {
  const by = useSettingsStore((settings) => settings.order);
  const filter = useViewStore((view) => view.filter);
  const plain = by === 'list' && filter === 'all';
  const order = useBatchStore(({ mirror }) => mirror?.order ?? none);
  const byId = useBatchStore(({ mirror }) => (plain ? none : (mirror?.byId ?? none)));
  const completedOrder = useBatchStore(({ mirror }) => (plain ? none : (mirror?.completedOrder ?? none)));
  return useMemo(
    () => visibleIds({ byId, order, completedOrder }, by, filter),
    [byId, order, completedOrder, by, filter],
  );
}
