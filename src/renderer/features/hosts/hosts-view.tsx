import { useVirtualizer } from '@tanstack/react-virtual';
import type { ReactNode } from 'react';
import { useMemo, useRef } from 'react';
import type { HostHealth } from '../../../shared/host-health.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useMessages } from '../../stores/language-store.ts';
import { useTicking } from '../../ui/use-ticking.ts';
import { HostRow } from './host-row.tsx';
import { inOrderOfTrouble } from './host-words.ts';
import styles from './hosts-view.module.css';

/** The same as the height of a row in host-row.module.css. */
const rowHeight = 52;
const none: ReadonlyMap<string, HostHealth> = new Map();

/** How each host of the batch does: what it is asked, how it answers, and why no more is asked of it. */
export function HostsView(): ReactNode {
  const texts = useMessages().hosts;
  const { columns, hints } = texts;
  const health = useBatchStore(({ mirror }) => mirror?.health ?? none);
  const hosts = useMemo(() => inOrderOfTrouble(health.values()), [health]);
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: hosts.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => hosts[index]?.host ?? index,
    overscan: 6,
  });
  const now = useTicking(
    hosts.some(({ circuit }) => circuit === 'open'),
    250,
  );
  return (
    <section className={styles['view']} aria-label={texts.hosts}>
      <p className={styles['count']}>{hosts.length === 0 ? texts.none : texts.number(hosts.length)}</p>
      <div className={styles['scroller']} ref={scroller}>
        <table className={styles['table']} aria-rowcount={hosts.length + 1}>
          <thead className={styles['head']}>
            <tr className={styles['columns']}>
              <th scope="col">{columns.host}</th>
              <th scope="col">{columns.atOnce}</th>
              <th scope="col" title={hints.firstByte}>
                {columns.firstByte}
              </th>
              <th scope="col" title={hints.within95}>
                {columns.within95}
              </th>
              <th scope="col" title={hints.goodput}>
                {columns.goodput}
              </th>
              <th scope="col">{columns.saved}</th>
              <th scope="col">{columns.state}</th>
            </tr>
          </thead>
          <tbody className={styles['body']} style={{ height: virtualizer.getTotalSize() }}>
            {virtualizer.getVirtualItems().map(({ index, start }) => {
              const host = hosts[index];
              return host === undefined ? null : (
                <HostRow
                  key={host.host}
                  health={host}
                  index={index}
                  top={start}
                  now={host.circuit === 'open' ? now : 0}
                />
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
