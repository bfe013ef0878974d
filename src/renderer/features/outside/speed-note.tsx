import { CalendarClock } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFormat, useMessages } from '../../stores/language-store.ts';
import { useOutsideStore } from '../../stores/outside-store.ts';
import { openDialog } from '../../stores/view-store.ts';
import { Button } from '../../ui/button.tsx';
import { momentWords } from './moment-words.ts';
import styles from './speed-note.module.css';

/** Says that all lists together are held back or paused, up to when, and where that can be changed. */
export function SpeedNote(): ReactNode {
  const { desktop, settings } = useMessages();
  const { time } = useFormat();
  const { speed, until } = useOutsideStore((store) => store.speed);
  const toldAt = useOutsideStore((store) => store.speedToldAt);
  if (speed.kind === 'full' && until === null) return null;
  const untilWords = until === null ? null : momentWords(until, toldAt, settings.dayNames, time);
  const texts = desktop.speedNote;
  const words =
    speed.kind === 'limit'
      ? texts.limited(speed.bytesPerSecond, untilWords)
      : speed.kind === 'pause'
        ? texts.pause(untilWords)
        : texts.full(untilWords ?? '');
  return (
    <p className={styles['note']} data-kind={speed.kind}>
      <CalendarClock size={14} aria-hidden="true" />
      <span>{words}</span>
      <Button look="quiet" size="small" onClick={() => openDialog({ kind: 'settings', tab: 'speed' })}>
        {texts.change}
      </Button>
    </p>
  );
}
