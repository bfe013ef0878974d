import type { ReactNode } from 'react';
import type { RunView } from '../../stores/view-store.ts';
import { setRunView, useViewStore } from '../../stores/view-store.ts';
import { Segmented } from '../../ui/segmented.tsx';

const views: readonly { value: RunView; label: string }[] = [
  { value: 'list', label: 'List' },
  { value: 'waterfall', label: 'Waterfall' },
];

/** The ways to look at one batch. */
export function ViewSwitch(): ReactNode {
  const view = useViewStore((store) => store.runView);
  return <Segmented label="View" value={view} segments={views} onChange={setRunView} />;
}
