import type { ReactNode } from 'react';
import styles from './progress-ring.module.css';

const radius = 18;
const length = 2 * Math.PI * radius;

interface ProgressRingProps {
  /** 0 to 1; null when the size is unknown. */
  share: number | null;
  /** Stands in the middle. */
  words: string;
}

/** How much of an image has arrived. What it shows is said in words beside it. */
export function ProgressRing({ share, words }: ProgressRingProps): ReactNode {
  return (
    <span className={styles['ring']} data-unknown={share === null ? '' : undefined}>
      <svg viewBox="0 0 44 44" width="44" height="44" aria-hidden="true">
        <circle cx="22" cy="22" r={radius} className={styles['track']} />
        <circle
          cx="22"
          cy="22"
          r={radius}
          className={styles['arc']}
          strokeDasharray={length}
          strokeDashoffset={length * (1 - (share ?? 0.25))}
        />
      </svg>
      <span className={styles['words']}>{words}</span>
    </span>
  );
}
