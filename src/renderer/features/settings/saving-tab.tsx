import type { ReactNode } from 'react';
import { useMessages } from '../../stores/language-store.ts';
import { attempt } from '../../ipc-client.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showNotice } from '../../ui/toasts.ts';
import { FolderField } from '../folder/folder-field.tsx';
import { FilesTab } from '../options/files-tab.tsx';
import type { TabProps } from '../form-dialog/form-dialog.tsx';
import fields from '../form-dialog/fields.module.css';
import type { SettingsForm } from './settings-form.ts';
import styles from './settings.module.css';

/** Where images go and under which names, and how much room thumbnails may take. */
export function SavingTab(props: TabProps<SettingsForm>): ReactNode {
  const { form, errors, change, leave } = props;
  const texts = useMessages().settings;
  return (
    <div className={fields['fields']}>
      <FolderField />
      <FilesTab {...props} />
      <div className={styles['withButton']}>
        <TextField
          label={texts.cache}
          value={form.cacheSize}
          placeholder="1 GB"
          error={errors.cacheSize}
          hint={texts.cacheHint}
          onChange={(cacheSize) => change({ cacheSize })}
          onBlur={() => leave('cacheSize')}
        />
        <Button onClick={() => void clearThumbnails(texts.cacheNotCleared, texts.cacheCleared)}>
          {texts.cacheClear}
        </Button>
      </div>
    </div>
  );
}

async function clearThumbnails(failed: string, done: string): Promise<void> {
  const cleared = await attempt(failed, (shoal) => shoal.thumbnailsClear());
  if (cleared !== undefined) showNotice(done);
}
