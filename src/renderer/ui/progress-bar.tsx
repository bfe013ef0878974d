import { Progress } from '@base-ui/react/progress';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './progress-bar.module.css';

interface ProgressBarProps {
  /** Whose progress it is. */
  label: string;
  /** 0 to 1; null when the size is unknown. */
  share: number | null;
  /** What a screen reader says instead of the bare number. */
  valueText: string;
  tone?: 'accent' | 'good' | 'idle';
}

export function ProgressBar({ label, share, valueText, tone = 'accent' }: ProgressBarProps): ReactNode {
  return (
    <Progress.Root
      aria-label={label}
      value={share === null ? null : Math.floor(share * 100)}
      getAriaValueText={() => valueText}
    >
      <div className={classNames(styles['track'], styles[tone], share === null && styles['unknown'])}>
        <div className={styles['fill']} style={share === null ? undefined : { transform: `scaleX(${share})` }} />
      </div>
    </Progress.Root>
  );
}
