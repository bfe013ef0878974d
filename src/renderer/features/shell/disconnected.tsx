import type { ReactNode } from 'react';
import { useMessages } from '../../stores/language-store.ts';
import { Mark } from '../../ui/mark.tsx';
import styles from './shell.module.css';

/** Shown when the page was opened outside the app, or the bridge to it is broken. */
export function Disconnected(): ReactNode {
  const { notConnectedAdvice } = useMessages().shell;
  return (
    <main className={styles['disconnected']}>
      <Mark size={40} />
      <p>{notConnectedAdvice}</p>
    </main>
  );
}
