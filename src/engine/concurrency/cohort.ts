/** What one download that was saved took in its slot, but for making a connection: that is paid once, not for each. */
export interface Sample {
  /** All but the body: mostly from the request sent to the first byte of the answer. */
  waitMs: number;
  /** From the first byte to the last. */
  bodyMs: number;
  bytes: number;
}

/** Figures of downloads that ran side by side at one level. */
export interface Figures {
  /** Mean number of downloads that were under way. */
  inFlight: number;
  samples: readonly Sample[];
}

/** Of the waits the shortest and the longest tenth are left out: one slow answer must not decide. */
const trimmedShare = 0.1;

/**
 * The time that a download of `bytes` takes at this level: its trimmed mean wait, and its body at the mean pace.
 * Lists mix sizes, and a few large images in one of two cohorts would look like a slower host. Taken apart like this
 * the sizes fall out: waiting is compared by requests and transfer by bytes, whichever of the two it is that counts.
 *
 * @returns ms; 0 without samples
 */
export function typicalMs(figures: Figures, bytes: number): number {
  return figures.samples.length === 0 ? 0 : waitOf(figures) + paceOf(figures) * bytes;
}

function waitOf({ samples }: Figures): number {
  const waits = samples.map(({ waitMs }) => waitMs).sort((a, b) => a - b);
  const cut = Math.floor(waits.length * trimmedShare);
  const middle = waits.slice(cut, waits.length - cut);
  return middle.reduce((total, ms) => total + ms, 0) / middle.length;
}

/** In ms per byte. */
function paceOf({ samples }: Figures): number {
  const received = sum(samples, 'bytes');
  return received > 0 ? sum(samples, 'bodyMs') / received : 0;
}

/**
 * How far the gain between the two may be off by chance, as a share: the standard error of what downloads took beside
 * what was to be expected of their size, taken from the median of the deviations, so that single ones do not count.
 */
export function noiseOf(a: Figures, b: Figures): number {
  return Math.hypot(errorOf(a), errorOf(b));
}

function errorOf(figures: Figures): number {
  const { samples } = figures;
  if (samples.length === 0) return 0;
  const [wait, pace] = [waitOf(figures), paceOf(figures)];
  const deviations = samples
    .map(({ waitMs, bodyMs, bytes }) => Math.abs(waitMs + bodyMs - wait - pace * bytes))
    .sort((a, b) => a - b);
  const typical = typicalMs(figures, sum(samples, 'bytes') / samples.length);
  const median = deviations[deviations.length >> 1] ?? 0;
  return typical > 0 ? (1.48 * median) / typical / Math.sqrt(samples.length) : 0;
}

/**
 * How many times the goodput of `before` that of `after` is, by Little's law: downloads under way over the time of one.
 * Unlike bytes counted per second it does not mind that downloads which began together end together, in waves.
 */
export function gainOf(before: Figures, after: Figures): number {
  const bytes = meanBytes(before, after);
  const [beforeMs, afterMs] = [typicalMs(before, bytes), typicalMs(after, bytes)];
  if (beforeMs <= 0 || afterMs <= 0 || before.inFlight <= 0) return 1;
  return (after.inFlight / before.inFlight) * (beforeMs / afterMs);
}

/** How many times as long a download takes in `after` as in `before`. */
export function stretchOf(before: Figures, after: Figures): number {
  const bytes = meanBytes(before, after);
  const beforeMs = typicalMs(before, bytes);
  return beforeMs <= 0 ? 1 : typicalMs(after, bytes) / beforeMs;
}

/** Both together, each with the weight of its samples. */
export function pooled(a: Figures, b: Figures): Figures {
  const samples = [...a.samples, ...b.samples];
  const weighted = a.inFlight * a.samples.length + b.inFlight * b.samples.length;
  return { samples, inFlight: samples.length === 0 ? b.inFlight : weighted / samples.length };
}

function meanBytes(a: Figures, b: Figures): number {
  return (sum(a.samples, 'bytes') + sum(b.samples, 'bytes')) / Math.max(1, a.samples.length + b.samples.length);
}

function sum(samples: readonly Sample[], key: keyof Sample): number {
  return samples.reduce((total, sample) => total + sample[key], 0);
}
