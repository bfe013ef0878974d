import type { ReactNode } from 'react';
import type { BatchSummary } from '../../../shared/batch.ts';
import type { Comparison, CompareResult } from '../../../shared/compare/comparison.ts';
import { methodWords, speedUpSpread, speedUpWords, sweepWords } from '../../../shared/compare/words.ts';
import { formatCount, formatCountOf } from '../../../shared/format.ts';
import { fasterWords } from '../../../shared/summary-words.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { CompareForm } from './compare-form.tsx';
import { CompareProgressLine } from './compare-progress-line.tsx';
import styles from './compare-view.module.css';
import { LevelBarList } from './level-bar-list.tsx';
import { levelBars } from './level-bars.ts';
import { LevelTable } from './level-table.tsx';
import { SweepCurve } from './sweep-curve.tsx';
import { UnlikeRuns } from './unlike-runs.tsx';

const none: Comparison = { kind: 'none' };

/** What downloading many at once gains for this list, measured: what to measure, how far it is, what it came to. */
export function CompareView(): ReactNode {
  const summary = useBatchStore(({ mirror }) => (mirror?.status.kind === 'finished' ? mirror.status.summary : null));
  const comparison = useBatchStore(({ mirror }) => mirror?.comparison ?? none);
  if (summary === null) return null;
  return (
    <section className={styles['view']} aria-label="Compare">
      {comparison.kind === 'running' ? (
        <CompareProgressLine progress={comparison.progress} />
      ) : (
        <CompareForm summary={summary} isAgain={comparison.kind === 'measured'} />
      )}
      <div className={styles['body']}>
        {comparison.kind === 'failed' && (
          <p className={styles['trouble']} role="alert">
            {comparison.message}
          </p>
        )}
        <Findings summary={summary} comparison={comparison} />
      </div>
    </section>
  );
}

function Findings({ summary, comparison }: { summary: BatchSummary; comparison: Comparison }): ReactNode {
  const result = comparison.kind === 'measured' || comparison.kind === 'running' ? comparison.result : null;
  if (result === null) return <OwnTimes summary={summary} comparison={comparison} />;
  if (result.runs.length === 0) return <p className={styles['words']}>The first run is under way.</p>;
  const isRunning = comparison.kind === 'running';
  const isSweep = result.levels.length > 2;
  return (
    <>
      <Headline result={result} isRunning={isRunning} />
      {isSweep ? (
        <SweepCurve result={result} isRunning={isRunning} />
      ) : (
        <LevelBarList bars={levelBars(summary, comparison)} />
      )}
      <LevelTable result={result} isRunning={isRunning} />
      <UnlikeRuns runs={result.runs} />
      <p className={styles['words']}>{howWords(result)}</p>
    </>
  );
}

function Headline({ result, isRunning }: { result: CompareResult; isRunning: boolean }): ReactNode {
  const { speedUp } = result;
  const spread = speedUp === null ? '' : speedUpSpread(speedUp);
  return (
    <div>
      <h3 className={styles['title']} aria-live={isRunning ? 'off' : 'polite'}>
        {speedUp === null ? (isRunning ? 'Measuring' : 'Nothing can be compared') : speedUpWords(speedUp)}{' '}
        {speedUp !== null && (
          <span className={styles['how']}>
            (measured{isRunning ? ' so far' : ''}
            {spread === '' ? '' : `, ${spread}`})
          </span>
        )}
      </h3>
      {!isRunning && <p className={styles['sweep']}>{sweepWords(result).join(' ')}</p>}
    </div>
  );
}

/** Before anything has been measured: what the download itself has shown. */
function OwnTimes({ summary, comparison }: { summary: BatchSummary; comparison: Comparison }): ReactNode {
  const { estimate, peakActive } = summary;
  const canGuess = estimate !== null && peakActive > 1;
  return (
    <>
      <h3 className={styles['title']}>
        {canGuess ? fasterWords(estimate) : 'Not compared yet'}{' '}
        {canGuess && <span className={styles['how']}>(estimate)</span>}
      </h3>
      <LevelBarList bars={levelBars(summary, { kind: 'none' })} />
      {comparison.kind === 'cancelled' && <p className={styles['words']}>Measuring was stopped.</p>}
      <p className={styles['words']}>
        {canGuess && 'What one at a time would take is estimated from this download. '}
        Measuring downloads the images again, in turn one at a time and many at once, each run over new connections and
        into a folder that is removed afterwards.
      </p>
    </>
  );
}

function howWords(result: CompareResult): string {
  const { images, ofImages } = result;
  const which =
    images === ofImages
      ? `${formatCountOf(images, 'image')}.`
      : `${formatCount(images)} of ${formatCountOf(ofImages, 'image')}, of each host and size their share.`;
  const what = 'A time goes from the start of a run to its last saved image, connections, retries and disk included.';
  return `${which} ${methodWords(result)} ${what}`;
}
