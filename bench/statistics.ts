/** Figures of several rounds of the same thing. */
export interface Spread {
  median: number;
  least: number;
  most: number;
  rounds: number;
}

/** The middle value, or the mean of the two middle ones. @throws RangeError for no values */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low, high] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  if (low === undefined || high === undefined) throw new RangeError('no values, no median');
  return (low + high) / 2;
}

/** @throws RangeError for no values */
export function spreadOf(values: readonly number[]): Spread {
  return { median: median(values), least: Math.min(...values), most: Math.max(...values), rounds: values.length };
}

/**
 * The median of the ratios round by round: what slows a whole round down, such as another program, is in both figures
 * of the round and cancels out. Rounds that only one of the two has are left out.
 *
 * @returns null where they share no round
 */
export function pairedRatio(values: readonly number[], others: readonly number[]): number | null {
  const rounds = Math.min(values.length, others.length);
  if (rounds === 0) return null;
  return median(Array.from({ length: rounds }, (_, round) => (values[round] ?? NaN) / (others[round] ?? NaN)));
}
