import type { ComponentProps, ReactNode, RefObject } from 'react';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { DownloadId } from '../../../shared/download.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useMessages } from '../../stores/language-store.ts';
import { clearSelection, useSelectionStore } from '../../stores/selection-store.ts';
import { useSettingsStore } from '../../stores/settings-store.ts';
import { showAllRows, useViewStore } from '../../stores/view-store.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import list from '../../ui/list-frame.module.css';
import { topOf } from '../../ui/tall-list.ts';
import { useTallList } from '../../ui/use-tall-list.ts';
import { keepSorted } from '../../stores/sort-store.ts';
import { gridColumns, shownColumns } from './column-looks.ts';
import { DownloadRow } from './download-row.tsx';
import styles from './download-list.module.css';
import { FollowButton } from './follow-button.tsx';
import { ListHead } from './list-head.tsx';
import { RowMenu } from '../rows/row-menu.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { useFollowing } from './use-following.ts';
import { useRowFocus } from './use-row-focus.ts';
import { useRowSelection } from '../rows/use-row-selection.ts';
import { useVisibleIds } from '../rows/use-visible-ids.ts';
import { useWide } from './use-wide.ts';

/** The same as --row and the height of the heads in the styles, in pixels. */
const heights = { twoLines: 56, wide: 44, head: 32 } as const;

/** All images of the batch, as filter and order want them. */
export function DownloadList(): ReactNode {
  const ids = useVisibleIds();
  return ids.length === 0 ? <NoRows /> : <Rows ids={ids} />;
}

function Rows({ ids }: { ids: readonly DownloadId[] }): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  return (
    <div className={list['frame']}>
      <RowMenu>
        <ScrolledRows ids={ids} scroller={scroller} ref={scroller} />
      </RowMenu>
      <FollowButton />
      <SelectionBar />
    </div>
  );
}

interface ScrolledRowsProps extends ComponentProps<'div'> {
  ids: readonly DownloadId[];
  scroller: RefObject<HTMLDivElement | null>;
}

/** Only the rows in sight are in the page. What scrolls is all that is drawn anew as it scrolls: the menu around it is not. */
function ScrolledRows({ ids, scroller, ...props }: ScrolledRowsProps): ReactNode {
  const texts = useMessages().list;
  const batchId = useBatchStore(({ mirror }) => mirror?.batchId ?? '');
  const table = useRef<HTMLTableElement>(null);
  const wide = useWide();
  const look = useSettingsStore((settings) => settings.list);
  const columns = useMemo(() => (wide ? shownColumns(look) : null), [wide, look]);
  const rowHeight = wide ? heights.wide : heights.twoLines;
  const headHeight = wide ? heights.head : 0;
  const barHeight = useSelectionStore(({ count }) => (count > 1 ? heights.twoLines : 0));
  const inSight = useTallList(scroller, { count: ids.length, rowHeight, headHeight, endRoom: barHeight });
  const { height, start, end, shift } = inSight;
  // Other rows are a list of their own: where one was in the rows before says nothing of these.
  const order = useSettingsStore((settings) => settings.order);
  const view = useViewStore(({ filter, query, host, reason }) => `${filter} ${host} ${reason} ${query}`);
  const shown = `${batchId} ${order} ${view} ${JSON.stringify(look.sort)}`;
  const shownBefore = useRef(shown);
  useLayoutEffect(() => {
    // Coming from another view of the same rows changes nothing.
    if (shownBefore.current === shown) return;
    shownBefore.current = shown;
    scroller.current?.scrollTo({ top: 0, behavior: 'instant' });
    clearSelection();
  }, [scroller, shown]);
  useLayoutEffect(() => table.current?.style.setProperty('--columns', gridColumns(look)), [look]);
  useEffect(() => keepSorted(look.sort, () => isAtRest(scroller.current)), [scroller, look.sort]);
  useFollowing(scroller, rowHeight);
  const { tabStop, onKeyDown, onFocus, onBlur } = useRowFocus(ids, inSight, scroller);
  const onClick = useRowSelection(ids);

  return (
    <div {...props} className={list['scroller']}>
      <table
        role="grid"
        aria-label={texts.images}
        aria-rowcount={ids.length + (wide ? 1 : 0)}
        aria-readonly="true"
        aria-multiselectable="true"
        className={classNames(styles['rows'], wide && styles['wide'])}
        ref={table}
        onFocus={onFocus}
        onBlur={onBlur}
      >
        {wide && <ListHead />}
        <tbody className={styles['body']} style={{ height }}>
          {ids.slice(start, end).map((id, n) => (
            <DownloadRow
              key={id}
              id={id}
              batchId={batchId}
              rowIndex={start + n + (wide ? 2 : 1)}
              columns={columns}
              top={topOf(start + n, rowHeight, shift)}
              isTabStop={id === tabStop}
              onKeyDown={onKeyDown}
              onClick={onClick}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Rows must not change places under somebody at work in them. */
const isAtRest = (scroller: HTMLElement | null): boolean => scroller?.querySelector('[data-id]:focus-visible') === null;

function NoRows(): ReactNode {
  const texts = useMessages().list;
  const filter = useViewStore((view) => view.filter);
  const searched = useViewStore(({ query, host, reason }) => query.trim() !== '' || host !== null || reason !== null);
  if (searched) {
    return (
      <div className={list['none']}>
        <p>{texts.nothingFits}</p>
        <Button size="small" onClick={showAllRows}>
          {texts.showAll}
        </Button>
      </div>
    );
  }
  return <p className={list['none']}>{texts.empty[filter]}</p>;
}
