import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useMessages } from '../../stores/language-store.ts';
import { isNarrowed, useViewStore } from '../../stores/view-store.ts';
import styles from './result-count.module.css';
import { useVisibleIds } from '../rows/use-visible-ids.ts';

/** A screen reader is told when the typing rests, not at every letter. */
const restMs = 600;

/** How many rows are left of the list while something narrows it, also told to a screen reader. */
export function ResultCount(): ReactNode {
  const texts = useMessages().list;
  const narrowed = useViewStore(isNarrowed);
  const searched = useViewStore(({ query, host, reason }) => query.trim() !== '' || host !== null || reason !== null);
  const shown = useVisibleIds().length;
  const rows = useBatchStore(({ mirror }) => mirror?.totals.rows ?? 0);
  const words = narrowed && searched ? texts.found(shown, rows) : '';
  const [told, setTold] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setTold(words), restMs);
    return () => clearTimeout(timer);
  }, [words]);
  return (
    <>
      {words !== '' && (
        <span className={styles['count']} aria-hidden="true">
          {words}
        </span>
      )}
      <output aria-live="polite" aria-label={texts.rowsFound} className="visually-hidden">
        {told}
      </output>
    </>
  );
}
