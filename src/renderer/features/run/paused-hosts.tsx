import { Hourglass } from 'lucide-react';
import type { ReactNode } from 'react';
import type { PausedHost } from '../../../shared/batch.ts';
import { formatCount } from '../../../shared/format.ts';
import { hostOutlook, hostTrouble } from '../../../shared/paused-host-words.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { Button } from '../../ui/button.tsx';
import { useTicking } from '../../ui/use-ticking.ts';
import { retryHost } from './batch-commands.ts';
import styles from './paused-hosts.module.css';

/** More lines than these would take the room of the list. */
const mostLines = 3;
const none: readonly PausedHost[] = [];

/** The hosts that are left in peace for a while: why, until when, and a way to end that. */
export function PausedHosts(): ReactNode {
  const hosts = useBatchStore(({ mirror }) => (mirror?.status.kind === 'running' ? mirror.hosts : none));
  const now = useTicking(hosts.length > 0, 250);
  if (hosts.length === 0) return null;
  const more = hosts.length - mostLines;
  return (
    <section className={styles['hosts']} aria-label="Paused hosts">
      <ul>
        {hosts.slice(0, mostLines).map((paused) => (
          <li key={paused.host} className={styles['line']}>
            <Hourglass size={14} aria-hidden="true" />
            <p className={styles['words']} title={paused.reason.message}>
              <strong>{paused.host}</strong> is {hostTrouble(paused)}: <span>{hostOutlook(paused, now)}</span>
            </p>
            <Button
              look="quiet"
              size="small"
              aria-label={`Try ${paused.host} now`}
              disabled={paused.pausedUntil <= now}
              focusableWhenDisabled
              onClick={() => void retryHost(paused.host)}
            >
              Try now
            </Button>
          </li>
        ))}
      </ul>
      {more > 0 && <p className={styles['more']}>and {formatCount(more)} more</p>}
    </section>
  );
}
