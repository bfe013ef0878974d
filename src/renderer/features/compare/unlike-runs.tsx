import { CircleSlash } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CompareRun } from '../../../shared/compare/comparison.ts';
import { levelName } from '../../../shared/compare/words.ts';
import { formatCount, formatDuration } from '../../../shared/format.ts';
import styles from './unlike-runs.module.css';

/** The runs that are left out, each with the reason. */
export function UnlikeRuns({ runs }: { runs: readonly CompareRun[] }): ReactNode {
  const unlike = runs.filter((run) => run.unlike !== null);
  if (unlike.length === 0) return null;
  return (
    <ul className={styles['runs']} aria-label="Runs that cannot be compared">
      {unlike.map(({ round, concurrency, ms, unlike: reason }) => (
        <li key={`${round}-${concurrency}`} className={styles['run']}>
          <CircleSlash size={14} aria-hidden="true" />
          <span>
            <strong>
              Round {formatCount(round)}, {levelName(concurrency).toLowerCase()}
            </strong>{' '}
            ({formatDuration(ms)}) cannot be compared: {reason}
          </span>
        </li>
      ))}
    </ul>
  );
}
