import type { ReactNode } from 'react';
import { memo } from 'react';
import type { HostHealth } from '../../../shared/host-health.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { retryHost } from '../run/batch-commands.ts';
import { useFormat, useMessages } from '../../stores/language-store.ts';
import styles from './host-row.module.css';
import { failureWords, reasonWords, stateWords } from './host-words.ts';
import view from './hosts-view.module.css';

interface HostRowProps {
  health: HostHealth;
  index: number;
  /** Its distance from the first row, in px. */
  top: number;
  /** In ms since the epoch; only a row with a countdown needs to hear of the time. */
  now: number;
}

/** One host: its figures, and below its name what has failed and why its limit is what it is. */
export const HostRow = memo(function HostRow({ health, index, top, now }: HostRowProps): ReactNode {
  const { host, active, limit, firstByteMs, bytesPerSecond, saved, circuit } = health;
  const messages = useMessages();
  const format = useFormat();
  const { count, measured, speed } = format;
  const state = stateWords(health, now, messages.hosts);
  const failures = failureWords(health, messages.failures, format);
  const reasons = reasonWords(health, messages.limits);
  return (
    <tr
      className={classNames(view['columns'], styles['row'])}
      style={{ transform: `translateY(${top}px)` }}
      aria-rowindex={index + 2}
    >
      <th scope="row" className={styles['host']} title={host}>
        <span className={styles['name']}>{host}</span>
      </th>
      <td>
        {count(active)}
        {limit !== null && limit > 0 && <span className={styles['of']}> {messages.hosts.ofLimit(limit)}</span>}
      </td>
      <td>{firstByteMs === null ? '–' : measured(firstByteMs.median)}</td>
      <td>{firstByteMs === null ? '–' : measured(firstByteMs.p95)}</td>
      <td>{active > 0 || bytesPerSecond > 0 ? speed(bytesPerSecond) : '–'}</td>
      <td>{count(saved)}</td>
      <td className={styles['state']} data-tone={state.tone}>
        <span>{state.words}</span>
        {circuit === 'open' && (
          <Button
            look="quiet"
            size="small"
            aria-label={messages.run.tryHostNow(host)}
            onClick={() => void retryHost(host)}
          >
            {messages.run.tryNow}
          </Button>
        )}
      </td>
      <td className={styles['why']} title={reasons.join('\n')}>
        {failures !== '' && <span className={styles['failures']}>{failures}</span>}
        {reasons.length > 0 && <span className={styles['reasons']}>{reasons.join(' · ')}</span>}
      </td>
    </tr>
  );
});
