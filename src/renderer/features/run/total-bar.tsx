import { Progress } from '@base-ui/react/progress';
import type { ReactNode } from 'react';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useFormat, useMessages } from '../../stores/language-store.ts';
import { savedRows } from '../../stores/visible-rows.ts';
import { arrivedRows } from './arrived-rows.ts';
import styles from './total-bar.module.css';

/** All images as one bar: saved, then failed (hatched), then what has arrived of those on their way. */
export function TotalBar(): ReactNode {
  const texts = useMessages().run;
  const format = useFormat();
  const totals = useBatchStore(({ mirror }) => mirror?.totals);
  const arrived = useBatchStore(({ mirror }) => (mirror === null ? 0 : arrivedRows(mirror)));
  const moving = useBatchStore(({ mirror }) => mirror?.status.kind === 'running');
  if (totals === undefined) return null;
  const { rows, counts } = totals;
  const saved = savedRows(totals);
  const share = (count: number): string => `${(count / Math.max(1, rows)) * 100}%`;
  return (
    <div className={styles['line']}>
      <Progress.Root
        aria-label={texts.allImages}
        max={rows}
        value={saved}
        getAriaValueText={() => texts.savedOf(saved, rows)}
        className={styles['track']}
        data-moving={moving ? '' : undefined}
      >
        <div className={styles['saved']} style={{ width: share(saved) }} />
        <div className={styles['failed']} style={{ width: share(counts.failed + counts.cancelled) }} />
        <div className={styles['active']} style={{ width: share(arrived) }} />
      </Progress.Root>
      <span className={styles['percent']}>{format.percent(saved, rows)}</span>
    </div>
  );
}
