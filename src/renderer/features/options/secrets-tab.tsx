import type { ReactNode } from 'react';
import { TextField } from '../../ui/text-field.tsx';
import { FileRow } from './file-row.tsx';
import type { TabProps } from './options-dialog.tsx';
import styles from './parts.module.css';

const example = `Accept-Language: de

[cdn.example]
Authorization: Bearer 123

[*.shop.example]
Referer: self`;

/** What may be secret, and is for one list. */
export function SecretsTab({ form, errors, change, leave }: TabProps): ReactNode {
  return (
    <div className={styles['fields']}>
      <p className={styles['note']}>
        <strong>For the next list only.</strong> Not remembered, kept with the list until it is finished, and never
        shown again once it has begun.
      </p>
      <TextField
        label="Headers"
        value={form.headers}
        placeholder={example}
        rows={9}
        mono
        error={errors.headers}
        hint="One a line. Those below [a host] go to that host alone, those below [*.shop.example] to shop.example and all hosts below it."
        onChange={(headers) => change({ headers })}
        onBlur={() => leave('headers')}
      />
      <FileRow
        kind="cookies"
        label="Cookies"
        none="None"
        hint="A cookie file in Netscape's format, as browser extensions and curl write it. Each cookie goes to its own site only."
      />
    </div>
  );
}
