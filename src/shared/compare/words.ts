import { formatBytes, formatCount, formatCountOf, formatDuration, formatFactor, formatSpeedUp } from '../format.ts';
import type { CompareCost, CompareOptions, CompareResult, SpeedUp } from './comparison.ts';

/** `One at a time`, `16 at once`. */
export const levelName = (concurrency: number): string =>
  concurrency === 1 ? 'One at a time' : `${formatCount(concurrency)} at once`;

/** What a comparison is going to cost: `360 requests, about 84 MB, about 40 s`. */
export function costWords({ requests, bytes, aboutMs }: CompareCost): string {
  const time = aboutMs === null ? '' : `, about ${formatDuration(aboutMs)}`;
  const size = bytes === null ? 'how many bytes is not known before the first run' : `about ${formatBytes(bytes)}`;
  return `${formatCountOf(requests, 'request')}, ${size}${time}`;
}

/** What is going to be done: `60 of 1,200 images, 3 times one at a time and 16 at once in turn`. */
export function planWords({ images, ofImages }: CompareCost, { levels, rounds }: CompareOptions): string {
  const which =
    images === ofImages
      ? formatCountOf(images, 'image')
      : `${formatCount(images)} of ${formatCountOf(ofImages, 'image')}`;
  const [first = 1, second = 1] = levels;
  const what =
    levels.length > 2
      ? `${levels.map(formatCount).join(', ')} at once`
      : `${levelName(first).toLowerCase()} and ${levelName(second).toLowerCase()} in turn`;
  return `${which}, ${rounds === 1 ? 'once each' : `${formatCount(rounds)} times each`}: ${what}`;
}

/**
 * A measured speed-up, which may be none: `12 times as fast`, `About as fast`, `One at a time was quicker`; `Perhaps 1.3
 * times as fast` where it was slower in one of the rounds.
 */
export function speedUpWords({ slow, factor, low }: SpeedUp): string {
  if (factor < 0.95) return `${levelName(slow)} was quicker`;
  if (factor < 1.05) return 'About as fast';
  return low < 1 ? `Perhaps ${formatSpeedUp(factor)}` : formatSpeedUp(factor);
}

/** How far the rounds differ about it, such as `7.5 to 9.6 by round`; empty for a single round. */
export function speedUpSpread({ low, high, factor }: SpeedUp): string {
  if (factor < 1.05 || formatFactor(low) === formatFactor(high)) return '';
  return `${formatFactor(low)} to ${formatFactor(high)} by round`;
}

/** What a sweep shows, in sentences; none where nothing of it can be compared. */
export function sweepWords({ sweep, levels, rounds }: CompareResult): string[] {
  if (sweep === null) return [];
  const { best, diminishing } = sweep;
  const highest = levels.at(-1)?.concurrency ?? best;
  const gain = rounds > 1 ? 'under 5 % or no more than the rounds differ' : 'under 5 %';
  return [
    `Quickest: ${levelName(best).toLowerCase()}.`,
    diminishing === null
      ? `Up to ${formatCount(highest)} at once, each doubling gains 5 % or more.`
      : `From ${formatCount(diminishing)} on, doubling gains ${gain}.`,
  ];
}

/** How the figures came about. */
export function methodWords(result: CompareResult): string {
  const { rounds, runs } = result;
  const unlike = runs.filter((run) => run.unlike !== null).length;
  const retries = runs.reduce((sum, run) => sum + run.retries, 0);
  return [
    rounds === 1
      ? 'Measured once.'
      : `Medians of ${formatCount(rounds)} rounds, with the quickest and the slowest run.`,
    ...(unlike > 0
      ? [
          `${formatCountOf(unlike, 'run')} of ${formatCount(runs.length)} cannot be compared and ${unlike === 1 ? 'is' : 'are'} left out.`,
        ]
      : []),
    ...(retries > 0 ? [`${formatCountOf(retries, 'retry', 'retries')}, whose waiting counts.`] : []),
    ...peakWords(result),
  ].join(' ');
}

/** Says where fewer ran together than the level's name says: more would then have changed nothing. */
function peakWords({ runs, images }: CompareResult): string[] {
  const held = runs.filter(({ peakActive, concurrency }) => peakActive < Math.min(concurrency, images));
  if (held.length === 0) return [];
  const most = Math.max(...held.map(({ peakActive }) => peakActive));
  const level = Math.min(...held.map(({ concurrency }) => concurrency));
  const which = `${levelName(level)}${held.some(({ concurrency }) => concurrency > level) ? ' and more' : ''}`;
  return [`${which}: never more than ${formatCount(most)} together, by a limit per host or a host's own wish.`];
}
