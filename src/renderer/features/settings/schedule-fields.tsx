import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup } from '@base-ui/react/toggle-group';
import { Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useId } from 'react';
import { mostWindows, readTimeOfDay } from '../../../shared/speed-plan.ts';
import { useMessages } from '../../stores/language-store.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { TabProps } from '../form-dialog/form-dialog.tsx';
import fields from '../form-dialog/fields.module.css';
import field from '../../ui/field.module.css';
import { Pick } from '../form-dialog/pick.tsx';
import { newWindow, readWindow, type SettingsForm, type WindowForm } from './settings-form.ts';
import styles from './settings.module.css';

/** Weeks begin on Monday. */
const week = [1, 2, 3, 4, 5, 6, 0];

/** The times of the week with a speed of their own. */
export function ScheduleFields({ form, errors, change, leave }: TabProps<SettingsForm>): ReactNode {
  const texts = useMessages().settings;
  const { windows } = form;
  const set = (key: number, next: Partial<WindowForm>): void =>
    change({ windows: windows.map((window) => (window.key === key ? { ...window, ...next } : window)) });
  return (
    <section className={fields['pick']} aria-label={texts.schedule}>
      <span className={field['label']}>{texts.schedule}</span>
      <p className={field['hint']}>{windows.length === 0 ? texts.scheduleNone : texts.scheduleHint}</p>
      {windows.length > 0 && (
        <ol className={styles['windows']}>
          {windows.map((window, index) => (
            <li key={window.key}>
              <WindowFields
                window={window}
                number={index + 1}
                isTold={errors.windows !== undefined}
                onChange={(next) => set(window.key, next)}
                onRemove={() => change({ windows: windows.filter(({ key }) => key !== window.key) })}
                onLeave={() => leave('windows')}
              />
            </li>
          ))}
        </ol>
      )}
      <Button
        size="small"
        disabled={windows.length >= mostWindows}
        onClick={() => change({ windows: [...windows, newWindow(windows)] })}
      >
        <Plus size={14} aria-hidden="true" />
        {texts.addWindow}
      </Button>
    </section>
  );
}

interface WindowFieldsProps {
  window: WindowForm;
  number: number;
  /** Whether the person has had time for what is wrong. */
  isTold: boolean;
  onChange: (change: Partial<WindowForm>) => void;
  onRemove: () => void;
  onLeave: () => void;
}

function WindowFields({ window, number, isTold, onChange, onRemove, onLeave }: WindowFieldsProps): ReactNode {
  const texts = useMessages().settings;
  const reading = readWindow(window, texts);
  const wrong = isTold && 'field' in reading ? reading.field : null;
  const id = useId();
  return (
    <fieldset className={styles['window']}>
      <legend className="visually-hidden">{texts.window(number)}</legend>
      <div className={styles['line']}>
        <TimeField
          label={texts.from}
          value={window.from}
          isWrong={wrong === 'times'}
          onChange={(from) => onChange({ from })}
          onBlur={onLeave}
        />
        <TimeField
          label={texts.to}
          value={window.to}
          isWrong={wrong === 'times'}
          onChange={(to) => onChange({ to })}
          onBlur={onLeave}
        />
        <div className={styles['days']}>
          <span className={field['label']} id={id}>
            {texts.days}
          </span>
          <ToggleGroup
            multiple
            aria-labelledby={id}
            className={styles['dayGroup']}
            value={window.days.map(String)}
            onValueChange={(days) => onChange({ days: days.map(Number) })}
          >
            {week.map((day) => (
              <Toggle key={day} value={String(day)} className={styles['day']} aria-label={texts.dayNames[day]}>
                {texts.shortDays[day]}
              </Toggle>
            ))}
          </ToggleGroup>
        </div>
        <span className={styles['push']} />
        <IconButton label={texts.removeWindow(number)} size="small" onClick={onRemove}>
          <Trash2 size={14} />
        </IconButton>
      </div>
      <div className={styles['line']}>
        <Pick
          label={texts.tabs.speed}
          value={window.speed}
          choices={[
            { value: 'full', label: texts.speedFull },
            { value: 'limit', label: texts.speedLimit },
            { value: 'pause', label: texts.speedPause },
          ]}
          onChange={(speed) => onChange({ speed })}
        />
        {window.speed === 'limit' && (
          <TextField
            label={texts.rate}
            value={window.rate}
            placeholder="500 kB"
            error={wrong === 'rate' ? texts.rateNeeded : undefined}
            onChange={(rate) => onChange({ rate })}
            onBlur={onLeave}
          />
        )}
      </div>
      {wrong === 'days' || wrong === 'times' ? (
        <p className={field['error']} role="alert">
          {'problem' in reading ? reading.problem : ''}
        </p>
      ) : (
        <EndHint window={window} />
      )}
    </fieldset>
  );
}

/** Says of a time that does not end on the day on which it begins that it does not. */
function EndHint({ window: { from, to } }: { window: WindowForm }): ReactNode {
  const texts = useMessages().settings;
  const [begin, end] = [readTimeOfDay(from), readTimeOfDay(to)];
  if (begin === null || end === null || begin < end) return null;
  return <p className={field['hint']}>{begin === end ? texts.wholeDay : texts.overMidnight}</p>;
}

interface TimeFieldProps {
  label: string;
  value: string;
  isWrong: boolean;
  onChange: (value: string) => void;
  onBlur: () => void;
}

/** A text, since the browser's own field writes times as the computer does and not as the window's language does. */
function TimeField({ label, value, isWrong, onChange, onBlur }: TimeFieldProps): ReactNode {
  const id = useId();
  return (
    <div className={styles['time']}>
      <label htmlFor={id} className={field['label']}>
        {label}
      </label>
      <input
        id={id}
        type="text"
        inputMode="numeric"
        maxLength={5}
        placeholder="22:00"
        autoComplete="off"
        className={styles['timeInput']}
        value={value}
        aria-invalid={isWrong}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onBlur}
      />
    </div>
  );
}
