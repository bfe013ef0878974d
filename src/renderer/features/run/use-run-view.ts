import { type RunView, runViews } from '../../../shared/desktop.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useViewStore } from '../../stores/view-store.ts';

/** Whether there is anything to compare: a finished list with at least two saved images. */
const useCanCompare = (): boolean =>
  useBatchStore(({ mirror }) => mirror?.status.kind === 'finished' && mirror.status.summary.saved > 1);

/** The views that there are of the list that is shown. */
export function useRunViews(): readonly RunView[] {
  const canCompare = useCanCompare();
  // The view that is shown stays where the last failure goes.
  const hasFailures = useBatchStore(({ mirror }) => (mirror?.totals.counts.failed ?? 0) > 0);
  const showsFailures = useViewStore((store) => store.runView === 'failures');
  // Of a list that was opened from the record nobody knows how its hosts did, or when each slot did what.
  const hasRun = useBatchStore(({ mirror }) => mirror?.status.kind === 'running' || (mirror?.health.size ?? 0) > 0);
  const isThere: Record<RunView, boolean> = {
    list: true,
    images: true,
    failures: hasFailures || showsFailures,
    waterfall: hasRun,
    hosts: hasRun,
    compare: canCompare,
  };
  return runViews.filter((view) => isThere[view]);
}

/** The view that is shown. A list that goes on after a retry leaves nothing to compare for the time being. */
export function useRunView(): RunView {
  const view = useViewStore((store) => store.runView);
  const canCompare = useCanCompare();
  return view === 'compare' && !canCompare ? 'list' : view;
}
