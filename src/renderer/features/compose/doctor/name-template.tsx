import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import { parseTemplate } from '../../../../shared/file-names/template.ts';
import { useMessages } from '../../../stores/language-store.ts';
import { listOptions, setListOptions, useListOptions } from '../../../stores/options-store.ts';
import { TemplateField } from '../../options/template-field.tsx';
import styles from './images-tab.module.css';

const typingPauseMs = 200;

/** The template of the names: what is written counts as soon as it can be read. */
export function NameTemplate(): ReactNode {
  const { compose } = useMessages();
  const { nameTemplate } = useListOptions();
  const [text, setText] = useState(nameTemplate);
  /** What was kept last, to tell a change made elsewhere from our own. */
  const kept = useRef(nameTemplate);
  const template = text.trim();
  const parsed = template === '' ? null : parseTemplate(template);
  const error = parsed !== null && 'error' in parsed ? parsed.error.message : undefined;

  useEffect(() => {
    if (nameTemplate === kept.current) return;
    kept.current = nameTemplate;
    setText(nameTemplate);
  }, [nameTemplate]);
  useEffect(() => {
    if (error !== undefined || template === kept.current) return undefined;
    const timer = setTimeout(() => {
      kept.current = template;
      void setListOptions({ ...listOptions(), nameTemplate: template });
    }, typingPauseMs);
    return () => clearTimeout(timer);
  }, [template, error]);

  return (
    <div className={styles['template']}>
      <TemplateField
        label={compose.doctor.template}
        insertLabel={compose.doctor.insert}
        value={text}
        error={error}
        onChange={setText}
      />
    </div>
  );
}
