import type { ReactNode } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { ListOrder } from '../../../shared/settings.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useFormat, useMessages } from '../../stores/language-store.ts';
import { changeSettings, useSettingsStore } from '../../stores/settings-store.ts';
import { setFilter, useViewStore } from '../../stores/view-store.ts';
import type { ListFilter } from '../../stores/visible-rows.ts';
import { filterCounts } from '../../stores/visible-rows.ts';
import { classNames } from '../../ui/class-names.ts';
import { Segmented } from '../../ui/segmented.tsx';
import toolbar from '../../ui/toolbar.module.css';
import { FailedMenu } from '../run/failed-menu.tsx';
import { HostMenu, ReasonMenu } from './group-menu.tsx';
import styles from './list-toolbar.module.css';
import { LookMenu } from './look-menu.tsx';
import { ResultCount } from './result-count.tsx';
import { SearchField } from './search-field.tsx';

const filters: readonly ListFilter[] = ['all', 'active', 'waiting', 'failed', 'done', 'cancelled'];

/** While a batch runs, segments do not come and go with their counts, the rare one apart. */
const isAlwaysOffered = (filter: ListFilter, finished: boolean): boolean =>
  filter === 'all' || filter === 'done' || filter === 'failed' || (!finished && filter !== 'cancelled');

/** Which rows are shown, and in what order. */
export function ListToolbar(): ReactNode {
  const texts = useMessages().list;
  const { count } = useFormat();
  const counts = useBatchStore(useShallow(({ mirror }) => (mirror === null ? null : filterCounts(mirror.totals))));
  const filter = useViewStore((view) => view.filter);
  const order = useSettingsStore((settings) => (settings.list.sort === null ? settings.order : null));
  const finished = useBatchStore(({ mirror }) => mirror?.status.kind === 'finished');
  if (counts === null) return null;
  const segments = filters
    .filter((value) => value === filter || counts[value] > 0 || isAlwaysOffered(value, finished))
    .map((value) => ({ value, label: texts.filters[value], count: count(counts[value]) }));
  return (
    <div className={toolbar['toolbar']} role="toolbar" aria-label={texts.list}>
      <div className={classNames(toolbar['narrow'], styles['narrow'])}>
        <SearchField />
        <HostMenu />
        <ReasonMenu />
        <ResultCount />
        {filter === 'failed' && counts.failed > 0 && !finished && <FailedMenu size="small" />}
      </div>
      <Segmented label={texts.show} value={filter} segments={segments} onChange={setFilter} />
      <div className={toolbar['right']}>
        <Segmented
          label={texts.order}
          value={order}
          segments={[
            { value: 'list', label: texts.asListed },
            { value: 'completed', label: texts.asCompleted },
          ]}
          onChange={chooseOrder}
        />
        <LookMenu />
      </div>
    </div>
  );
}

/** Ends what the rows are sorted by. */
function chooseOrder(order: ListOrder): void {
  const { list } = useSettingsStore.getState();
  void changeSettings({ order, list: { ...list, sort: null } });
}
