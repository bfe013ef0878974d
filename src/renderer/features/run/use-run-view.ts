import { useBatchStore } from '../../stores/batch-store.ts';
import { type RunView, useViewStore } from '../../stores/view-store.ts';

/** Whether there is anything to compare: a finished list with at least two saved images. */
export const useCanCompare = (): boolean =>
  useBatchStore(({ mirror }) => mirror?.status.kind === 'finished' && mirror.status.summary.saved > 1);

/** The view that is shown. A list that goes on after a retry leaves nothing to compare for the time being. */
export function useRunView(): RunView {
  const view = useViewStore((store) => store.runView);
  const canCompare = useCanCompare();
  return view === 'compare' && !canCompare ? 'list' : view;
}
