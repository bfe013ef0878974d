import type { ReactNode } from 'react';
import { useMessages } from '../../stores/language-store.ts';
import { Header } from '../shell/header.tsx';
import styles from './opening-screen.module.css';

/** Stands in the place of a list until its rows are here. The words come only where that takes a while. */
export function OpeningScreen(): ReactNode {
  const { lists } = useMessages();
  return (
    <div className={styles['screen']}>
      <Header />
      <main aria-busy="true">
        <p className={styles['words']}>{lists.opening}</p>
      </main>
    </div>
  );
}
