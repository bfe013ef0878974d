/** A run that is to be made. */
export interface ScheduledRun {
  /** From 1. */
  round: number;
  concurrency: number;
}

/**
 * The runs of a comparison in their order. Rounds are interleaved, so that a line or a server that changes meanwhile
 * changes all levels alike. Two levels alternate, A B A B; of more, every other round goes backwards, so that none always
 * follows the same one.
 *
 * @param levels ascending
 */
export function scheduleRuns(levels: readonly number[], rounds: number): ScheduledRun[] {
  return Array.from({ length: rounds }, (_, index) => {
    const order = levels.length > 2 && index % 2 === 1 ? levels.toReversed() : levels;
    return order.map((concurrency) => ({ round: index + 1, concurrency }));
  }).flat();
}
