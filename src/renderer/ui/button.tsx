import { Button as BaseButton } from '@base-ui/react/button';
import type { ComponentProps, ReactNode } from 'react';
import styles from './button.module.css';
import { classNames } from './class-names.ts';

interface ButtonProps extends Omit<ComponentProps<'button'>, 'className' | 'style' | 'type'> {
  look?: 'plain' | 'primary' | 'danger' | 'quiet';
  size?: 'small' | 'medium' | 'large';
  /** Keeps a disabled button reachable by keyboard, so that its reason can be read. */
  focusableWhenDisabled?: boolean;
}

export function Button({ look = 'plain', size = 'medium', ...props }: ButtonProps): ReactNode {
  return (
    <BaseButton
      className={classNames(styles['button'], look !== 'plain' && styles[look], size !== 'medium' && styles[size])}
      {...props}
    />
  );
}

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'className' | 'style' | 'type' | 'title'> {
  /** What the button does: its accessible name, and the hint shown on hover and focus. */
  label: string;
  size?: 'small' | 'medium';
}

/** A button that shows only an icon. Its hint is shown by `HintLayer`. */
export function IconButton({ label, size = 'medium', disabled = false, ...props }: IconButtonProps): ReactNode {
  return (
    <button
      type="button"
      aria-label={label}
      aria-disabled={disabled || undefined} // and can still be reached: who has just pressed it is not to lose the focus
      data-hinted={disabled ? undefined : ''}
      className={classNames(styles['button'], styles['icon'], size === 'small' && styles['small'])}
      {...props}
    />
  );
}
