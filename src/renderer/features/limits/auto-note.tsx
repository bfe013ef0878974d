import type { ReactNode } from 'react';
import { limitReasonWords } from '../../../shared/limit-reason.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useMessages } from '../../stores/language-store.ts';
import styles from './auto-note.module.css';

/** What the automatic has found so far: how many at once, and the latest reason. */
export function AutoNote(): ReactNode {
  const texts = useMessages().limits;
  const limit = useBatchStore(({ mirror }) => mirror?.auto?.limit ?? null);
  const reason = useBatchStore(({ mirror }) => mirror?.auto?.reason ?? null);
  if (limit === null) return null;
  const words = reason === null ? texts.findingOut : limitReasonWords(reason, texts);
  return (
    <p className={styles['note']} title={words}>
      <strong>{texts.autoUpTo(limit)}</strong> {words}
    </p>
  );
}
