import type { ReactNode } from 'react';
import { TextField } from '../../ui/text-field.tsx';
import { NameField } from './name-field.tsx';
import type { TabProps } from './options-dialog.tsx';
import styles from './parts.module.css';
import { Pick } from './pick.tsx';

const conflictHints = {
  rename: 'The new image gets the next free number: photo (1).jpg.',
  skip: 'The file stays, and the image is not downloaded.',
  overwrite: 'The new image takes the place of the file. Images that were saved before are downloaded again.',
};

/** How files are named, and which are saved. */
export function FilesTab(props: TabProps): ReactNode {
  const { form, errors, change, leave } = props;
  return (
    <div className={styles['fields']}>
      <NameField {...props} />
      <div className={styles['pair']}>
        <Pick
          label="If a file of that name is there"
          value={form.onConflict}
          choices={[
            { value: 'rename', label: 'Number the new one' },
            { value: 'skip', label: 'Skip' },
            { value: 'overwrite', label: 'Replace it' },
          ]}
          hint={conflictHints[form.onConflict]}
          onChange={(onConflict) => change({ onConflict })}
        />
        <TextField
          label="Largest file"
          value={form.maxSize}
          placeholder="4 GB"
          error={errors.maxSize}
          hint="Larger ones are not saved: a server that never stops sending would fill the disk."
          onChange={(maxSize) => change({ maxSize })}
          onBlur={() => leave('maxSize')}
        />
      </div>
    </div>
  );
}
