import { Progress } from '@base-ui/react/progress';
import { Square } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CompareProgress } from '../../../shared/compare/comparison.ts';
import { levelName } from '../../../shared/compare/words.ts';
import { formatClock, formatCount } from '../../../shared/format.ts';
import { Button } from '../../ui/button.tsx';
import { stopMeasuring } from './compare-commands.ts';
import styles from './compare-progress-line.module.css';

/** How far a comparison is: which run, how much of it, and how long to the end. */
export function CompareProgressLine({ progress }: { progress: CompareProgress }): ReactNode {
  const { runsDone, runs, round, concurrency, finished, images, remainingMs } = progress;
  const run = Math.min(runs, runsDone + 1);
  const share = (runsDone + finished / Math.max(1, images)) / runs;
  const left = remainingMs === null ? '' : `, about ${formatClock(remainingMs + 999)} left`;
  const what = `Run ${formatCount(run)} of ${formatCount(runs)}: ${levelName(concurrency).toLowerCase()}, round ${formatCount(round)}`;
  const words = `${formatCount(finished)} of ${formatCount(images)} images${left}`;
  return (
    <div className={styles['line']}>
      <Progress.Root
        aria-label="Measuring"
        value={Math.floor(share * 100)}
        getAriaValueText={() => `${what}, ${words}`}
        className={styles['progress']}
      >
        <div className={styles['words']}>
          <span className={styles['what']}>{what}</span>
          <span>{words}</span>
        </div>
        <div className={styles['track']}>
          <div className={styles['fill']} style={{ transform: `scaleX(${share})` }} />
        </div>
      </Progress.Root>
      <Button onClick={() => void stopMeasuring()}>
        <Square size={12} fill="currentColor" strokeWidth={0} aria-hidden="true" />
        Stop measuring
      </Button>
    </div>
  );
}
