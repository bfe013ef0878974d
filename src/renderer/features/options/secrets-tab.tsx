import type { ReactNode } from 'react';
import { useMessages } from '../../stores/language-store.ts';
import { TextField } from '../../ui/text-field.tsx';
import { FileRow } from './file-row.tsx';
import type { TabProps } from '../form-dialog/form-dialog.tsx';
import type { OptionsForm } from './options-form.ts';
import fields from '../form-dialog/fields.module.css';

const example = `Accept-Language: de

[cdn.example]
Authorization: Bearer 123

[*.shop.example]
Referer: self`;

/** What may be secret, and is for one list. */
export function SecretsTab({ form, errors, change, leave }: TabProps<OptionsForm>): ReactNode {
  const texts = useMessages().options;
  return (
    <div className={fields['fields']}>
      <p className={fields['note']}>
        <strong>{texts.nextListOnly}</strong> {texts.nextListOnlyMore}
      </p>
      <TextField
        label={texts.headers}
        value={form.headers}
        placeholder={example}
        rows={9}
        mono
        error={errors.headers}
        hint={texts.headersHint}
        onChange={(headers) => change({ headers })}
        onBlur={() => leave('headers')}
      />
      <FileRow kind="cookies" label={texts.cookies} none={texts.none} hint={texts.cookiesHint} />
    </div>
  );
}
