import { Progress } from '@base-ui/react/progress';
import { Square } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CompareProgress } from '../../../shared/compare/comparison.ts';
import { useMessages } from '../../stores/language-store.ts';
import { Button } from '../../ui/button.tsx';
import { stopMeasuring } from './compare-commands.ts';
import styles from './compare-progress-line.module.css';

/** How far a comparison is: which run, how much of it, and how long to the end. */
export function CompareProgressLine({ progress }: { progress: CompareProgress }): ReactNode {
  const { runsDone, runs, round, concurrency, finished, images, remainingMs } = progress;
  const run = Math.min(runs, runsDone + 1);
  const share = (runsDone + finished / Math.max(1, images)) / runs;
  const texts = useMessages().compare;
  const what = texts.progress.run(run, runs, texts.levelWithin(concurrency), round);
  const words = texts.progress.images(finished, images, remainingMs === null ? null : remainingMs + 999);
  return (
    <div className={styles['line']}>
      <Progress.Root
        aria-label={texts.measuring}
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
        {texts.progress.stop}
      </Button>
    </div>
  );
}
