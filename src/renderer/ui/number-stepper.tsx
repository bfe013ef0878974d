import { NumberField } from '@base-ui/react/number-field';
import { Minus, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useId } from 'react';
import field from './field.module.css';
import styles from './number-stepper.module.css';

interface NumberStepperProps {
  label: string;
  /** Names of the two buttons. */
  lessLabel: string;
  moreLabel: string;
  /** Null for none yet. */
  value: number | null;
  min: number;
  max: number;
  onChange: (value: number) => void;
  describedBy?: string;
  /** What a first step goes to where there is no number yet; `min` if it is not given. */
  usual?: number;
  /** Stands before the number, within the same frame. */
  lead?: ReactNode;
  /** The number is not the person's own. */
  isFound?: boolean;
  /** What stands there while there is no number. */
  placeholder?: string;
}

/** A whole number with a button on either side; arrow keys step by 1, with Shift by 8. */
export function NumberStepper(props: NumberStepperProps): ReactNode {
  const {
    label,
    lessLabel,
    moreLabel,
    value,
    min,
    max,
    onChange,
    describedBy,
    usual = min,
    lead,
    isFound,
    placeholder,
  } = props;
  const id = useId();
  return (
    <NumberField.Root
      id={id}
      className={field['root']}
      value={value}
      min={min}
      max={max}
      largeStep={8}
      format={{ maximumFractionDigits: 0 }}
      onValueChange={(next, { reason }) => {
        // The field may be empty for a moment while someone types.
        if (next === null) return;
        const isStep = reason === 'increment-press' || reason === 'decrement-press' || reason === 'keyboard';
        onChange(value === null && isStep ? usual : Math.round(next));
      }}
    >
      <label htmlFor={id} className={field['label']}>
        {label}
      </label>
      <NumberField.Group
        className={styles['group']}
        data-found={isFound === true ? '' : undefined}
        data-lead={lead === undefined ? undefined : ''}
      >
        {lead}
        <NumberField.Decrement className={styles['step']} aria-label={lessLabel}>
          <Minus size={14} aria-hidden="true" />
        </NumberField.Decrement>
        <NumberField.Input
          className={styles['input']}
          placeholder={placeholder}
          aria-describedby={describedBy}
          onChange={({ currentTarget }) => {
            // Before the field takes it in, which would show the number until it is left.
            if (Number(currentTarget.value) > max) currentTarget.value = String(max);
          }}
        />
        <NumberField.Increment className={styles['step']} aria-label={moreLabel}>
          <Plus size={14} aria-hidden="true" />
        </NumberField.Increment>
      </NumberField.Group>
    </NumberField.Root>
  );
}
