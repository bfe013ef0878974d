import { Progress } from '@base-ui/react/progress';
import { Square, Timer } from 'lucide-react';
import type { ReactNode } from 'react';
import { assertNever } from '../../../shared/assert-never.ts';
import type { BatchSummary, Comparison } from '../../../shared/batch.ts';
import { formatCount, formatCountOf } from '../../../shared/format.ts';
import { fasterWords, measuredWords } from '../../../shared/summary-words.ts';
import { attempt } from '../../ipc-client.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { comparisonBars } from './comparison-bars.ts';
import type { ComparisonBar } from './comparison-bars.ts';
import styles from './comparison-panel.module.css';

const none: Comparison = { kind: 'none' };

/** The list many at once beside the same list one at a time: estimated at first, measured on demand. */
export function ComparisonPanel({ summary }: { summary: BatchSummary }): ReactNode {
  const comparison = useBatchStore(({ mirror }) => mirror?.comparison ?? none);
  return (
    <section className={styles['panel']} aria-label="Comparison">
      <h3 className={styles['title']}>
        {titleWords(summary, comparison)} <span className={styles['how']}>{howWords(summary, comparison)}</span>
      </h3>
      <ul className={styles['bars']}>
        {comparisonBars(summary, comparison).map((bar) => (
          <Bar key={bar.label} bar={bar} />
        ))}
      </ul>
      <Foot summary={summary} comparison={comparison} />
    </section>
  );
}

function titleWords({ estimate }: BatchSummary, comparison: Comparison): string {
  if (comparison.kind === 'measured') return measuredWords(comparison.speedUp);
  if (comparison.kind === 'running') return 'Measuring one at a time';
  return estimate === null ? 'One at a time' : fasterWords(estimate);
}

/** How the speed-up in the title came about. */
function howWords({ estimate }: BatchSummary, { kind }: Comparison): string {
  if (kind === 'measured') return '(measured)';
  return kind === 'running' || estimate === null ? '' : '(estimate)';
}

const kindWords = { measured: 'measured', estimate: 'estimate', measuring: 'so far' } as const;

function Bar({ bar: { label, value, kind, share, upToShare } }: { bar: ComparisonBar }): ReactNode {
  return (
    <li className={styles['bar']} data-kind={kind}>
      <span className={styles['label']}>{label}</span>
      <span className={styles['track']} aria-hidden="true">
        <span className={classNames(styles['length'], styles['range'])} style={{ width: `${upToShare * 100}%` }} />
        <span className={styles['length']} style={{ width: `${share * 100}%` }} />
      </span>
      <span className={styles['value']}>
        {value} <span className={styles['kind']}>{kindWords[kind]}</span>
      </span>
    </li>
  );
}

function Foot({ summary, comparison }: { summary: BatchSummary; comparison: Comparison }): ReactNode {
  if (comparison.kind === 'running') {
    const { finished, rows } = comparison;
    return (
      <div className={styles['foot']}>
        <Progress.Root aria-label="Measuring one at a time" max={rows} value={finished} className={styles['words']}>
          {formatCount(finished)} of {formatCountOf(rows, 'image')}, into a folder that is removed afterwards
        </Progress.Root>
        <Button onClick={() => void attempt('Measuring could not be stopped', (shoal) => shoal.comparisonCancel())}>
          <Square size={12} fill="currentColor" strokeWidth={0} aria-hidden="true" />
          Stop measuring
        </Button>
      </div>
    );
  }
  return (
    <div className={styles['foot']}>
      <p className={styles['words']} data-tone={comparison.kind === 'failed' ? 'bad' : undefined}>
        {footWords(summary, comparison)}
      </p>
      {summary.saved > 1 && (
        <Button onClick={() => void attempt('Measuring could not start', (shoal) => shoal.comparisonStart())}>
          <Timer size={15} aria-hidden="true" />
          {comparison.kind === 'measured' ? 'Measure again' : 'Measure one at a time'}
        </Button>
      )}
    </div>
  );
}

function footWords(
  { estimate, savedMs, elapsedMs }: BatchSummary,
  comparison: Exclude<Comparison, { kind: 'running' }>,
): string {
  switch (comparison.kind) {
    case 'measured':
      return comparison.note ?? `Both measured on ${formatCountOf(comparison.rows, 'image')}.`;
    case 'failed':
      return comparison.message;
    case 'cancelled':
      return 'Measuring was stopped.';
    case 'none':
      return estimate === null
        ? 'Too few images to estimate what one at a time would take.'
        : `Estimated from each image's own time${savedMs < elapsedMs * 0.95 ? '; both end with the last saved image' : ''}. Measuring takes about that long.`;
    default:
      return assertNever(comparison);
  }
}
