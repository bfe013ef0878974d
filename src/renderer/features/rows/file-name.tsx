import type { ReactNode } from 'react';
import styles from './file-name.module.css';

/**
 * The name of a file. Where there is too little room its folders give way first: rows differ in what comes after them.
 * Not a component: most names have no folder, and there is one in each of the rows that scrolling brings into the page.
 */
export function fileName(name: string): ReactNode {
  const cut = name.lastIndexOf('/') + 1;
  if (cut === 0) return name;
  return (
    <span className={styles['path']}>
      <span className={styles['folder']}>{name.slice(0, cut)}</span>
      <span className={styles['file']}>{name.slice(cut)}</span>
    </span>
  );
}
