import type { ReactNode, Ref } from 'react';
import { useId } from 'react';
import { classNames } from './class-names.ts';
import labelled from './field.module.css';
import styles from './text-field.module.css';

interface TextFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  /** Stands below the field while nothing is wrong with it. */
  hint?: ReactNode;
  /** What is wrong with it, in a sentence; takes the place of the hint. */
  error?: string | undefined;
  placeholder?: string;
  /** Letters of one width: code, names, addresses. */
  mono?: boolean;
  /** Nobody looking over the shoulder can read it. */
  hidden?: boolean;
  /** More than one line. */
  rows?: number;
  fieldRef?: Ref<HTMLInputElement>;
}

/** A text with its label, and below it what it is for or what is wrong with it. */
export function TextField(props: TextFieldProps): ReactNode {
  const { label, value, onChange, onBlur, hint, error, placeholder, mono, hidden, rows, fieldRef } = props;
  const id = useId();
  const below = error ?? hint;
  const field = {
    id,
    value,
    placeholder,
    spellCheck: false,
    autoComplete: 'off',
    'aria-invalid': error !== undefined,
    'aria-describedby': below === undefined ? undefined : `${id}-below`,
    className: classNames(styles['field'], mono === true && styles['mono']),
    onBlur,
  };
  return (
    <div className={classNames(labelled['root'], styles['root'])}>
      <label htmlFor={id} className={labelled['label']}>
        {label}
      </label>
      {rows === undefined ? (
        <input
          {...field}
          ref={fieldRef}
          type={hidden === true ? 'password' : 'text'}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <textarea {...field} rows={rows} onChange={(event) => onChange(event.target.value)} />
      )}
      {below !== undefined && (
        <p id={`${id}-below`} className={error === undefined ? labelled['hint'] : labelled['error']}>
          {below}
        </p>
      )}
    </div>
  );
}
