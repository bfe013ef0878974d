import type { ReactNode } from 'react';
import { useBatchStore } from '../../stores/batch-store.ts';
import { useFormat, useMessages } from '../../stores/language-store.ts';
import { setRunView } from '../../stores/view-store.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { useRunView, useRunViews } from './use-run-view.ts';

/** The ways to look at one batch. */
export function ViewSwitch(): ReactNode {
  const texts = useMessages().run;
  const { count } = useFormat();
  const failed = useBatchStore(({ mirror }) => mirror?.totals.counts.failed ?? 0);
  const segments = useRunViews().map((value) => ({
    value,
    label: texts.views[value],
    ...(value === 'failures' && { count: count(failed) }),
  }));
  return <Segmented label={texts.view} value={useRunView()} segments={segments} onChange={setRunView} />;
}
