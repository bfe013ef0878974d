import type { Unlike } from './comparison.ts';

/** What one run brought of the images, in their order: the SHA-256 of each, null for one that was not saved. */
export type Brought = readonly (string | null)[];

/**
 * Says of each run why it cannot be compared with the others: images that failed, or other bytes than most runs brought
 * from the same URL. Where as many brought one thing as another, the earlier one counts as right.
 *
 * @param known what an earlier download brought, null where there was none; has a voice as if it were the first run
 * @returns a reason for each run, null for one that can be compared
 */
export function unlikeReasons(runs: readonly Brought[], known: Brought | null): (Unlike | null)[] {
  const voices = known === null ? runs : [known, ...runs];
  const images = runs[0]?.length ?? 0;
  const expected = Array.from({ length: images }, (_, image) => mostFrequent(voices.map((run) => run[image] ?? null)));
  return runs.map((run) => {
    const failed = run.filter((sha256) => sha256 === null).length;
    if (failed > 0) return { kind: 'failed', count: failed, images };
    const others = run.filter((sha256, image) => sha256 !== expected[image]).length;
    return others === 0 ? null : { kind: 'other-bytes', count: others, images };
  });
}

function mostFrequent(values: readonly (string | null)[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: string | null = null;
  for (const [value, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = value;
  return best;
}
