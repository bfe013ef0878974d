import type { ReactNode } from 'react';
import { useMessages } from '../../stores/language-store.ts';
import { TextField } from '../../ui/text-field.tsx';
import { NameField } from './name-field.tsx';
import type { TabProps } from '../form-dialog/form-dialog.tsx';
import type { OptionsForm } from './options-form.ts';
import fields from '../form-dialog/fields.module.css';
import { Pick } from '../form-dialog/pick.tsx';

/** How files are named, and which are saved. */
export function FilesTab(props: TabProps<OptionsForm>): ReactNode {
  const texts = useMessages().options;
  const { form, errors, change, leave } = props;
  return (
    <div className={fields['fields']}>
      <NameField {...props} />
      <div className={fields['pair']}>
        <Pick
          label={texts.conflict}
          value={form.onConflict}
          choices={[
            { value: 'rename', label: texts.conflicts.rename },
            { value: 'skip', label: texts.conflicts.skip },
            { value: 'overwrite', label: texts.conflicts.overwrite },
          ]}
          hint={texts.conflictHints[form.onConflict]}
          onChange={(onConflict) => change({ onConflict })}
        />
        <TextField
          label={texts.largestFile}
          value={form.maxSize}
          placeholder="4 GB"
          error={errors.maxSize}
          hint={texts.largestFileHint}
          onChange={(maxSize) => change({ maxSize })}
          onBlur={() => leave('maxSize')}
        />
      </div>
    </div>
  );
}
