import { formatFor } from '../../format.ts';

const { bytes, clock, count, countOf, duration, durationRange, factor, measured, plural, speedUp } = formatFor('en');
const images = (number: number): string => countOf(number, 'image', 'images');
const atOnce = (number: number): string => `${count(number)} at once`;

/** Comparing one at a time with many at once. */
export const compare = {
  time: (ms: number): string => measured(ms),
  interval: (lowMs: number, highMs: number): string => durationRange(lowMs, highMs),
  /** The name of a level, and the same within a sentence. */
  level: (number: number): string => (number === 1 ? 'One at a time' : atOnce(number)),
  levelWithin: (number: number): string => (number === 1 ? 'one at a time' : atOnce(number)),

  /** What a comparison is going to cost. Null for what is not known. */
  cost: (requests: number, size: number | null, ms: number | null): string =>
    `${countOf(requests, 'request', 'requests')}, ${size === null ? 'how many bytes is not known before the first run' : `about ${bytes(size)}`}${ms === null ? '' : `, about ${duration(ms)}`}`,
  allImages: (number: number): string => images(number),
  someImages: (number: number, of: number): string => `${count(number)} of ${images(of)}`,
  plan: (which: string, rounds: number, what: string): string =>
    `${which}, ${rounds === 1 ? 'once each' : `${count(rounds)} times each`}: ${what}`,
  planSweep: (levels: readonly number[]): string => `${levels.map(count).join(', ')} at once`,
  planPair: (first: string, second: string): string => `${first} and ${second} in turn`,

  quicker: (level: string): string => `${level} was quicker`,
  aboutAsFast: 'About as fast',
  perhaps: (value: number): string => `Perhaps ${speedUp(value)}`,
  speedUp: (value: number): string => speedUp(value),
  byRound: (low: number, high: number): string => `${factor(low)} to ${factor(high)} by round`,

  quickest: (level: string): string => `Quickest: ${level}.`,
  alwaysGains: (highest: number): string => `Up to ${count(highest)} at once, each doubling gains 5 % or more.`,
  gainsLittle: (from: number): string => `From ${count(from)} on, doubling gains under 5 %.`,
  gainsLittleOrUnclear: (from: number): string =>
    `From ${count(from)} on, doubling gains under 5 % or no more than the rounds differ.`,
  measuredOnce: 'Measured once.',
  medians: (rounds: number): string => `Medians of ${count(rounds)} rounds, with the quickest and the slowest run.`,
  leftOut: (unlike: number, runs: number): string =>
    `${countOf(unlike, 'run', 'runs')} of ${count(runs)} cannot be compared and ${plural(unlike, 'is', 'are')} left out.`,
  retries: (retries: number): string => `${countOf(retries, 'retry', 'retries')}, whose waiting counts.`,
  heldBack: (level: string, orMore: boolean, most: number): string =>
    `${level}${orMore ? ' and more' : ''}: never more than ${count(most)} together, by a limit per host or a host's own wish.`,
  unlike: {
    none: 'No image could be downloaded.',
    failed: (failed: number, of: number): string => `${count(failed)} of ${images(of)} could not be downloaded.`,
    otherBytes: (others: number, of: number): string =>
      `${count(others)} of ${images(of)} came with other bytes than in the other runs.`,
  },

  compare: 'Compare',
  comparison: 'Comparison',
  firstRun: 'The first run is under way.',
  measuring: 'Measuring',
  nothingComparable: 'Nothing can be compared',
  measuredHow: (soFar: boolean, spread: string): string =>
    `(measured${soFar ? ' so far' : ''}${spread === '' ? '' : `, ${spread}`})`,
  measured: '(measured)',
  estimate: '(estimate)',
  notComparedYet: 'Not compared yet',
  wasStopped: 'Measuring was stopped.',
  fromEstimate: 'What one at a time would take is estimated from this download.',
  whatItDoes:
    'Measuring downloads the images again, in turn one at a time and many at once, each run over new connections and into a folder that is removed afterwards.',
  whole: (number: number): string => `${images(number)}.`,
  sample: (number: number, of: number): string =>
    `${count(number)} of ${images(of)}, of each host and size their share.`,
  whatTime: 'A time goes from the start of a run to its last saved image, connections, retries and disk included.',
  kinds: { measured: 'measured', estimate: 'estimate', measuring: 'so far', unlike: '' },
  notComparable: 'not comparable',

  form: {
    legend: 'What to measure',
    against: 'One at a time against',
    pair: 'One number',
    sweep: 'Sweep',
    atOnce: 'At once',
    fewerAtOnce: 'Fewer at once',
    moreAtOnce: 'More at once',
    rounds: 'Rounds',
    fewerRounds: 'Fewer rounds',
    moreRounds: 'More rounds',
    imagesOf: (of: number): string => `Images, of ${count(of)}`,
    fewerImages: 'Fewer images',
    moreImages: 'More images',
    measure: 'Measure',
    measureAgain: 'Measure again',
  },
  progress: {
    run: (run: number, runs: number, level: string, round: number): string =>
      `Run ${count(run)} of ${count(runs)}: ${level}, round ${count(round)}`,
    images: (finished: number, of: number, leftMs: number | null): string =>
      `${count(finished)} of ${images(of)}${leftMs === null ? '' : `, about ${clock(leftMs)} left`}`,
    stop: 'Stop measuring',
  },
  table: {
    atOnce: 'At once',
    median: 'Median',
    quickest: 'Quickest',
    slowest: 'Slowest',
    timesAsFast: 'Times as fast',
    floor: 'Floor',
    runs: 'Runs',
    runsOf: (runs: number, rounds: number): string => `${count(runs)} of ${count(rounds)}`,
    isQuickest: 'quickest',
    isEnough: 'enough',
  },
  curve: {
    median: 'Median, with the quickest and the slowest run',
    floor: 'Floor set by latency and bandwidth',
    quickest: 'Quickest',
    axis: 'Downloads at once',
    diminishing: (from: number): string => `from ${count(from)} on, doubling gains under 5 %`,
  },
  unlikeRuns: 'Runs that cannot be compared',
  unlikeRun: (round: number, level: string): string => `Round ${count(round)}, ${level}`,
  unlikeWhy: (ms: number, reason: string): string => `(${duration(ms)}) cannot be compared: ${reason}`,

  panel: {
    details: 'Details',
    options: 'Options',
    sampleOf: (number: number): string => `A sample of ${images(number)}`,
    result: (which: string, rounds: number, leftOut: number): string =>
      `${which}, ${rounds === 1 ? 'once each' : `medians of ${count(rounds)} rounds`}${leftOut === 0 ? '' : `; ${countOf(leftOut, 'run', 'runs')} left out, see Details`}.`,
    stopped: (cost: string): string => `Measuring was stopped. It takes ${cost}.`,
    takes: (cost: string): string => `Measuring takes ${cost}.`,
    oneImage: 'One image alone cannot be compared.',
  },
  couldNotStart: 'Measuring could not start',
  couldNotStop: 'Measuring could not be stopped',
};
