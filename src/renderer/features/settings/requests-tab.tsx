import type { ReactNode } from 'react';
import { useMessages } from '../../stores/language-store.ts';
import { FileRow } from '../options/file-row.tsx';
import type { TabProps } from '../form-dialog/form-dialog.tsx';
import fields from '../form-dialog/fields.module.css';
import { RequestsTab } from '../options/requests-tab.tsx';
import type { SettingsForm } from './settings-form.ts';

/** Who asks for the images, which way, and whom to trust. */
export function AllRequestsTab(props: TabProps<SettingsForm>): ReactNode {
  const texts = useMessages().options;
  return (
    <div className={fields['fields']}>
      <RequestsTab {...props} />
      <FileRow kind="certificates" label={texts.certificates} none={texts.none} hint={texts.certificatesHint} />
    </div>
  );
}
