import type { ReactNode } from 'react';
import { concurrencyRange } from '../../../shared/batch.ts';
import { changeLimits, useSettingsStore } from '../../stores/settings-store.ts';
import { Choice } from '../../ui/choice.tsx';
import { NumberStepper } from '../../ui/number-stepper.tsx';

/** How many downloads run at once. The change counts at once, also while a batch runs. */
export function ConcurrencyField({ describedBy }: { describedBy?: string }): ReactNode {
  const concurrency = useSettingsStore(({ limits }) => limits.concurrency);
  return (
    <NumberStepper
      label="At once"
      lessLabel="One fewer"
      moreLabel="One more"
      value={concurrency}
      min={concurrencyRange.min}
      max={concurrencyRange.max}
      onChange={(value) => changeLimits({ concurrency: value })}
      {...(describedBy === undefined ? {} : { describedBy })}
    />
  );
}

const offered = [1, 2, 3, 4, 6, 8, 12, 16, 32];
const noLimit = 'none';

/** How many of them may go to the same host. */
export function PerHostField(): ReactNode {
  const perHost = useSettingsStore(({ limits }) => limits.perHost);
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
