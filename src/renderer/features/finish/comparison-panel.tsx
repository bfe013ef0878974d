import { ChartSpline, Timer } from 'lucide-react';
import type { ReactNode } from 'react';
import { useId } from 'react';
import { assertNever } from '../../../shared/assert-never.ts';
import type { BatchSummary } from '../../../shared/batch.ts';
import type { Comparison } from '../../../shared/compare/comparison.ts';
import { costWords, speedUpWords } from '../../../shared/compare/words.ts';
import type { Messages } from '../../../shared/language/index.ts';
import { fasterWords } from '../../../shared/summary-words.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useMessages } from '../../stores/language-store.ts';
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
  const messages = useMessages();
  const [title, how] = titleWords(summary, comparison, messages);
  return (
    <section className={styles['panel']} aria-label={messages.compare.comparison}>
      <h3 className={styles['title']} aria-live="polite">
        {title} <span className={styles['how']}>{how}</span>
      </h3>
      <div className={styles['bars']}>
        <LevelBarList bars={levelBars(summary, comparison, messages.compare)} />
      </div>
      {comparison.kind === 'running' ? (
        <CompareProgressLine progress={comparison.progress} />
      ) : (
        <Foot summary={summary} comparison={comparison} />
      )}
    </section>
  );
}

/** The speed-up, and how it came about. */
function titleWords(
  { estimate, peakActive }: BatchSummary,
  comparison: Comparison,
  { compare, summary }: Messages,
): [title: string, how: string] {
  if (comparison.kind === 'running') return [compare.measuring, ''];
  if (comparison.kind === 'measured') {
    const { speedUp } = comparison.result;
    return speedUp === null ? [compare.nothingComparable, ''] : [speedUpWords(speedUp, compare), compare.measured];
  }
  return estimate === null || peakActive < 2
    ? [compare.level(1), '']
    : [fasterWords(estimate, summary), compare.estimate];
}

type Resting = Exclude<Comparison, { kind: 'running' }>;

function Foot({ summary, comparison }: { summary: BatchSummary; comparison: Resting }): ReactNode {
  const { options, cost } = useReadyComparison(summary);
  const texts = useMessages().compare;
  const wordsId = useId();
  const isMeasured = comparison.kind === 'measured';
  return (
    <div className={styles['foot']}>
      <p id={wordsId} className={styles['words']} data-tone={comparison.kind === 'failed' ? 'bad' : undefined}>
        {footWords(comparison, costWords(cost, texts), summary.saved, texts)}
      </p>
      {summary.saved > 1 && (
        <div className={styles['buttons']}>
          <Button look="quiet" onClick={() => setRunView('compare')}>
            <ChartSpline size={15} aria-hidden="true" />
            {isMeasured ? texts.panel.details : texts.panel.options}
          </Button>
          {!isMeasured && (
            <Button aria-describedby={wordsId} onClick={() => void measure(options)}>
              <Timer size={15} aria-hidden="true" />
              {texts.form.measure}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

/** What was measured, or what measuring costs: said before anything is asked for. */
function footWords(comparison: Resting, cost: string, saved: number, texts: Messages['compare']): string {
  const { panel } = texts;
  switch (comparison.kind) {
    case 'measured': {
      const { images, ofImages, rounds, runs } = comparison.result;
      const unlike = runs.filter((run) => run.unlike !== null).length;
      return panel.result(images === ofImages ? texts.allImages(images) : panel.sampleOf(images), rounds, unlike);
    }
    case 'failed':
      return comparison.message;
    case 'cancelled':
      return panel.stopped(cost);
    case 'none':
      return saved < 2 ? panel.oneImage : panel.takes(cost);
    default:
      return assertNever(comparison);
  }
}
