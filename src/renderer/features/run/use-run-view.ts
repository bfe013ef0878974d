import { useBatchStore } from '../../stores/batch-store.ts';
import { type RunView, useViewStore } from '../../stores/view-store.ts';

/** Whether there is anything to compare: a finished list with at least two saved images. */
const useCanCompare = (): boolean =>
  useBatchStore(({ mirror }) => mirror?.status.kind === 'finished' && mirror.status.summary.saved > 1);

export const runViews: readonly RunView[] = ['list', 'images', 'failures', 'waterfall', 'hosts', 'compare'];

/** The views that there are of the list that is shown. */
export function useRunViews(): readonly RunView[] {
  const canCompare = useCanCompare();
  // The view that is shown stays where the last failure goes.
  const hasFailures = useBatchStore(({ mirror }) => (mirror?.totals.counts.failed ?? 0) > 0);
  const showsFailures = useViewStore((store) => store.runView === 'failures');
  return runViews.filter(
    (view) => (view !== 'compare' || canCompare) && (view !== 'failures' || hasFailures || showsFailures),
  );
}

/** The view that is shown. A list that goes on after a retry leaves nothing to compare for the time being. */
export function useRunView(): RunView {
  const view = useViewStore((store) => store.runView);
  const canCompare = useCanCompare();
  return view === 'compare' && !canCompare ? 'list' : view;
}
