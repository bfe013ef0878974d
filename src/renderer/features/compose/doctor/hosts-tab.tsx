import type { ReactNode } from 'react';
import { useDraftStore } from '../../../stores/draft-store.ts';
import { useFormat, useMessages } from '../../../stores/language-store.ts';
import styles from './hosts-tab.module.css';

/** Where the images come from, as bars: the longest is the host with most of them. */
export function HostsTab(): ReactNode {
  const { doctor } = useMessages().compose;
  const format = useFormat();
  const { hosts, hostCount, rows } = useDraftStore((store) => store.summary);
  if (hostCount === 0) return <p className={styles['nothing']}>{doctor.noHosts}</p>;
  const most = hosts[0]?.rows ?? 1;
  const told = hosts.reduce((sum, host) => sum + host.rows, 0);
  const bars = hosts.map((entry) => ({ ...entry, isOther: false }));
  if (hostCount > hosts.length) {
    bars.push({ host: doctor.otherHosts(hostCount - hosts.length), rows: rows - told, isOther: true });
  }
  return (
    <ol className={styles['chart']}>
      {bars.map(({ host, rows: count, isOther }) => (
        <li key={host} className={styles['host']} title={host}>
          <span className={styles['name']} data-other={isOther ? '' : undefined}>
            {host}
          </span>
          <span className={styles['bar']} aria-hidden="true">
            <span style={{ width: `${Math.min(100, (count / most) * 100)}%` }} />
          </span>
          <span className={styles['count']}>
            {format.count(count)}
            <span className={styles['share']}>
              {count * 100 < rows ? `< ${format.percent(1, 100)}` : format.percent(shareOf(count, rows), 100)}
            </span>
          </span>
        </li>
      ))}
    </ol>
  );
}

/** In whole percent. Only what is all of them is a hundred. */
function shareOf(count: number, rows: number): number {
  return count === rows ? 100 : Math.min(99, Math.round((count * 100) / rows));
}
