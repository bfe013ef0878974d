import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import { formatCountOf } from '../../../shared/format.ts';
import { resultWords } from '../../../shared/summary-words.ts';
import { useBatchStore } from '../../stores/batch-store.ts';

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
    switch (status.kind) {
      case 'running':
        setWords(before.batchId === batchId ? 'Going on' : `Downloading ${formatCountOf(rows, 'image')}`);
        break;
      case 'paused':
        setWords('Paused');
        break;
      case 'stalled':
        setWords(`Stopped: ${status.failure.message}`);
        break;
      case 'finished':
        setWords(resultWords(status.summary).sentence);
        break;
    }
  }, [status, batchId, rows]);

  return (
    <output aria-live="polite" className="visually-hidden">
      {words}
    </output>
  );
}
