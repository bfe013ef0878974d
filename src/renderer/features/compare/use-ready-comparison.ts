import { useMemo } from 'react';
import type { BatchSummary } from '../../../shared/batch.ts';
import { useBatchStore } from '../../stores/batch-store.ts';
import { type ReadyComparison, readyComparison, savedRows } from './compare-plan.ts';
import { useCompareStore } from './compare-store.ts';

const none: readonly never[] = [];

/** What a click on the button would measure, and what that costs. */
export function useReadyComparison(summary: BatchSummary): ReadyComparison {
  const byId = useBatchStore(({ mirror }) => mirror?.byId ?? none);
  const choice = useCompareStore();
  const saved = useMemo(() => savedRows(byId), [byId]);
  return useMemo(() => readyComparison(saved, summary, choice), [saved, summary, choice]);
}
