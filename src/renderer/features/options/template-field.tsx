import type { ReactNode } from 'react';
import { useRef } from 'react';
import { TextField } from '../../ui/text-field.tsx';
import styles from './options.module.css';

const usual = '{folder}/{name}';
const offered = ['{name}', '{stem}', '{index:04}', '{host}', '{folder}', '{date}', '{line}', '{ext}', '/'];

interface TemplateFieldProps {
  label: string;
  /** Names the group of what can be put in. */
  insertLabel: string;
  value: string;
  hint?: string;
  error?: string | undefined;
  onChange: (template: string) => void;
  onBlur?: () => void;
}

/** The template of the names, with what can be put into it. */
export function TemplateField({
  label,
  insertLabel,
  value,
  hint,
  error,
  onChange,
  onBlur,
}: TemplateFieldProps): ReactNode {
  const field = useRef<HTMLInputElement>(null);
  const insert = (text: string): void => {
    const input = field.current;
    if (input === null) return;
    const [start, end] = [input.selectionStart ?? value.length, input.selectionEnd ?? value.length];
    onChange(value.slice(0, start) + text + value.slice(end));
    requestAnimationFrame(() => {
      input.focus();
      input.setSelectionRange(start + text.length, start + text.length);
    });
  };
  return (
    <>
      <TextField
        label={label}
        value={value}
        placeholder={usual}
        mono
        fieldRef={field}
        error={error}
        hint={hint}
        onChange={onChange}
        onBlur={onBlur}
      />
      <fieldset className={styles['chips']}>
        <legend className="visually-hidden">{insertLabel}</legend>
        {offered.map((text) => (
          <button key={text} type="button" className={styles['chip']} onClick={() => insert(text)}>
            {text}
          </button>
        ))}
      </fieldset>
    </>
  );
}
