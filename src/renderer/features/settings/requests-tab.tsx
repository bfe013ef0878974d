import type { ReactNode } from 'react';
import { useMessages } from '../../stores/language-store.ts';
import { FileRow } from '../options/file-row.tsx';
import type { TabProps } from '../options/form-dialog.tsx';
import parts from '../options/parts.module.css';
import { RequestsTab } from '../options/requests-tab.tsx';
import type { SettingsForm } from './settings-form.ts';

/** Who asks for the images, which way, and whom to trust. */
export function AllRequestsTab(props: TabProps<SettingsForm>): ReactNode {
  const texts = useMessages().options;
  return (
    <div className={parts['fields']}>
      <RequestsTab {...props} />
      <FileRow kind="certificates" label={texts.certificates} none={texts.none} hint={texts.certificatesHint} />
    </div>
  );
}
