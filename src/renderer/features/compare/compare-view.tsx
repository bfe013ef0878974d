import type { ReactNode } from 'react';
import type { BatchSummary } from '../../../shared/batch.ts';
import type { Comparison, CompareResult } from '../../../shared/compare/comparison.ts';
import { methodWords, speedUpSpread, speedUpWords, sweepWords } from '../../../shared/compare/words.ts';
import type { Messages } from '../../../shared/language/index.ts';
import { fasterWords } from '../../../shared/summary-words.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useMessages } from '../../stores/language-store.ts';
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
  const texts = useMessages().compare;
  const summary = useBatchStore(({ mirror }) => (mirror?.status.kind === 'finished' ? mirror.status.summary : null));
  const comparison = useBatchStore(({ mirror }) => mirror?.comparison ?? none);
  if (summary === null) return null;
  return (
    <section className={styles['view']} aria-label={texts.compare}>
      {comparison.kind === 'running' ? (
        <div className={styles['running']}>
          <CompareProgressLine progress={comparison.progress} />
        </div>
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
  const texts = useMessages().compare;
  const result = comparison.kind === 'measured' || comparison.kind === 'running' ? comparison.result : null;
  if (result === null) return <OwnTimes summary={summary} comparison={comparison} />;
  if (result.runs.length === 0) return <p className={styles['words']}>{texts.firstRun}</p>;
  const isRunning = comparison.kind === 'running';
  const isSweep = result.levels.length > 2;
  return (
    <>
      <Headline result={result} isRunning={isRunning} />
      {isSweep ? (
        <SweepCurve result={result} isRunning={isRunning} />
      ) : (
        <LevelBarList bars={levelBars(summary, comparison, texts)} />
      )}
      <LevelTable result={result} isRunning={isRunning} />
      <UnlikeRuns runs={result.runs} />
      <p className={styles['words']}>{howWords(result, texts)}</p>
    </>
  );
}

function Headline({ result, isRunning }: { result: CompareResult; isRunning: boolean }): ReactNode {
  const { speedUp } = result;
  const texts = useMessages().compare;
  const spread = speedUp === null ? '' : speedUpSpread(speedUp, texts);
  return (
    <div>
      <h3 className={styles['title']} aria-live={isRunning ? 'off' : 'polite'}>
        {speedUp === null ? (isRunning ? texts.measuring : texts.nothingComparable) : speedUpWords(speedUp, texts)}{' '}
        {speedUp !== null && <span className={styles['how']}>{texts.measuredHow(isRunning, spread)}</span>}
      </h3>
      {!isRunning && <p className={styles['sweep']}>{sweepWords(result, texts).join(' ')}</p>}
    </div>
  );
}

/** Before anything has been measured: what the download itself has shown. */
function OwnTimes({ summary, comparison }: { summary: BatchSummary; comparison: Comparison }): ReactNode {
  const { estimate, peakActive } = summary;
  const messages = useMessages();
  const texts = messages.compare;
  const canGuess = estimate !== null && peakActive > 1;
  return (
    <>
      <h3 className={styles['title']}>
        {canGuess ? fasterWords(estimate, messages.summary) : texts.notComparedYet}{' '}
        {canGuess && <span className={styles['how']}>{texts.estimate}</span>}
      </h3>
      <LevelBarList bars={levelBars(summary, { kind: 'none' }, texts)} />
      {comparison.kind === 'cancelled' && <p className={styles['words']}>{texts.wasStopped}</p>}
      <p className={styles['words']}>
        {canGuess && `${texts.fromEstimate} `}
        {texts.whatItDoes}
      </p>
    </>
  );
}

function howWords(result: CompareResult, texts: Messages['compare']): string {
  const { images, ofImages } = result;
  const which = images === ofImages ? texts.whole(images) : texts.sample(images, ofImages);
  return `${which} ${methodWords(result, texts)} ${texts.whatTime}`;
}
