import type { ReactNode } from 'react';
import type { DownloadSettings } from '../../../shared/settings.ts';
import { noSecrets } from '../../../shared/options.ts';
import { useMessages } from '../../stores/language-store.ts';
import { currentSecrets, listOptions, setListOptions, setSecrets } from '../../stores/options-store.ts';
import { useSettingsStore } from '../../stores/settings-store.ts';
import { closeDialog, openDialog, useViewStore } from '../../stores/view-store.ts';
import { FilesTab } from './files-tab.tsx';
import { FormDialog, type TabProps } from '../form-dialog/form-dialog.tsx';
import styles from './options.module.css';
import { formOf, type OptionsForm, type OptionsTab, readForm, tabOf } from './options-form.ts';
import { RequestsTab } from './requests-tab.tsx';
import { SecretsTab } from './secrets-tab.tsx';
import { SpeedTab } from './speed-tab.tsx';

const panels: { tab: OptionsTab; Panel: (props: TabProps<OptionsForm>) => ReactNode }[] = [
  { tab: 'files', Panel: FilesTab },
  { tab: 'requests', Panel: RequestsTab },
  { tab: 'secrets', Panel: SecretsTab },
  { tab: 'speed', Panel: SpeedTab },
];

const settingsOfAll = (): DownloadSettings => useSettingsStore.getState().download;

/** How the list being put together is downloaded, where that is otherwise than the settings say. */
export function OptionsDialog(): ReactNode {
  const open = useViewStore((view) => view.dialog?.kind === 'options');
  const { options, settings: texts } = useMessages();
  return (
    <FormDialog<OptionsForm, OptionsTab>
      open={open}
      title={options.options}
      note={
        <>
          {texts.optionsNote}
          <button type="button" className={styles['link']} onClick={() => openDialog({ kind: 'settings' })}>
            {texts.toSettings}
          </button>
        </>
      }
      tabs={panels.map((each) => ({ ...each, label: options.tabs[each.tab] }))}
      firstTab="files"
      tabOf={tabOf}
      initial={() => formOf(listOptions(), currentSecrets())}
      reset={{ label: texts.backToSettings, form: () => formOf(settingsOfAll(), noSecrets) }}
      errorsOf={(form) => readForm(form).errors}
      onKeep={(form) => {
        const { download, secrets } = readForm(form);
        setSecrets(secrets);
        void setListOptions(download);
        closeDialog();
      }}
    />
  );
}
