import type { ReactNode } from 'react';
import { Inspector } from './inspector.tsx';
import { useInspectorKeys } from './inspector-keys.ts';
import styles from './with-inspector.module.css';

/** Rows with the panel beside them that looks into the selected one. */
export function WithInspector({ children }: { children: ReactNode }): ReactNode {
  useInspectorKeys();
  return (
    <div className={styles['frame']}>
      <div className={styles['rows']}>{children}</div>
      <Inspector />
    </div>
  );
}
