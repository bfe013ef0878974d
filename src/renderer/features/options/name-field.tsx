import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import { parseTemplate } from '../../../shared/file-names/template.ts';
import { formatCount } from '../../../shared/format.ts';
import { command } from '../../ipc-client.ts';
import { useDraftStore } from '../../stores/draft-store.ts';
import { TextField } from '../../ui/text-field.tsx';
import type { TabProps } from './options-dialog.tsx';
import styles from './parts.module.css';

const usual = '{folder}/{name}';
const offered = ['{name}', '{stem}', '{index:04}', '{host}', '{folder}', '{date}', '{line}', '{ext}', '/'];

/** The template of the names, and what the first ones of the list come to with it. */
export function NameField({ form: { nameTemplate }, errors, change, leave }: TabProps): ReactNode {
  const field = useRef<HTMLInputElement>(null);
  const insert = (text: string): void => {
    const input = field.current;
    if (input === null) return;
    const [start, end] = [input.selectionStart ?? nameTemplate.length, input.selectionEnd ?? nameTemplate.length];
    change({ nameTemplate: nameTemplate.slice(0, start) + text + nameTemplate.slice(end) });
    requestAnimationFrame(() => {
      input.focus();
      input.setSelectionRange(start + text.length, start + text.length);
    });
  };
  return (
    <div>
      <TextField
        label="File names"
        value={nameTemplate}
        placeholder={usual}
        mono
        fieldRef={field}
        error={errors.nameTemplate}
        hint="Fields in braces, / between folders. The extension follows the image itself."
        onChange={(text) => change({ nameTemplate: text })}
        onBlur={() => leave('nameTemplate')}
      />
      <fieldset className={styles['chips']}>
        <legend className="visually-hidden">Put into the name</legend>
        {offered.map((text) => (
          <button key={text} type="button" className={styles['chip']} onClick={() => insert(text)}>
            {text}
          </button>
        ))}
      </fieldset>
      <FirstNames template={nameTemplate.trim()} isTold={errors.nameTemplate !== undefined} />
    </div>
  );
}

/** @param isTold whether a mistake of the template stands beside its field already */
function FirstNames({ template, isTold }: { template: string; isTold: boolean }): ReactNode {
  const rows = useDraftStore(({ summary }) => summary.rows);
  const parsed = template === '' ? null : parseTemplate(template);
  const mistake = parsed !== null && 'error' in parsed ? parsed.error.message : null;
  const names = useNames(template, mistake === null && rows > 0);
  return (
    <div className={styles['names']} aria-live="polite">
      {mistake !== null && <p className={styles['none']}>{isTold ? 'No names yet.' : mistake}</p>}
      {mistake === null && rows === 0 && <p className={styles['none']}>With a list, its first names stand here.</p>}
      {mistake === null && rows > 0 && (
        <>
          <ol aria-label="First names">
            {names.map((name) => (
              <li key={name} title={name}>
                {name}
              </li>
            ))}
          </ol>
          {rows > names.length && names.length > 0 && (
            <p className={styles['none']}>and {formatCount(rows - names.length)} more</p>
          )}
        </>
      )}
    </div>
  );
}

/** Asks main, which has the whole list; names that were overtaken are dropped. */
function useNames(template: string, isWanted: boolean): readonly string[] {
  const [names, setNames] = useState<readonly string[]>([]);
  useEffect(() => {
    if (!isWanted) return undefined;
    let isLatest = true;
    command((shoal) => shoal.optionsPreviewNames({ template })).then(
      (found) => {
        if (isLatest) setNames(found);
      },
      () => undefined, // the names that were shown stay
    );
    return () => {
      isLatest = false;
    };
  }, [template, isWanted]);
  return names;
}
