import { Select } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './choice.module.css';
import { classNames } from './class-names.ts';
import field from './field.module.css';
import menu from './menu.module.css';

interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  choices: readonly { value: T; label: string }[];
  /** What stands around it says what it is for; the label is then only heard. */
  isLabelHidden?: boolean;
  onChange: (value: T) => void;
}

/** One out of a few, opened as a list. */
export function Choice<T extends string>({
  label,
  value,
  choices,
  isLabelHidden,
  onChange,
}: ChoiceProps<T>): ReactNode {
  return (
    <Select.Root
      items={choices}
      value={value}
      onValueChange={(next) => {
        if (next !== null) onChange(next);
      }}
    >
      <div className={field['root']}>
        <Select.Label className={isLabelHidden === true ? 'visually-hidden' : field['label']}>{label}</Select.Label>
        <Select.Trigger className={styles['trigger']}>
          <Select.Value className={styles['value']} />
          <Select.Icon className={styles['icon']}>
            <ChevronDown size={14} aria-hidden="true" />
          </Select.Icon>
        </Select.Trigger>
      </div>
      <Select.Portal>
        <Select.Positioner className={menu['positioner']} sideOffset={4} alignItemWithTrigger={false}>
          <Select.Popup className={classNames(menu['popup'], styles['popup'])}>
            <Select.List>
              {choices.map((choice) => (
                <Select.Item key={choice.value} value={choice.value} className={menu['item']}>
                  <Select.ItemText>{choice.label}</Select.ItemText>
                  <Select.ItemIndicator className={menu['check']}>
                    <Check size={14} aria-hidden="true" />
                  </Select.ItemIndicator>
                </Select.Item>
              ))}
            </Select.List>
          </Select.Popup>
        </Select.Positioner>
      </Select.Portal>
    </Select.Root>
  );
}
