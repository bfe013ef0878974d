import { ListOrdered } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Download } from '../../../shared/download.ts';
import type { Remedy } from '../../../shared/remedies/remedy.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useMessages } from '../../stores/language-store.ts';
import { Button } from '../../ui/button.tsx';
import { tryRemedies } from './failure-commands.ts';
import styles from './group-card.module.css';
import { remedyIcons } from './remedy-icons.ts';

interface RemedyButtonsProps {
  /** The image that things are tried on. */
  subject: Download;
  /** At least one. */
  remedies: readonly Remedy[];
  /** Something was tried already: what follows from that comes first now. */
  isTried: boolean;
}

/** Tries one remedy, or all in turn, on one image. */
export function RemedyButtons({ subject, remedies, isTried }: RemedyButtonsProps): ReactNode {
  const texts = useMessages().remedies;
  const isBusy = useBatchStore(({ mirror }) => mirror?.remedies.trials.some(({ isOpen }) => isOpen) === true);
  const isResting = useBatchStore(({ mirror }) => ['paused', 'stalled'].includes(mirror?.status.kind ?? ''));
  const hindrance = isResting ? texts.resting : isBusy ? texts.otherTrial : null;
  return (
    <div className={styles['remedies']}>
      <p className={styles['on']} title={subject.name}>
        {texts.tryThis(subject.name)}
      </p>
      <div className={styles['buttons']}>
        {remedies.length > 1 && (
          <Button
            size="small"
            look={isTried ? 'plain' : 'primary'}
            disabled={hindrance !== null}
            focusableWhenDisabled
            title={hindrance ?? undefined}
            onClick={() => void tryRemedies(subject.id, remedies)}
          >
            <ListOrdered size={14} aria-hidden="true" />
            {texts.tryAll}
          </Button>
        )}
        {remedies.map((remedy) => {
          const Icon = remedyIcons[remedy];
          return (
            <Button
              key={remedy}
              size="small"
              disabled={hindrance !== null}
              focusableWhenDisabled
              title={hindrance ?? texts.hints[remedy]}
              onClick={() => void tryRemedies(subject.id, [remedy])}
            >
              <Icon size={14} aria-hidden="true" />
              {texts.names[remedy]}
            </Button>
          );
        })}
      </div>
    </div>
  );
}
