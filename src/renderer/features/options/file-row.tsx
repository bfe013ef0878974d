import type { ReactNode } from 'react';
import type { OptionFileKind } from '../../../shared/options.ts';
import { useMessages } from '../../stores/language-store.ts';
import { chooseOptionFile, clearOptionFile, useOptionsStore } from '../../stores/options-store.ts';
import { Button } from '../../ui/button.tsx';
import fields from '../form-dialog/fields.module.css';
import field from '../../ui/field.module.css';
import styles from './options.module.css';

interface FileRowProps {
  kind: OptionFileKind;
  label: string;
  none: string;
  hint: string;
}

/** A file that the system's dialog chooses; it counts at once. */
export function FileRow({ kind, label, none, hint }: FileRowProps): ReactNode {
  const texts = useMessages().options;
  const file = useOptionsStore(({ files }) => files[kind]);
  const problem = useOptionsStore(({ fileProblem }) => (fileProblem?.kind === kind ? fileProblem.message : null));
  return (
    <section className={fields['pick']} aria-label={label}>
      <span className={field['label']}>{label}</span>
      <div className={styles['file']}>
        <span className={styles['fileName']}>
          {file === null ? <span>{none}</span> : file.name} {file !== null && <span>· {file.contents}</span>}
        </span>
        {file !== null && (
          <Button look="quiet" onClick={() => void clearOptionFile(kind)}>
            {texts.remove}
          </Button>
        )}
        <Button onClick={() => void chooseOptionFile(kind)}>{texts.choose}</Button>
      </div>
      {problem === null ? (
        <p className={field['hint']}>{hint}</p>
      ) : (
        <p className={field['error']} role="alert">
          {problem}
        </p>
      )}
    </section>
  );
}
