import type { ReactNode } from 'react';
import { languageNames, languages } from '../../../shared/language/language.ts';
import { useMessages } from '../../stores/language-store.ts';
import { Switch } from '../../ui/switch.tsx';
import type { TabProps } from '../form-dialog/form-dialog.tsx';
import fields from '../form-dialog/fields.module.css';
import { Pick } from '../form-dialog/pick.tsx';
import type { SettingsForm } from './settings-form.ts';

/** How the app looks and behaves beside its downloads. */
export function GeneralTab({ form, change }: TabProps<SettingsForm>): ReactNode {
  const { settings: texts, theme: themes } = useMessages();
  const isTrayUsed = form.closing === 'tray';
  const closingHint = !form.tray ? texts.closingNeedsTray : isTrayUsed ? texts.closingTrayHint : texts.closingQuitHint;
  return (
    <div className={fields['fields']}>
      <div className={fields['pair']}>
        <Pick
          label={texts.language}
          value={form.language}
          choices={[
            { value: 'system', label: texts.languageSystem },
            ...languages.map((language) => ({ value: language, label: languageNames[language] })),
          ]}
          onChange={(language) => change({ language })}
        />
        <Pick
          label={texts.theme}
          value={form.theme}
          choices={(['system', 'light', 'dark'] as const).map((theme) => ({ value: theme, label: themes[theme] }))}
          onChange={(theme) => change({ theme })}
        />
      </div>
      <Switch
        label={texts.notifies}
        hint={texts.notifiesHint}
        checked={form.notifies}
        onChange={(notifies) => change({ notifies })}
      />
      <Switch
        label={texts.keepsAwake}
        hint={texts.keepsAwakeHint}
        checked={form.keepsAwake}
        onChange={(keepsAwake) => change({ keepsAwake })}
      />
      <Switch
        label={texts.tray}
        hint={texts.trayHint}
        checked={form.tray}
        onChange={(tray) => change(tray ? { tray } : { tray, closing: 'quit' })}
      />
      <Pick
        label={texts.closing}
        value={form.closing}
        choices={[
          { value: 'quit', label: texts.closingQuit },
          { value: 'tray', label: texts.closingTray },
        ]}
        hint={closingHint}
        onChange={(closing) => change(closing === 'tray' ? { closing, tray: true } : { closing })}
      />
    </div>
  );
}
