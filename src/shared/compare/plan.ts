import type { CompareCost, CompareOptions } from './comparison.ts';
import { sampleRows, type SampleRow } from './sample.ts';

/** Which images take part, and what that costs. */
export interface ComparePlan {
  /** Ascending indices of the rows. */
  chosen: number[];
  cost: CompareCost;
}

/**
 * Plans a comparison. Both the window, which says the cost, and main, which runs it, come to the same.
 *
 * @param ownMs about what one image takes by itself; null where that is not known
 */
export function planComparison(
  rows: readonly SampleRow[],
  { levels, rounds, sample }: CompareOptions,
  ownMs: number | null,
): ComparePlan {
  const chosen = sampleRows(rows, sample);
  const runs = levels.length * rounds;
  let runBytes: number | null = 0;
  for (const index of chosen) {
    const bytes = rows[index]?.bytes ?? null;
    runBytes = bytes === null || runBytes === null ? null : runBytes + bytes;
  }
  const cost = {
    images: chosen.length,
    ofImages: rows.length,
    runs,
    requests: chosen.length * runs,
    bytes: runBytes === null ? null : runBytes * runs,
    runBytes,
    aboutMs: ownMs === null ? null : chosen.length * roundsMs(ownMs, { levels, rounds }),
  };
  return { chosen, cost };
}

/** What one image adds to the time of all runs when slots share the work evenly. */
const roundsMs = (ownMs: number, { levels, rounds }: Pick<CompareOptions, 'levels' | 'rounds'>): number =>
  rounds * levels.reduce((sum, level) => sum + ownMs / level, 0);

/** Images that a sample needs at least for each slot: with fewer, most of a run is its beginning and its end. */
const leastPerSlot = 4;
/** A comparison that nobody has chosen the size of ends in about this time. */
const wantedMs = 60_000;

/**
 * How many images to take where nobody has said: all, or so many that it takes about a minute.
 *
 * @param images how many there are
 * @param ownMs about what one image takes by itself; null where that is not known
 * @returns null for all
 */
export function suggestedSample(
  images: number,
  { levels, rounds }: Pick<CompareOptions, 'levels' | 'rounds'>,
  ownMs: number | null,
): number | null {
  if (ownMs === null) return null;
  const perImageMs = roundsMs(ownMs, { levels, rounds });
  const least = leastPerSlot * Math.max(...levels);
  const wanted = Math.max(least, Math.floor(wantedMs / Math.max(perImageMs, 0.001)));
  return wanted >= images ? null : wanted;
}
