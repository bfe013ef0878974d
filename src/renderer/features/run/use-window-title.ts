import { useEffect } from 'react';
import type { Messages } from '../../../shared/language/index.ts';
import type { BatchMirror } from '../../stores/batch-mirror.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useMessages } from '../../stores/language-store.ts';
import { savedRows } from '../../stores/visible-rows.ts';

/** A title goes to the main process and to the task bar: twenty a second would be work that nobody sees. */
const everyMs = 1000;

/** Shows in the task bar how far the batch is. */
export function useWindowTitle(): void {
  const texts = useMessages().run;
  const kind = useBatchStore(({ mirror }) => mirror?.status.kind);
  useEffect(() => {
    const show = (): void => {
      document.title = titleOf(useBatchStore.getState().mirror, texts);
    };
    show();
    const timer = kind === 'running' ? setInterval(show, everyMs) : undefined;
    return () => clearInterval(timer);
  }, [kind, texts]);
  useEffect(() => {
    return () => {
      document.title = 'Shoal';
    };
  }, []);
}

function titleOf(mirror: BatchMirror | null, { titleFinished, titleRunning }: Messages['run']): string {
  if (mirror === null) return 'Shoal';
  if (mirror.status.kind === 'finished') return `${titleFinished} – Shoal`;
  return `${titleRunning(savedRows(mirror.totals), mirror.totals.rows)} – Shoal`;
}
