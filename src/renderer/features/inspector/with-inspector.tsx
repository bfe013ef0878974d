import type { ReactNode } from 'react';
import { useInspectorStore } from '../../stores/inspector-store.ts';
import { Inspector } from './inspector.tsx';
import { useInspectorKeys } from './inspector-keys.ts';
import styles from './with-inspector.module.css';

/** Rows with the panel beside them that looks into the selected one. */
export function WithInspector({ children }: { children: ReactNode }): ReactNode {
  useInspectorKeys();
  const isOpen = useInspectorStore((store) => store.isOpen);
  return (
    <div className={styles['frame']} data-inspecting={isOpen ? '' : undefined}>
      <div className={styles['rows']}>{children}</div>
      <Inspector />
    </div>
  );
}
