import { useVirtualizer } from '@tanstack/react-virtual';
import type { ReactNode } from 'react';
import { useRef } from 'react';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useViewStore } from '../../stores/view-store.ts';
import { DownloadRow } from './download-row.tsx';
import styles from './download-list.module.css';
import { RowMenu } from './row-menu.tsx';
import { useFollowing } from './use-following.ts';
import { useRowFocus } from './use-row-focus.ts';
import { useVisibleIds } from './use-visible-ids.ts';

/** The same as --row in tokens.css. */
const rowHeight = 56;

/** All images of the batch. Only the rows in sight are in the page. */
export function DownloadList(): ReactNode {
  const ids = useVisibleIds();
  const batchId = useBatchStore(({ mirror }) => mirror?.batchId ?? '');
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  });
  useFollowing(virtualizer, scroller, rowHeight);
  const { tabStop, onKeyDown, onFocus } = useRowFocus(ids, virtualizer, scroller);

  if (ids.length === 0) return <NoRows />;
  return (
    <RowMenu>
      <div className={styles['scroller']} ref={scroller}>
        <table
          role="grid"
          aria-label="Images"
          aria-rowcount={ids.length}
          aria-readonly="true"
          className={styles['rows']}
          style={{ height: virtualizer.getTotalSize() }}
          onFocus={onFocus}
        >
          <tbody className={styles['body']}>
            {virtualizer.getVirtualItems().map(({ index, start }) => {
              const id = ids[index];
              if (id === undefined) return null;
              return (
                <DownloadRow
                  key={id}
                  id={id}
                  batchId={batchId}
                  index={index}
                  top={start}
                  isTabStop={id === tabStop}
                  onKeyDown={onKeyDown}
                />
              );
            })}
          </tbody>
        </table>
      </div>
    </RowMenu>
  );
}

function NoRows(): ReactNode {
  const filter = useViewStore((view) => view.filter);
  const words = {
    all: 'The list is empty.',
    waiting: 'Nothing is waiting.',
    active: 'Nothing is being downloaded at the moment.',
    failed: 'Nothing has failed.',
    done: 'Nothing is saved yet.',
    cancelled: 'Nothing was cancelled.',
  }[filter];
  return <p className={styles['none']}>{words}</p>;
}
