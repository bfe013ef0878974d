import type { ReactNode } from 'react';
import { formatCount } from '../../../shared/format.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import styles from './auto-note.module.css';

/** What the automatic has found so far: how many at once, and the latest reason. */
export function AutoNote(): ReactNode {
  const limit = useBatchStore(({ mirror }) => mirror?.auto?.limit ?? null);
  const reason = useBatchStore(({ mirror }) => mirror?.auto?.reason ?? null);
  if (limit === null) return null;
  const words = reason ?? 'Finding out how many pay.';
  return (
    <p className={styles['note']} title={words}>
      <strong>Auto: up to {formatCount(limit)} at once.</strong> {words}
    </p>
  );
}
