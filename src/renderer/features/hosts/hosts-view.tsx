import { useVirtualizer } from '@tanstack/react-virtual';
import type { ReactNode } from 'react';
import { useMemo, useRef } from 'react';
import { formatCountOf } from '../../../shared/format.ts';
import type { HostHealth } from '../../../shared/host-health.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useTicking } from '../../ui/use-ticking.ts';
import { HostRow } from './host-row.tsx';
import { inOrderOfTrouble } from './host-words.ts';
import styles from './hosts-view.module.css';

/** The same as the height of a row in host-row.module.css. */
const rowHeight = 52;
const none: ReadonlyMap<string, HostHealth> = new Map();

/** How each host of the batch does: what it is asked, how it answers, and why no more is asked of it. */
export function HostsView(): ReactNode {
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
    <section className={styles['view']} aria-label="Hosts">
      <p className={styles['count']}>
        {hosts.length === 0 ? 'No host has been asked for anything yet.' : formatCountOf(hosts.length, 'host')}
      </p>
      <div className={styles['scroller']} ref={scroller}>
        <table className={styles['table']} aria-rowcount={hosts.length + 1}>
          <thead className={styles['head']}>
            <tr className={styles['columns']}>
              <th scope="col">Host</th>
              <th scope="col">At once</th>
              <th scope="col" title="From a download's slot to the first byte of the answer, half of them within">
                First byte
              </th>
              <th scope="col" title="95 of 100 answers began within">
                95 % within
              </th>
              <th scope="col" title="Saved bytes, over the last five seconds">
                Goodput
              </th>
              <th scope="col">Saved</th>
              <th scope="col">State</th>
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
