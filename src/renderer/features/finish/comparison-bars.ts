import type { BatchSummary, Comparison } from '../../../shared/batch.ts';
import { formatDuration, formatDurationRange } from '../../../shared/format.ts';

/** One bar of the comparison. Shares are of the longest bar, 0 to 1. */
export interface ComparisonBar {
  label: string;
  value: string;
  /** How the number came about. */
  kind: 'measured' | 'estimate' | 'measuring';
  /** Drawn solid up to here. */
  share: number;
  /** Drawn hatched from `share` to here: the true length lies in between. */
  upToShare: number;
}

/** Both ways through the list as bars on one scale; the second is missing while nothing is known of it. */
export function comparisonBars(summary: BatchSummary, comparison: Comparison): ComparisonBar[] {
  const { estimate } = summary;
  const measured = comparison.kind === 'measured' ? comparison : null;
  const atOnceMs = measured?.atOnceMs ?? summary.savedMs;
  const concurrency = measured?.concurrency ?? summary.concurrency;
  const soFarMs = comparison.kind === 'running' ? comparison.elapsedMs : 0;
  const longestMs = Math.max(1, atOnceMs, measured?.oneAtATimeMs ?? Math.max(estimate?.highMs ?? 0, soFarMs));
  const share = (ms: number): number => ms / longestMs;

  const bars: ComparisonBar[] = [
    {
      label: `${concurrency} at once`,
      value: formatDuration(atOnceMs),
      kind: 'measured',
      share: share(atOnceMs),
      upToShare: share(atOnceMs),
    },
  ];
  const label = 'One at a time';
  if (measured !== null) {
    const length = share(measured.oneAtATimeMs);
    bars.push({
      label,
      value: formatDuration(measured.oneAtATimeMs),
      kind: 'measured',
      share: length,
      upToShare: length,
    });
  } else if (comparison.kind === 'running') {
    bars.push({
      label,
      value: formatDuration(soFarMs),
      kind: 'measuring',
      share: share(soFarMs),
      upToShare: share(Math.max(soFarMs, estimate?.highMs ?? 0)),
    });
  } else if (estimate !== null) {
    const { lowMs, highMs } = estimate;
    bars.push({
      label,
      value: formatDurationRange(lowMs, highMs),
      kind: 'estimate',
      share: share(lowMs),
      upToShare: share(highMs),
    });
  }
  return bars;
}
