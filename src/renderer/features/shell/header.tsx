import type { ReactNode } from 'react';
import { SideBarButtons } from '../batches/side-bar-button.tsx';
import { SettingsButton } from '../settings/settings-button.tsx';
import { Mark } from '../../ui/mark.tsx';
import styles from './shell.module.css';

/** The bar at the top: whose window this is, what it shows at the moment, and the settings. */
export function Header({ children }: { children?: ReactNode }): ReactNode {
  return (
    <header className={styles['header']}>
      <SideBarButtons />
      <div className={styles['brand']}>
        <Mark size={22} />
        <h1>Shoal</h1>
      </div>
      <div className={styles['middle']}>{children}</div>
      <SettingsButton />
    </header>
  );
}
