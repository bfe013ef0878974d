import type { ReactNode } from 'react';
import { useState } from 'react';
import { concurrencyRange } from '../../../shared/batch.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { changeLimits, useSettingsStore } from '../../stores/settings-store.ts';
import { Choice } from '../../ui/choice.tsx';
import { NumberStepper } from '../../ui/number-stepper.tsx';

/** How many downloads run at once, for the lists to come. */
export function ConcurrencyField({ describedBy }: { describedBy?: string }): ReactNode {
  const concurrency = useSettingsStore(({ limits }) => limits.concurrency);
  return (
    <Stepper
      value={concurrency}
      onChange={(value) => changeLimits({ concurrency: value })}
      {...(describedBy === undefined ? {} : { describedBy })}
    />
  );
}

/** The same for the batch that runs; the change counts at once. */
export function LiveConcurrencyField(): ReactNode {
  const inForce = useBatchStore(({ mirror }) => mirror?.limits.concurrency ?? 1);
  // The number last asked for, until the batch confirms it: those it passes on the way there are old news.
  const [asked, setAsked] = useState<number | null>(null);
  if (asked === inForce) setAsked(null);
  return (
    <Stepper
      value={asked ?? inForce}
      onChange={(value) => {
        setAsked(value);
        changeLimits({ concurrency: value });
      }}
    />
  );
}

interface StepperProps {
  value: number;
  onChange: (value: number) => void;
  describedBy?: string;
}

function Stepper(props: StepperProps): ReactNode {
  const { min, max } = concurrencyRange;
  return <NumberStepper label="At once" lessLabel="One fewer" moreLabel="One more" min={min} max={max} {...props} />;
}

const offered = [1, 2, 3, 4, 6, 8, 12, 16, 32];
const noLimit = 'none';

/** How many of them may go to the same host, for the lists to come. */
export function PerHostField(): ReactNode {
  return <PerHostChoice perHost={useSettingsStore(({ limits }) => limits.perHost)} />;
}

/** The same for the batch that runs; the change counts at once. */
export function LivePerHostField(): ReactNode {
  return <PerHostChoice perHost={useBatchStore(({ mirror }) => mirror?.limits.perHost ?? null)} />;
}

function PerHostChoice({ perHost }: { perHost: number | null }): ReactNode {
  const numbers = perHost === null || offered.includes(perHost) ? offered : [...offered, perHost].sort((a, b) => a - b);
  return (
    <Choice
      label="Per host"
      value={perHost === null ? noLimit : String(perHost)}
      choices={[
        { value: noLimit, label: 'No limit' },
        ...numbers.map((number) => ({ value: String(number), label: String(number) })),
      ]}
      onChange={(value) => changeLimits({ perHost: value === noLimit ? null : Number(value) })}
    />
  );
}
