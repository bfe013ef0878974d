import { ChartSpline, Timer } from 'lucide-react';
import type { ReactNode } from 'react';
import { useId } from 'react';
import { assertNever } from '../../../shared/assert-never.ts';
import type { BatchSummary } from '../../../shared/batch.ts';
import type { Comparison } from '../../../shared/compare/comparison.ts';
import { costWords, speedUpWords } from '../../../shared/compare/words.ts';
import { formatCountOf } from '../../../shared/format.ts';
import { fasterWords } from '../../../shared/summary-words.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { setRunView } from '../../stores/view-store.ts';
import { Button } from '../../ui/button.tsx';
import { measure } from '../compare/compare-commands.ts';
import { CompareProgressLine } from '../compare/compare-progress-line.tsx';
import { LevelBarList } from '../compare/level-bar-list.tsx';
import { levelBars } from '../compare/level-bars.ts';
import { useReadyComparison } from '../compare/use-ready-comparison.ts';
import styles from './comparison-panel.module.css';

const none: Comparison = { kind: 'none' };

/** The list many at once beside the same list one at a time: estimated at first, measured on demand. */
export function ComparisonPanel({ summary }: { summary: BatchSummary }): ReactNode {
  const comparison = useBatchStore(({ mirror }) => mirror?.comparison ?? none);
  const [title, how] = titleWords(summary, comparison);
  return (
    <section className={styles['panel']} aria-label="Comparison">
      <h3 className={styles['title']} aria-live="polite">
        {title} <span className={styles['how']}>{how}</span>
      </h3>
      <LevelBarList bars={levelBars(summary, comparison)} />
      {comparison.kind === 'running' ? (
        <CompareProgressLine progress={comparison.progress} />
      ) : (
        <Foot summary={summary} comparison={comparison} />
      )}
    </section>
  );
}

/** The speed-up, and how it came about. */
function titleWords({ estimate, peakActive }: BatchSummary, comparison: Comparison): [title: string, how: string] {
  if (comparison.kind === 'running') return ['Measuring', ''];
  if (comparison.kind === 'measured') {
    const { speedUp } = comparison.result;
    return speedUp === null ? ['Nothing can be compared', ''] : [speedUpWords(speedUp), '(measured)'];
  }
  return estimate === null || peakActive < 2 ? ['One at a time', ''] : [fasterWords(estimate), '(estimate)'];
}

type Resting = Exclude<Comparison, { kind: 'running' }>;

function Foot({ summary, comparison }: { summary: BatchSummary; comparison: Resting }): ReactNode {
  const { options, cost } = useReadyComparison(summary);
  const wordsId = useId();
  const isMeasured = comparison.kind === 'measured';
  return (
    <div className={styles['foot']}>
      <p id={wordsId} className={styles['words']} data-tone={comparison.kind === 'failed' ? 'bad' : undefined}>
        {footWords(comparison, costWords(cost), summary.saved)}
      </p>
      {summary.saved > 1 && (
        <div className={styles['buttons']}>
          <Button look="quiet" onClick={() => setRunView('compare')}>
            <ChartSpline size={15} aria-hidden="true" />
            {isMeasured ? 'Details' : 'Options'}
          </Button>
          {!isMeasured && (
            <Button aria-describedby={wordsId} onClick={() => void measure(options)}>
              <Timer size={15} aria-hidden="true" />
              Measure
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

/** What was measured, or what measuring costs: said before anything is asked for. */
function footWords(comparison: Resting, cost: string, saved: number): string {
  switch (comparison.kind) {
    case 'measured': {
      const { images, ofImages, rounds, runs } = comparison.result;
      const unlike = runs.filter((run) => run.unlike !== null).length;
      const which =
        images === ofImages ? formatCountOf(images, 'image') : `A sample of ${formatCountOf(images, 'image')}`;
      const left = unlike === 0 ? '' : `; ${formatCountOf(unlike, 'run')} left out, see Details`;
      return `${which}, ${rounds === 1 ? 'once each' : `medians of ${rounds} rounds`}${left}.`;
    }
    case 'failed':
      return comparison.message;
    case 'cancelled':
      return `Measuring was stopped. It takes ${cost}.`;
    case 'none':
      return saved < 2 ? 'One image alone cannot be compared.' : `Measuring takes ${cost}.`;
    default:
      return assertNever(comparison);
  }
}
