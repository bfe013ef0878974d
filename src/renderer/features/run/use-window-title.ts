import { useEffect } from 'react';
import { formatCount } from '../../../shared/format.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { savedRows } from '../../stores/visible-rows.ts';

/** Shows in the task bar how far the batch is. */
export function useWindowTitle(): void {
  const title = useBatchStore(({ mirror }) => {
    if (mirror === null) return 'Shoal';
    if (mirror.status.kind === 'finished') return 'Finished – Shoal';
    const { totals } = mirror;
    return `${formatCount(savedRows(totals))} of ${formatCount(totals.rows)} – Shoal`;
  });
  useEffect(() => {
    document.title = title;
    return () => {
      document.title = 'Shoal';
    };
  }, [title]);
}
