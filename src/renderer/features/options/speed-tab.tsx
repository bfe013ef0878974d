import type { ReactNode } from 'react';
import { retriesRange, timeoutRange } from '../../../shared/settings.ts';
import { NumberStepper } from '../../ui/number-stepper.tsx';
import { useMessages } from '../../stores/language-store.ts';
import { TextField } from '../../ui/text-field.tsx';
import type { TabProps } from '../form-dialog/form-dialog.tsx';
import type { OptionsForm } from './options-form.ts';
import fields from '../form-dialog/fields.module.css';
import field from '../../ui/field.module.css';

/** How much of the line this list uses, and how long a server is waited for. */
export function SpeedTab(props: TabProps<OptionsForm>): ReactNode {
  const texts = useMessages().options;
  const { form, errors, change, leave } = props;
  return (
    <div className={fields['fields']}>
      <div className={fields['pair']}>
        <TextField
          label={texts.rate}
          value={form.rate}
          placeholder={texts.noLimit}
          error={errors.rate}
          hint={texts.rateHint}
          onChange={(rate) => change({ rate })}
          onBlur={() => leave('rate')}
        />
        <RatePerHostField {...props} />
      </div>
      <PatienceFields {...props} />
    </div>
  );
}

export function RatePerHostField({ form, errors, change, leave }: TabProps<OptionsForm>): ReactNode {
  const texts = useMessages().options;
  return (
    <TextField
      label={texts.ratePerHost}
      value={form.ratePerHost}
      placeholder={texts.noLimit}
      error={errors.ratePerHost}
      hint={texts.ratePerHostHint}
      onChange={(ratePerHost) => change({ ratePerHost })}
      onBlur={() => leave('ratePerHost')}
    />
  );
}

/** How often an image is tried, and how long a silent server is waited for. */
export function PatienceFields({ form, change }: TabProps<OptionsForm>): ReactNode {
  const texts = useMessages().options;
  return (
    <div className={fields['pair']}>
      <div className={fields['pick']}>
        <NumberStepper
          label={texts.retries}
          lessLabel={texts.retryFewer}
          moreLabel={texts.retryMore}
          value={form.retries}
          {...retriesRange}
          describedBy="retries-hint"
          onChange={(retries) => change({ retries })}
        />
        <p id="retries-hint" className={field['hint']}>
          {texts.retriesHint}
        </p>
      </div>
      <div className={fields['pick']}>
        <NumberStepper
          label={texts.silence}
          lessLabel={texts.secondLess}
          moreLabel={texts.secondMore}
          value={form.timeoutSeconds}
          {...timeoutRange}
          describedBy="timeout-hint"
          onChange={(timeoutSeconds) => change({ timeoutSeconds })}
        />
        <p id="timeout-hint" className={field['hint']}>
          {texts.silenceHint}
        </p>
      </div>
    </div>
  );
}
