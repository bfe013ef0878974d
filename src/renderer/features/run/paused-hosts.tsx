import { Hourglass } from 'lucide-react';
import type { ReactNode } from 'react';
import type { PausedHost } from '../../../shared/batch.ts';
import { hostOutlook, hostTrouble } from '../../../shared/paused-host-words.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useMessages } from '../../stores/language-store.ts';
import { Button } from '../../ui/button.tsx';
import { useTicking } from '../../ui/use-ticking.ts';
import { retryHost } from './batch-commands.ts';
import styles from './paused-hosts.module.css';

/** More lines than these would take the room of the list. */
const mostLines = 3;
const none: readonly PausedHost[] = [];

/** The hosts that are left in peace for a while: why, until when, and a way to end that. */
export function PausedHosts(): ReactNode {
  const messages = useMessages();
  const texts = messages.run;
  const hosts = useBatchStore(({ mirror }) => (mirror?.status.kind === 'running' ? mirror.hosts : none));
  const now = useTicking(hosts.length > 0, 250);
  if (hosts.length === 0) return null;
  const more = hosts.length - mostLines;
  return (
    <section className={styles['hosts']} aria-label={texts.pausedHosts}>
      <ul>
        {hosts.slice(0, mostLines).map((paused) => (
          <li key={paused.host} className={styles['line']}>
            <Hourglass size={14} aria-hidden="true" />
            <p className={styles['words']} title={messages.failures.message(paused.reason, paused.host)}>
              <strong>{paused.host}</strong>{' '}
              {texts.hostIs(hostTrouble(paused.reason, messages.hosts), hostOutlook(paused, now, messages.hosts))}
            </p>
            <Button
              look="quiet"
              size="small"
              aria-label={texts.tryHostNow(paused.host)}
              disabled={paused.pausedUntil <= now}
              focusableWhenDisabled
              onClick={() => void retryHost(paused.host)}
            >
              {texts.tryNow}
            </Button>
          </li>
        ))}
      </ul>
      {more > 0 && <p className={styles['more']}>{texts.andMore(more)}</p>}
    </section>
  );
}
