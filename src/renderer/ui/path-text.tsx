import type { ReactNode } from 'react';
import styles from './path-text.module.css';

/** A path on one line. What does not fit is cut from its beginning, since the end tells more. */
export function PathText({ path }: { path: string }): ReactNode {
  return (
    <span className={styles['path']} title={path}>
      {/* The outer box runs right to left, so that the ellipsis stands at the left; the path itself must not. */}
      <bdi dir="ltr" className="selectable">
        {path}
      </bdi>
    </span>
  );
}
