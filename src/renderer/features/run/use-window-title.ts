import { useEffect } from 'react';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useMessages } from '../../stores/language-store.ts';
import { savedRows } from '../../stores/visible-rows.ts';

/** Shows in the task bar how far the batch is. */
export function useWindowTitle(): void {
  const { titleFinished, titleRunning } = useMessages().run;
  const title = useBatchStore(({ mirror }) => {
    if (mirror === null) return 'Shoal';
    if (mirror.status.kind === 'finished') return `${titleFinished} – Shoal`;
    const { totals } = mirror;
    return `${titleRunning(savedRows(totals), totals.rows)} – Shoal`;
  });
  useEffect(() => {
    document.title = title;
    return () => {
      document.title = 'Shoal';
    };
  }, [title]);
}
