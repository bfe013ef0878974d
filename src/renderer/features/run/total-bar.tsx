import { Progress } from '@base-ui/react/progress';
import type { ReactNode } from 'react';
import { formatCount, percentOf } from '../../../shared/format.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { settledRows } from '../../stores/visible-rows.ts';
import styles from './total-bar.module.css';

/** All images as one bar: saved, then failed (hatched), then what is on its way. */
export function TotalBar(): ReactNode {
  const totals = useBatchStore(({ mirror }) => mirror?.totals);
  const moving = useBatchStore(({ mirror }) => mirror?.status.kind === 'running');
  if (totals === undefined) return null;
  const { rows, counts } = totals;
  const settled = settledRows(totals);
  const share = (count: number): string => `${(count / Math.max(1, rows)) * 100}%`;
  const percent = percentOf(settled, rows);
  return (
    <div className={styles['line']}>
      <Progress.Root
        aria-label="All images"
        max={rows}
        value={settled}
        getAriaValueText={() => `${formatCount(settled)} of ${formatCount(rows)} images, ${percent}%`}
        className={styles['track']}
        data-moving={moving ? '' : undefined}
      >
        <div className={styles['saved']} style={{ width: share(counts.done + counts.skipped) }} />
        <div className={styles['failed']} style={{ width: share(counts.failed + counts.cancelled) }} />
        <div className={styles['active']} style={{ width: share(counts.active + counts.saving) }} />
      </Progress.Root>
      <span className={styles['percent']}>{percent}%</span>
    </div>
  );
}
