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

/** In per cent. `<progress>` cannot be drawn as it is to look. */
const bar = { role: 'progressbar', 'aria-valuemin': 0, 'aria-valuemax': 100 } as const;

/** No component of the library: a long list that is scrolled mounts dozens of them in a frame. */
export function ProgressBar({ label, share, valueText, tone = 'accent' }: ProgressBarProps): ReactNode {
  return (
    <div
      {...bar}
      aria-label={label}
      aria-valuenow={share === null ? undefined : Math.floor(share * 100)}
      aria-valuetext={valueText}
      className={classNames(styles['track'], styles[tone], share === null && styles['unknown'])}
    >
      <div className={styles['fill']} style={share === null ? undefined : { transform: `scaleX(${share})` }} />
    </div>
  );
}
