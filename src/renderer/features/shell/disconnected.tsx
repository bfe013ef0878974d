import type { ReactNode } from 'react';
import { Mark } from '../../ui/mark.tsx';
import styles from './shell.module.css';

/** Shown when the page was opened outside the app, or the bridge to it is broken. */
export function Disconnected(): ReactNode {
  return (
    <main className={styles['disconnected']}>
      <Mark size={40} />
      <p>This page is not connected to Shoal. Close the window and start Shoal again.</p>
    </main>
  );
}
