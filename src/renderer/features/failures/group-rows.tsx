import { useVirtualizer } from '@tanstack/react-virtual';
import { FlaskConical, PanelRight, RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useRef } from 'react';
import type { DownloadId } from '../../../shared/download.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { openInspector } from '../../stores/inspector-store.ts';
import { useMessages } from '../../stores/language-store.ts';
import { showRow } from '../../stores/view-store.ts';
import { IconButton } from '../../ui/button.tsx';
import { retryRows } from './failure-commands.ts';
import type { FailureGroup } from './failure-groups.ts';
import { chooseSubject, useFailuresStore } from './failures-store.ts';
import { useHeirButton } from './use-heir-button.ts';
import styles from './group-rows.module.css';

/** The same as the height of a row in the styles, in pixels. */
const rowHeight = 34;
const mostInSight = 8;

/** The images of a group; only the rows in sight are in the page. */
export function GroupRows({ group, label }: { group: FailureGroup; label: string }): ReactNode {
  const { ids, key } = group;
  const scroller = useRef<HTMLElement>(null);
  const virtualizer = useVirtualizer<HTMLElement, Element>({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  });
  const focus = useHeirButton(ids, 'data-row', scroller, (index) =>
    virtualizer.scrollToIndex(index, { align: 'auto' }),
  );
  const subject = useFailuresStore(({ subjects }) => subjects.get(key)) ?? ids[0];
  return (
    <section
      ref={scroller}
      aria-label={label}
      className={styles['scroller']}
      tabIndex={-1}
      style={{ height: Math.min(ids.length, mostInSight) * rowHeight }}
    >
      <ul className={styles['rows']} style={{ height: virtualizer.getTotalSize() }} {...focus}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const id = ids[index];
          return id === undefined ? null : (
            <li key={id} data-row={id} className={styles['row']} style={{ transform: `translateY(${start}px)` }}>
              <Row id={id} isSubject={id === subject} onChoose={() => chooseSubject(key, id)} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface RowProps {
  id: DownloadId;
  /** Things are tried on it. */
  isSubject: boolean;
  onChoose: () => void;
}

function Row({ id, isSubject, onChoose }: RowProps): ReactNode {
  const { remedies: texts, failures } = useMessages();
  const download = useBatchStore(({ mirror }) => mirror?.byId[id]);
  if (download === undefined) return null;
  const { name, url, host, state } = download;
  return (
    <>
      <span className={styles['name']} title={`${name}\n${url}`}>
        {name}
      </span>
      <span className={styles['message']}>{state.kind === 'failed' ? failures.message(state.failure, host) : ''}</span>
      <IconButton size="small" label={texts.tryThis(name)} data-way="try" aria-pressed={isSubject} onClick={onChoose}>
        <FlaskConical size={14} />
      </IconButton>
      <IconButton size="small" label={texts.inspectThis(name)} data-way="inspect" onClick={() => look(id)}>
        <PanelRight size={14} />
      </IconButton>
      <IconButton size="small" label={texts.retryThis(name)} data-way="retry" onClick={() => void retryRows([id])}>
        <RotateCw size={14} />
      </IconButton>
    </>
  );
}

function look(id: DownloadId): void {
  openInspector();
  showRow(id);
}
