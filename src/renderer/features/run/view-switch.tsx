import type { ReactNode } from 'react';
import { type RunView, setRunView } from '../../stores/view-store.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { useCanCompare, useRunView } from './use-run-view.ts';

const views: readonly { value: RunView; label: string }[] = [
  { value: 'list', label: 'List' },
  { value: 'images', label: 'Images' },
  { value: 'waterfall', label: 'Waterfall' },
  { value: 'hosts', label: 'Hosts' },
  { value: 'compare', label: 'Compare' },
];

/** The ways to look at one batch. */
export function ViewSwitch(): ReactNode {
  const canCompare = useCanCompare();
  const segments = canCompare ? views : views.filter(({ value }) => value !== 'compare');
  return <Segmented label="View" value={useRunView()} segments={segments} onChange={setRunView} />;
}
