import type { ReactNode } from 'react';
import { useMessages } from '../../stores/language-store.ts';
import { TextField } from '../../ui/text-field.tsx';
import { AtOnce, limitsWithAuto, PerHostChoice } from '../limits/limits-fields.tsx';
import type { TabProps } from '../form-dialog/form-dialog.tsx';
import fields from '../form-dialog/fields.module.css';
import { Pick } from '../form-dialog/pick.tsx';
import { PatienceFields, RatePerHostField } from '../options/speed-tab.tsx';
import { ScheduleFields } from './schedule-fields.tsx';
import type { SettingsForm } from './settings-form.ts';
import styles from './settings.module.css';

/** How many downloads run at once, how fast all of them may be and when, and how long servers are waited for. */
export function AllSpeedTab(props: TabProps<SettingsForm>): ReactNode {
  const { form, errors, change, leave } = props;
  const texts = useMessages().settings;
  const { concurrency, auto = false, perHost } = form.limits;
  return (
    <div className={fields['fields']}>
      <div className={styles['line']}>
        <AtOnce
          auto={auto}
          value={auto ? null : concurrency}
          onChange={(next) => change({ limits: { concurrency: next, perHost, auto: false } })}
          onAuto={(isAuto) => change({ limits: { perHost, ...limitsWithAuto(isAuto) } })}
        />
        <PerHostChoice perHost={perHost} onChange={(next) => change({ limits: { ...form.limits, perHost: next } })} />
      </div>
      <div className={fields['pair']}>
        <Pick
          label={texts.usual}
          value={form.usual}
          choices={[
            { value: 'full', label: texts.usualFull },
            { value: 'limit', label: texts.usualLimit },
          ]}
          hint={texts.usualHint}
          onChange={(usual) => change({ usual })}
        />
        {form.usual === 'limit' && (
          <TextField
            label={texts.rate}
            value={form.usualRate}
            placeholder="500 kB"
            error={errors.usualRate}
            hint={texts.rateHint}
            onChange={(usualRate) => change({ usualRate })}
            onBlur={() => leave('usualRate')}
          />
        )}
      </div>
      <ScheduleFields {...props} />
      <RatePerHostField {...props} />
      <PatienceFields {...props} />
    </div>
  );
}
