import { CircleSlash } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CompareRun } from '../../../shared/compare/comparison.ts';
import { unlikeWords } from '../../../shared/compare/words.ts';
import { useMessages } from '../../stores/language-store.ts';
import styles from './unlike-runs.module.css';

/** The runs that are left out, each with the reason. */
export function UnlikeRuns({ runs }: { runs: readonly CompareRun[] }): ReactNode {
  const texts = useMessages().compare;
  const unlike = runs.filter((run) => run.unlike !== null);
  if (unlike.length === 0) return null;
  return (
    <ul className={styles['runs']} aria-label={texts.unlikeRuns}>
      {unlike.map(({ round, concurrency, ms, unlike: reason }) => (
        <li key={`${round}-${concurrency}`} className={styles['run']}>
          <CircleSlash size={14} aria-hidden="true" />
          <span>
            <strong>{texts.unlikeRun(round, texts.levelWithin(concurrency))}</strong>{' '}
            {reason !== null && texts.unlikeWhy(ms, unlikeWords(reason, texts))}
          </span>
        </li>
      ))}
    </ul>
  );
}
