import type { BatchSummary } from '../../../shared/batch.ts';
import type { CompareCost, CompareOptions } from '../../../shared/compare/comparison.ts';
import { sweepLevels } from '../../../shared/compare/comparison.ts';
import { compareLevels } from '../../../shared/compare/levels.ts';
import { planComparison, suggestedSample } from '../../../shared/compare/plan.ts';
import type { SampleRow } from '../../../shared/compare/sample.ts';
import type { Download } from '../../../shared/download.ts';
import { concurrencyRange } from '../../../shared/batch.ts';
import type { CompareChoice } from './compare-store.ts';

/** A choice with everything filled in, and what it costs. */
export interface ReadyComparison {
  concurrency: number;
  options: CompareOptions;
  cost: CompareCost;
}

/** The images that a comparison can choose from. */
export function savedRows(byId: readonly Download[]): SampleRow[] {
  return byId.flatMap(({ host, state }) => (state.kind === 'done' ? [{ host, bytes: state.bytes }] : []));
}

/**
 * Fills in what the person has left open: as many at once as the list was downloaded with, and as many images as take
 * about a minute.
 */
export function readyComparison(
  saved: readonly SampleRow[],
  { concurrency: ran, peakActive, estimate }: BatchSummary,
  choice: CompareChoice,
): ReadyComparison {
  const usual = Math.max(2, Math.min(ran, peakActive, concurrencyRange.max));
  const concurrency = choice.concurrency ?? usual;
  const { rounds } = choice;
  const ownMs = estimate === null || saved.length === 0 ? null : estimate.highMs / saved.length;
  const highest = sweepLevels.at(-1) ?? concurrency;
  const levelsFor = (images: number): number[] =>
    compareLevels(choice.sweep ? highest : concurrency, choice.sweep, images);
  const suggested = suggestedSample(saved.length, { levels: levelsFor(saved.length), rounds }, ownMs);
  const wanted = choice.images === 'suggested' ? suggested : choice.images;
  const sample = wanted === null || wanted >= saved.length ? null : wanted;
  const options = { levels: levelsFor(sample ?? saved.length), rounds, sample };
  return { concurrency, options, cost: planComparison(saved, options, ownMs).cost };
}
