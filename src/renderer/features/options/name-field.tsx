import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { parseTemplate } from '../../../shared/file-names/template.ts';
import { command } from '../../ipc-client.ts';
import { useDraftStore } from '../../stores/draft-store.ts';
import { useMessages } from '../../stores/language-store.ts';
import { classNames } from '../../ui/class-names.ts';
import sunken from '../../ui/sunken-lines.module.css';
import type { TabProps } from '../form-dialog/form-dialog.tsx';
import type { OptionsForm } from './options-form.ts';
import styles from './options.module.css';
import { TemplateField } from './template-field.tsx';

/** The template of the names, and what the first ones of the list come to with it. */
export function NameField({ form: { nameTemplate }, errors, change, leave }: TabProps<OptionsForm>): ReactNode {
  const texts = useMessages().options;
  return (
    <div>
      <TemplateField
        label={texts.fileNames}
        insertLabel={texts.putIntoName}
        value={nameTemplate}
        error={errors.nameTemplate}
        hint={texts.fileNamesHint}
        onChange={(text) => change({ nameTemplate: text })}
        onBlur={() => leave('nameTemplate')}
      />
      <FirstNames template={nameTemplate.trim()} isTold={errors.nameTemplate !== undefined} />
    </div>
  );
}

/** @param isTold whether a mistake of the template stands beside its field already */
function FirstNames({ template, isTold }: { template: string; isTold: boolean }): ReactNode {
  const texts = useMessages().options;
  const rows = useDraftStore(({ summary }) => summary.rows);
  const parsed = template === '' ? null : parseTemplate(template);
  const mistake = parsed !== null && 'error' in parsed ? texts.wrong.template(parsed.error.message) : null;
  const names = useNames(template, mistake === null && rows > 0);
  return (
    <div className={classNames(sunken['lines'], styles['names'])} aria-live="polite">
      {mistake !== null && <p className={styles['none']}>{isTold ? texts.noNamesYet : mistake}</p>}
      {mistake === null && rows === 0 && <p className={styles['none']}>{texts.namesWithList}</p>}
      {mistake === null && rows > 0 && (
        <>
          <ol aria-label={texts.firstNames}>
            {names.map((name) => (
              <li key={name} title={name}>
                {name}
              </li>
            ))}
          </ol>
          {rows > names.length && names.length > 0 && (
            <p className={styles['none']}>{texts.andMore(rows - names.length)}</p>
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
