import { Timer } from 'lucide-react';
import type { ReactNode } from 'react';
import { useId } from 'react';
import type { BatchSummary } from '../../../shared/batch.ts';
import { concurrencyRange } from '../../../shared/batch.ts';
import { roundsRange } from '../../../shared/compare/comparison.ts';
import { costWords } from '../../../shared/compare/words.ts';
import { useMessages } from '../../stores/language-store.ts';
import { Button } from '../../ui/button.tsx';
import field from '../../ui/field.module.css';
import { NumberStepper } from '../../ui/number-stepper.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { measure } from './compare-commands.ts';
import styles from './compare-form.module.css';
import { changeChoice, useCompareStore } from './compare-store.ts';
import { useReadyComparison } from './use-ready-comparison.ts';

type Kind = 'pair' | 'sweep';

const kinds: readonly Kind[] = ['pair', 'sweep'];

/** {form.legend}, and what that costs, before anything is asked for. */
export function CompareForm({ summary, isAgain }: { summary: BatchSummary; isAgain: boolean }): ReactNode {
  const { sweep, rounds } = useCompareStore();
  const { concurrency, options, cost } = useReadyComparison(summary);
  const texts = useMessages().compare;
  const { form } = texts;
  const costId = useId();
  return (
    <fieldset className={styles['form']}>
      <legend className="visually-hidden">{form.legend}</legend>
      <div className={field['root']}>
        <span className={field['label']}>{form.against}</span>
        <Segmented
          label={form.against}
          value={sweep ? 'sweep' : 'pair'}
          segments={kinds.map((kind) => ({ value: kind, label: form[kind] }))}
          onChange={(kind) => changeChoice({ sweep: kind === 'sweep' })}
        />
      </div>
      {sweep ? (
        <div className={field['root']}>
          <span className={field['label']}>{form.atOnce}</span>
          <span className={styles['levels']}>{options.levels.slice(1).join(', ')}</span>
        </div>
      ) : (
        <NumberStepper
          label={form.atOnce}
          lessLabel={form.fewerAtOnce}
          moreLabel={form.moreAtOnce}
          value={concurrency}
          min={2}
          max={concurrencyRange.max}
          onChange={(value) => changeChoice({ concurrency: value })}
        />
      )}
      <NumberStepper
        label={form.rounds}
        lessLabel={form.fewerRounds}
        moreLabel={form.moreRounds}
        value={rounds}
        min={roundsRange.min}
        max={roundsRange.max}
        onChange={(value) => changeChoice({ rounds: value })}
      />
      <NumberStepper
        label={form.imagesOf(cost.ofImages)}
        lessLabel={form.fewerImages}
        moreLabel={form.moreImages}
        value={cost.images}
        min={2}
        max={cost.ofImages}
        onChange={(value) => changeChoice({ images: value })}
      />
      <div className={styles['start']}>
        <p id={costId} className={styles['cost']}>
          {costWords(cost, texts)}
        </p>
        <Button look={isAgain ? 'plain' : 'primary'} aria-describedby={costId} onClick={() => void measure(options)}>
          <Timer size={15} aria-hidden="true" />
          {isAgain ? form.measureAgain : form.measure}
        </Button>
      </div>
    </fieldset>
  );
}
