import type { ReactNode } from 'react';
import field from '../../ui/field.module.css';
import { Segmented } from '../../ui/segmented.tsx';
import styles from './fields.module.css';

interface PickProps<T extends string> {
  label: string;
  value: T;
  choices: readonly { value: T; label: string }[];
  hint?: string;
  onChange: (value: T) => void;
  /** What the choice asks for beside it. */
  children?: ReactNode;
}

/** One out of a few with its label, and below it what the choice means. */
export function Pick<T extends string>({ label, value, choices, hint, onChange, children }: PickProps<T>): ReactNode {
  return (
    <div className={styles['pick']}>
      <span className={field['label']} aria-hidden="true">
        {label}
      </span>
      <Segmented label={label} value={value} segments={choices} onChange={onChange} />
      {children !== undefined && <div className={styles['wide']}>{children}</div>}
      {hint !== undefined && <p className={field['hint']}>{hint}</p>}
    </div>
  );
}
