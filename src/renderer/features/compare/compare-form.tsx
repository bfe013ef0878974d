import { Timer } from 'lucide-react';
import type { ReactNode } from 'react';
import { useId } from 'react';
import type { BatchSummary } from '../../../shared/batch.ts';
import { concurrencyRange } from '../../../shared/batch.ts';
import { roundsRange } from '../../../shared/compare/comparison.ts';
import { costWords } from '../../../shared/compare/words.ts';
import { Button } from '../../ui/button.tsx';
import { NumberStepper } from '../../ui/number-stepper.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { measure } from './compare-commands.ts';
import styles from './compare-form.module.css';
import { changeChoice, useCompareStore } from './compare-store.ts';
import { useReadyComparison } from './use-ready-comparison.ts';

type Kind = 'pair' | 'sweep';

const kinds: readonly { value: Kind; label: string }[] = [
  { value: 'pair', label: 'One number' },
  { value: 'sweep', label: 'Sweep' },
];

/** What to measure, and what that costs, before anything is asked for. */
export function CompareForm({ summary, isAgain }: { summary: BatchSummary; isAgain: boolean }): ReactNode {
  const { sweep, rounds } = useCompareStore();
  const { concurrency, options, cost } = useReadyComparison(summary);
  const costId = useId();
  return (
    <fieldset className={styles['form']}>
      <legend className="visually-hidden">What to measure</legend>
      <div className={styles['field']}>
        <span className={styles['label']}>One at a time against</span>
        <Segmented
          label="One at a time against"
          value={sweep ? 'sweep' : 'pair'}
          segments={kinds}
          onChange={(kind) => changeChoice({ sweep: kind === 'sweep' })}
        />
      </div>
      {sweep ? (
        <div className={styles['field']}>
          <span className={styles['label']}>At once</span>
          <span className={styles['levels']}>{options.levels.slice(1).join(', ')}</span>
        </div>
      ) : (
        <NumberStepper
          label="At once"
          lessLabel="Fewer at once"
          moreLabel="More at once"
          value={concurrency}
          min={2}
          max={concurrencyRange.max}
          onChange={(value) => changeChoice({ concurrency: value })}
        />
      )}
      <NumberStepper
        label="Rounds"
        lessLabel="Fewer rounds"
        moreLabel="More rounds"
        value={rounds}
        min={roundsRange.min}
        max={roundsRange.max}
        onChange={(value) => changeChoice({ rounds: value })}
      />
      <NumberStepper
        label={`Images, of ${cost.ofImages}`}
        lessLabel="Fewer images"
        moreLabel="More images"
        value={cost.images}
        min={2}
        max={cost.ofImages}
        onChange={(value) => changeChoice({ images: value })}
      />
      <div className={styles['start']}>
        <p id={costId} className={styles['cost']}>
          {costWords(cost)}
        </p>
        <Button look={isAgain ? 'plain' : 'primary'} aria-describedby={costId} onClick={() => void measure(options)}>
          <Timer size={15} aria-hidden="true" />
          {isAgain ? 'Measure again' : 'Measure'}
        </Button>
      </div>
    </fieldset>
  );
}
