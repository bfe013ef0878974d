import { formatFor } from '../format.ts';
import type { Messages } from '../language/index.ts';
import type { CompareCost, CompareOptions, CompareResult, SpeedUp, Unlike } from './comparison.ts';

type Texts = Messages['compare'];

/** As few digits as are shown decide what looks alike; the same in every language. */
const { factor: digitsOf } = formatFor('en');

/** What a comparison is going to cost: `360 requests, about 84 MB, about 40 s`. */
export const costWords = ({ requests, bytes, aboutMs }: CompareCost, texts: Texts): string =>
  texts.cost(requests, bytes, aboutMs);

/** What is going to be done: `60 of 1,200 images, 3 times each: one at a time and 16 at once in turn`. */
export function planWords({ images, ofImages }: CompareCost, { levels, rounds }: CompareOptions, texts: Texts): string {
  const [first = 1, second = 1] = levels;
  const what =
    levels.length > 2 ? texts.planSweep(levels) : texts.planPair(texts.levelWithin(first), texts.levelWithin(second));
  return texts.plan(images === ofImages ? texts.allImages(images) : texts.someImages(images, ofImages), rounds, what);
}

/**
 * A measured speed-up, which may be none: `12 times as fast`, `About as fast`, `One at a time was quicker`; `Perhaps 1.3
 * times as fast` where it was slower in one of the rounds.
 */
export function speedUpWords({ slow, factor, low }: SpeedUp, texts: Texts): string {
  if (factor < 0.95) return texts.quicker(texts.level(slow));
  if (factor < 1.05) return texts.aboutAsFast;
  return low < 1 ? texts.perhaps(factor) : texts.speedUp(factor);
}

/** How far the rounds differ about it, such as `7.5 to 9.6 by round`; empty for a single round. */
export function speedUpSpread({ low, high, factor }: SpeedUp, texts: Texts): string {
  return factor < 1.05 || digitsOf(low) === digitsOf(high) ? '' : texts.byRound(low, high);
}

/** What a sweep shows, in sentences; none where nothing of it can be compared. */
export function sweepWords({ sweep, levels, rounds }: CompareResult, texts: Texts): string[] {
  if (sweep === null) return [];
  const { best, diminishing } = sweep;
  const highest = levels.at(-1)?.concurrency ?? best;
  const gains = rounds > 1 ? texts.gainsLittleOrUnclear : texts.gainsLittle;
  return [
    texts.quickest(texts.levelWithin(best)),
    diminishing === null ? texts.alwaysGains(highest) : gains(diminishing),
  ];
}

/** How the figures came about. */
export function methodWords(result: CompareResult, texts: Texts): string {
  const { rounds, runs } = result;
  const unlike = runs.filter((run) => run.unlike !== null).length;
  const retries = runs.reduce((sum, run) => sum + run.retries, 0);
  return [
    rounds === 1 ? texts.measuredOnce : texts.medians(rounds),
    ...(unlike > 0 ? [texts.leftOut(unlike, runs.length)] : []),
    ...(retries > 0 ? [texts.retries(retries)] : []),
    ...peakWords(result, texts),
  ].join(' ');
}

/** Says where fewer ran together than the level's name says: more would then have changed nothing. */
function peakWords({ runs, images }: CompareResult, texts: Texts): string[] {
  const held = runs.filter(({ peakActive, concurrency }) => peakActive < Math.min(concurrency, images));
  if (held.length === 0) return [];
  const most = Math.max(...held.map(({ peakActive }) => peakActive));
  const level = Math.min(...held.map(({ concurrency }) => concurrency));
  const orMore = held.some(({ concurrency }) => concurrency > level);
  return [texts.heldBack(texts.level(level), orMore, most)];
}

/** Why a run cannot be compared with the others, in a sentence. */
export function unlikeWords({ kind, count, images }: Unlike, { unlike }: Texts): string {
  if (kind === 'other-bytes') return unlike.otherBytes(count, images);
  return count === images ? unlike.none : unlike.failed(count, images);
}
