import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import { resultWords } from '../../../shared/summary-words.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { currentMessages } from '../../stores/language-store.ts';

/** Tells a screen reader when a batch starts, stops and ends; never the ticks between. */
export function Announcer(): ReactNode {
  const status = useBatchStore(({ mirror }) => mirror?.status ?? null);
  const batchId = useBatchStore(({ mirror }) => mirror?.batchId ?? null);
  const rows = useBatchStore(({ mirror }) => mirror?.totals.rows ?? 0);
  const [words, setWords] = useState('');
  const known = useRef<{ batchId: string | null; kind: string | null }>({ batchId: null, kind: null });

  useEffect(() => {
    const before = known.current;
    known.current = { batchId, kind: status?.kind ?? null };
    if (status === null || (before.batchId === batchId && before.kind === status.kind)) return;
    const messages = currentMessages();
    const texts = messages.run;
    switch (status.kind) {
      case 'running':
        setWords(before.batchId === batchId ? texts.announceGoingOn : texts.announceBegin(rows));
        break;
      case 'paused':
        setWords(texts.announcePaused);
        break;
      case 'stalled':
        setWords(texts.announceStopped(messages.failures.message(status.failure, null)));
        break;
      case 'finished':
        setWords(resultWords(status.summary, messages.summary).sentence);
        break;
    }
  }, [status, batchId, rows]);

  return (
    <output aria-live="polite" className="visually-hidden">
      {words}
    </output>
  );
}
