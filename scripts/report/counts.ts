/** How many tests ended how. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const ONE_PASSED: Counts = { passed: 1, failed: 0, skipped: 0 };
export const ONE_FAILED: Counts = { passed: 0, failed: 1, skipped: 0 };

export function sumCounts(all: readonly Counts[]): Counts {
  return all.reduce(
    (sum, counts) => ({
      passed: sum.passed + counts.passed,
      failed: sum.failed + counts.failed,
      skipped: sum.skipped + counts.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** `12 passed, 0 failed`, and `, 1 skipped` where there are any. */
export function describeCounts({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** One runner's line above the total, in other words than the total's so that whoever looks for that finds one: `unit: 874 of 875 passed`. */
export function describePart(name: string, { passed, failed, skipped }: Counts): string {
  const ran = passed + failed;
  if (ran === 1 && skipped === 0) return `${name}: ${failed === 0 ? 'passed' : 'failed'}`;
  return `${name}: ${passed} of ${ran} passed${skipped > 0 ? `, ${skipped} left out` : ''}`;
}

/** A run is good when nothing failed and something passed: a run of no tests proves nothing. */
export function isGood({ passed, failed }: Counts): boolean {
  return failed === 0 && passed > 0;
}

/**
 * A runner that ends badly without naming a failed test has failed all the same: an error outside of every test, a
 * worker that died, no test found.
 */
export function withRunnerVerdict(counts: Counts, runnerSucceeded: boolean): Counts {
  const nothingRan = counts.passed + counts.failed + counts.skipped === 0;
  if (counts.failed > 0 || (runnerSucceeded && !nothingRan)) return counts;
  return sumCounts([counts, ONE_FAILED]);
}
