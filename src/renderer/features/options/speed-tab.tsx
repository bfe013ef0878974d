import type { ReactNode } from 'react';
import { retriesRange, timeoutRange } from '../../../shared/settings.ts';
import { NumberStepper } from '../../ui/number-stepper.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { TabProps } from './options-dialog.tsx';
import styles from './parts.module.css';

/** How much of the line is used, and how long a server is waited for. */
export function SpeedTab({ form, errors, change, leave }: TabProps): ReactNode {
  return (
    <div className={styles['fields']}>
      <div className={styles['pair']}>
        <TextField
          label="Speed limit for all together"
          value={form.rate}
          placeholder="No limit"
          error={errors.rate}
          hint="Bytes per second, such as 500 kB or 2 MB."
          onChange={(rate) => change({ rate })}
          onBlur={() => leave('rate')}
        />
        <TextField
          label="Speed limit for each host"
          value={form.ratePerHost}
          placeholder="No limit"
          error={errors.ratePerHost}
          hint="Beside the one for all."
          onChange={(ratePerHost) => change({ ratePerHost })}
          onBlur={() => leave('ratePerHost')}
        />
      </div>
      <div className={styles['pair']}>
        <div className={styles['pick']}>
          <NumberStepper
            label="Retries"
            lessLabel="One retry fewer"
            moreLabel="One retry more"
            value={form.retries}
            {...retriesRange}
            describedBy="retries-hint"
            onChange={(retries) => change({ retries })}
          />
          <p id="retries-hint" className={styles['hint']}>
            Further attempts for an image whose server fails or breaks off. What is missing (404) is not asked for
            again.
          </p>
        </div>
        <div className={styles['pick']}>
          <NumberStepper
            label="Longest silence, in seconds"
            lessLabel="One second less"
            moreLabel="One second more"
            value={form.timeoutSeconds}
            {...timeoutRange}
            describedBy="timeout-hint"
            onChange={(timeoutSeconds) => change({ timeoutSeconds })}
          />
          <p id="timeout-hint" className={styles['hint']}>
            A server that says nothing for so long is given up. A slow one that goes on sending is not.
          </p>
        </div>
      </div>
    </div>
  );
}
