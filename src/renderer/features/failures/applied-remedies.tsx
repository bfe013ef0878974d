import { Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useMessages } from '../../stores/language-store.ts';
import { Button } from '../../ui/button.tsx';
import { withdrawRemedies } from './failure-commands.ts';
import styles from './failures-view.module.css';
import { remedyIcons } from './remedy-icons.ts';

/** The hosts that are asked otherwise than the list says, each with a way back. */
export function AppliedRemedies(): ReactNode {
  const texts = useMessages().remedies;
  const applied = useBatchStore(({ mirror }) => mirror?.remedies.applied);
  if (applied === undefined || applied.length === 0) return null;
  return (
    <ul className={styles['applied']} aria-label={texts.inForce}>
      {applied.map(({ host, remedies }) => (
        <li key={host}>
          <strong>{host}</strong>
          {remedies.map((remedy) => {
            const Icon = remedyIcons[remedy];
            return (
              <span key={remedy} className={styles['chip']}>
                <Icon size={13} aria-hidden="true" />
                {texts.names[remedy]}
              </span>
            );
          })}
          <Button
            size="small"
            look="quiet"
            aria-label={texts.withdrawOf(host)}
            onClick={() => void withdrawRemedies(host)}
          >
            <Undo2 size={13} aria-hidden="true" />
            {texts.withdraw}
          </Button>
        </li>
      ))}
    </ul>
  );
}
