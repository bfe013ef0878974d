import { Toggle } from '@base-ui/react/toggle';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { autoCeiling, concurrencyRange, type Limits, usualConcurrency } from '../../../shared/batch.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useMessages } from '../../stores/language-store.ts';
import { changeLimits, useSettingsStore } from '../../stores/settings-store.ts';
import { Choice } from '../../ui/choice.tsx';
import { NumberStepper } from '../../ui/number-stepper.tsx';
import styles from './limits-fields.module.css';

const setConcurrency = (concurrency: number): void => changeLimits({ concurrency, auto: false });

/** How many downloads run at once, for the lists to come. */
export function ConcurrencyField({ describedBy }: { describedBy?: string }): ReactNode {
  const { concurrency, auto = false } = useSettingsStore(({ limits }) => limits);
  return (
    <AtOnce
      auto={auto}
      value={auto ? null : concurrency}
      onChange={setConcurrency}
      onAuto={(isAuto) => setAuto(isAuto, usualConcurrency)}
      {...(describedBy === undefined ? {} : { describedBy })}
    />
  );
}

/** The same for the batch that runs; the change counts at once. With Auto the number is what has been found so far. */
export function LiveConcurrencyField(): ReactNode {
  const auto = useBatchStore(({ mirror }) => mirror?.limits.auto ?? false);
  const found = useBatchStore(({ mirror }) => mirror?.auto?.limit ?? null);
  const fixed = useBatchStore(({ mirror }) => mirror?.limits.concurrency ?? 1);
  // The number last asked for, until the batch confirms it: those it passes on the way there are old news.
  const [asked, setAsked] = useState<number | null>(null);
  // What is found must not change under the hands of somebody who types.
  const [held, setHeld] = useState<number | null>(null);
  const inForce = auto ? (held ?? found ?? fixed) : fixed;
  if (asked === fixed && !auto) setAsked(null);
  return (
    <div onFocus={() => setHeld(found)} onBlur={() => setHeld(null)}>
      <AtOnce
        auto={auto}
        value={asked ?? inForce}
        onChange={(value) => {
          setAsked(value);
          setConcurrency(value);
        }}
        onAuto={(isAuto) => {
          setAsked(null);
          setAuto(isAuto, inForce);
        }}
      />
    </div>
  );
}

/** @param concurrency the number where it is not to be found automatically any more */
function setAuto(isAuto: boolean, concurrency: number): void {
  changeLimits(limitsWithAuto(isAuto, concurrency));
}

/** @param concurrency the number where it is not to be found automatically any more */
export const limitsWithAuto = (isAuto: boolean, concurrency: number = usualConcurrency): Omit<Limits, 'perHost'> =>
  isAuto ? { concurrency: autoCeiling, auto: true } : { concurrency, auto: false };

interface AtOnceProps {
  auto: boolean;
  value: number | null;
  onChange: (value: number) => void;
  onAuto: (isAuto: boolean) => void;
  describedBy?: string;
}

/** A number, or Auto: then none is asked of the person, and one that is given ends it. */
export function AtOnce({ auto, onAuto, ...props }: AtOnceProps): ReactNode {
  const texts = useMessages().limits;
  const { min, max } = concurrencyRange;
  return (
    <NumberStepper
      label={texts.atOnce}
      lessLabel={texts.oneFewer}
      moreLabel={texts.oneMore}
      min={min}
      max={max}
      usual={usualConcurrency}
      isFound={auto}
      placeholder={`≤ ${autoCeiling}`}
      lead={
        <Toggle className={styles['auto']} pressed={auto} onPressedChange={onAuto}>
          {texts.auto}
        </Toggle>
      }
      {...props}
    />
  );
}

const offered = [1, 2, 3, 4, 6, 8, 12, 16, 32];
const noLimit = 'none';
const setPerHost = (perHost: number | null): void => changeLimits({ perHost });

interface PerHostProps {
  perHost: number | null;
  onChange?: (perHost: number | null) => void;
}

/** How many of them may go to the same host, for the lists to come. */
export function PerHostField(): ReactNode {
  return <PerHostChoice perHost={useSettingsStore(({ limits }) => limits.perHost)} />;
}

/** The same for the batch that runs; the change counts at once. */
export function LivePerHostField(): ReactNode {
  return <PerHostChoice perHost={useBatchStore(({ mirror }) => mirror?.limits.perHost ?? null)} />;
}

/** @param onChange null for no limit */
export function PerHostChoice({ perHost, onChange = setPerHost }: PerHostProps): ReactNode {
  const texts = useMessages().limits;
  const numbers = perHost === null || offered.includes(perHost) ? offered : [...offered, perHost].sort((a, b) => a - b);
  return (
    <Choice
      label={texts.perHost}
      value={perHost === null ? noLimit : String(perHost)}
      choices={[
        { value: noLimit, label: texts.noLimit },
        ...numbers.map((number) => ({ value: String(number), label: String(number) })),
      ]}
      onChange={(value) => onChange(value === noLimit ? null : Number(value))}
    />
  );
}
