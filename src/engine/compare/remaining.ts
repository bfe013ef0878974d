import type { CompareProgress, CompareRun } from '../../shared/compare/comparison.ts';
import { median } from '../../shared/compare/figures.ts';
import type { ScheduledRun } from '../../shared/compare/schedule.ts';

/**
 * The time left of a comparison, from the runs that have ended and how far the present one is. A level that has not run
 * yet counts as if its slots shared the work of the nearest lower one evenly.
 *
 * @param left the run under way first
 * @returns null while nothing is known
 */
export function remainingMs(
  left: readonly ScheduledRun[],
  done: readonly CompareRun[],
  { finished, images, elapsedMs }: Pick<CompareProgress, 'finished' | 'images' | 'elapsedMs'>,
): number | null {
  const [present, ...others] = left;
  if (present === undefined) return 0;
  const known = new Map<number, number>();
  for (const level of new Set(done.map(({ concurrency }) => concurrency))) {
    const ms = median(done.filter(({ concurrency }) => concurrency === level).map((run) => run.ms));
    if (ms !== null) known.set(level, ms);
  }
  if (!known.has(present.concurrency) && finished > 0) known.set(present.concurrency, (elapsedMs / finished) * images);
  let sum = 0;
  for (const { concurrency } of [present, ...others]) {
    const ms = known.get(concurrency) ?? shareOf(known, concurrency);
    if (ms === null) return null;
    sum += ms;
  }
  return Math.max(0, sum - elapsedMs);
}

function shareOf(known: ReadonlyMap<number, number>, concurrency: number): number | null {
  const lower = [...known].filter(([level]) => level < concurrency).toSorted(([a], [b]) => b - a)[0];
  return lower === undefined ? null : (lower[1] * lower[0]) / concurrency;
}
