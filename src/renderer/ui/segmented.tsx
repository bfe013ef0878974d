import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup } from '@base-ui/react/toggle-group';
import type { ReactNode } from 'react';
import styles from './segmented.module.css';

interface SegmentedProps<T extends string> {
  label: string;
  /** Null for none of them. */
  value: T | null;
  segments: readonly { value: T; label: string; count?: ReactNode }[];
  onChange: (value: T) => void;
}

/** One out of a few, all in sight. */
export function Segmented<T extends string>({ label, value, segments, onChange }: SegmentedProps<T>): ReactNode {
  return (
    <ToggleGroup<T>
      aria-label={label}
      className={styles['group']}
      value={value === null ? [] : [value]}
      onValueChange={([next]) => {
        // Pressing the pressed one would leave none.
        if (next !== undefined) onChange(next);
      }}
    >
      {segments.map((segment) => (
        <Toggle<T> key={segment.value} value={segment.value} className={styles['segment']}>
          {segment.label}
          {segment.count !== undefined && <span className={styles['count']}> {segment.count}</span>}
        </Toggle>
      ))}
    </ToggleGroup>
  );
}
