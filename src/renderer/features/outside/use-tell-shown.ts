import { useEffect } from 'react';
import { runViews } from '../../../shared/desktop.ts';
import { command } from '../../ipc-client.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useRunView, useRunViews } from '../run/use-run-view.ts';

/** Keeps main told of what the window shows, so that the menu offers what can be done there. */
export function useTellShown(): void {
  const hasList = useBatchStore(({ mirror }) => mirror !== null);
  const view = useRunView();
  const views = useRunViews().join(' ');
  useEffect(() => {
    const offered = runViews.filter((each) => views.split(' ').includes(each));
    const shown = hasList ? { view, views: offered } : { view: null, views: [] };
    command((shoal) => shoal.appShown(shown)).catch(() => undefined); // the menu is as it was; the next change tells it again
  }, [hasList, view, views]);
}
