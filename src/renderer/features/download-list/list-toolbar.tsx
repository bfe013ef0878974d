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
import { HostMenu, ReasonMenu } from '../rows/group-menu.tsx';
import styles from './list-toolbar.module.css';
import { LookMenu } from './look-menu.tsx';
import { ResultCount } from './result-count.tsx';
import { SearchField } from '../rows/search-field.tsx';

const filters: readonly ListFilter[] = ['all', 'active', 'waiting', 'failed', 'done', 'cancelled'];

/** While a batch runs, segments do not come and go with their counts, the rare one apart. */
const isAlwaysOffered = (filter: ListFilter, finished: boolean): boolean =>
  filter === 'all' || filter === 'done' || filter === 'failed' || (!finished && filter !== 'cancelled');

/** Which rows are shown, and in what order. */
export function ListToolbar(): ReactNode {
  const texts = useMessages().list;
  const order = useSettingsStore((settings) => (settings.list.sort === null ? settings.order : null));
  return (
    <div className={toolbar['toolbar']} role="toolbar" aria-label={texts.list}>
      <div className={classNames(toolbar['narrow'], styles['narrow'])}>
        <SearchField />
        <HostMenu />
        <ReasonMenu />
        <ResultCount />
        <RetryFailed />
      </div>
      <Filters />
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

/** Which states are shown. Each count follows the batch by itself: many times a second nothing else changes here. */
function Filters(): ReactNode {
  const texts = useMessages().list;
  const filter = useViewStore((view) => view.filter);
  const offered = useBatchStore(
    useShallow(({ mirror }) => {
      if (mirror === null) return [];
      const counts = filterCounts(mirror.totals);
      const finished = mirror.status.kind === 'finished';
      return filters.filter((value) => value === filter || counts[value] > 0 || isAlwaysOffered(value, finished));
    }),
  );
  const segments = offered.map((value) => ({
    value,
    label: texts.filters[value],
    count: <RowCount filter={value} />,
  }));
  return <Segmented label={texts.show} value={filter} segments={segments} onChange={setFilter} />;
}

function RowCount({ filter }: { filter: ListFilter }): ReactNode {
  const { count } = useFormat();
  return count(useBatchStore(({ mirror }) => (mirror === null ? 0 : filterCounts(mirror.totals)[filter])));
}

/** What to do about failed rows, beside them. */
function RetryFailed(): ReactNode {
  const isShown = useViewStore((view) => view.filter === 'failed');
  const canRetry = useBatchStore(
    ({ mirror }) => mirror !== null && mirror.status.kind !== 'finished' && mirror.totals.counts.failed > 0,
  );
  return isShown && canRetry ? <FailedMenu size="small" /> : null;
}

/** Ends what the rows are sorted by. */
function chooseOrder(order: ListOrder): void {
  const { list } = useSettingsStore.getState();
  void changeSettings({ order, list: { ...list, sort: null } });
}
