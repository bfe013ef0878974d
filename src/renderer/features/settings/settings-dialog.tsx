import type { ReactNode } from 'react';
import { defaultSettings } from '../../../shared/settings.ts';
import { noSecrets } from '../../../shared/options.ts';
import { currentFormat, currentMessages, useMessages } from '../../stores/language-store.ts';
import { currentSecrets, setSecrets } from '../../stores/options-store.ts';
import { changeSettings, useSettingsStore } from '../../stores/settings-store.ts';
import { closeDialog, useViewStore } from '../../stores/view-store.ts';
import { FormDialog } from '../form-dialog/form-dialog.tsx';
import { GeneralTab } from './general-tab.tsx';
import { AllRequestsTab } from './requests-tab.tsx';
import { SavingTab } from './saving-tab.tsx';
import {
  readSettingsForm,
  type SettingsForm,
  settingsFormOf,
  type SettingsReading,
  type SettingsTab,
  settingsTabOf,
} from './settings-form.ts';
import { AllSpeedTab } from './speed-tab.tsx';

const read = (form: SettingsForm): SettingsReading =>
  readSettingsForm(form, { texts: currentMessages().settings, format: currentFormat() });

/** What holds for Shoal and for all lists to come. */
export function SettingsDialog(): ReactNode {
  const open = useViewStore((view) => view.dialog?.kind === 'settings');
  const tab = useViewStore(({ dialog }) => (dialog?.kind === 'settings' ? dialog.tab : undefined));
  const texts = useMessages().settings;
  return (
    <FormDialog<SettingsForm, SettingsTab>
      open={open}
      title={texts.title}
      note={texts.note}
      tabs={[
        { tab: 'general', label: texts.tabs.general, Panel: GeneralTab },
        { tab: 'saving', label: texts.tabs.saving, Panel: SavingTab },
        { tab: 'requests', label: texts.tabs.requests, Panel: AllRequestsTab },
        { tab: 'speed', label: texts.tabs.speed, Panel: AllSpeedTab },
      ]}
      firstTab={tab ?? 'general'}
      tabOf={settingsTabOf}
      initial={() => settingsFormOf(useSettingsStore.getState(), currentSecrets())}
      reset={{ label: texts.backToDefaults, form: () => settingsFormOf(defaultSettings, noSecrets) }}
      errorsOf={(form) => read(form).errors}
      onKeep={(form) => {
        const { settings, secrets } = read(form);
        setSecrets({ ...currentSecrets(), proxyLogin: secrets.proxyLogin });
        void changeSettings(settings);
        closeDialog();
      }}
    />
  );
}
