import { Menu } from '@base-ui/react/menu';
import type { ReactElement, ReactNode } from 'react';
import styles from './menu.module.css';

interface ActionMenuProps {
  /** The button that opens it. */
  button: ReactElement;
  /** Which of the button's edges it keeps to. */
  align: 'start' | 'end';
  /** `ActionItem`s. */
  children: ReactNode;
}

/** A button with a menu of things to do. */
export function ActionMenu({ button, align, children }: ActionMenuProps): ReactNode {
  return (
    <Menu.Root>
      <Menu.Trigger render={button} />
      <Menu.Portal>
        <Menu.Positioner className={styles['positioner']} align={align} sideOffset={4}>
          <Menu.Popup className={styles['popup']}>{children}</Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

export function ActionItem({ onClick, children }: { onClick: () => void; children: ReactNode }): ReactNode {
  return (
    <Menu.Item className={styles['item']} onClick={onClick}>
      {children}
    </Menu.Item>
  );
}
