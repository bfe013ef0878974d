// How numbers are written for a person, in the window and in the terminal alike. English for now.
// Every form keeps to few digits, so that a live figure does not flicker in width when set in tabular figures.

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** A whole number with thousands separators: `12,040`. */
export const formatCount = (count: number): string => whole.format(count);

/** A count with its noun: `1 image`, `1,200 images`. `plural` where adding an s is not enough. */
export function formatCountOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${whole.format(count)} ${count === 1 ? singular : plural}`;
}

const byteUnits = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;

/**
 * Bytes in decimal units, as desktops show them: `512 B`, `48 kB`, `3.4 MB`, `212 GB`.
 * One decimal from MB on while below 100; kB and B are whole.
 *
 * @param bytes 0 or more
 */
export function formatBytes(bytes: number): string {
  let value = Math.max(0, bytes);
  let unit = 0;
  // 999.5 would be written as 1,000 of the smaller unit.
  while (value >= 999.5 && unit < byteUnits.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit >= 2 && value < 99.95 ? oneDecimal : whole;
  return `${digits.format(value)} ${byteUnits[unit] ?? ''}`;
}

/** Bytes per second: `3.4 MB/s`. */
export const formatSpeed = (bytesPerSecond: number): string => `${formatBytes(bytesPerSecond)}/s`;

/**
 * A share as whole per cent, rounded down: `100%` is shown only when it is reached.
 *
 * @param part 0 to `total`
 * @param total above 0; otherwise the share is 0
 */
export function formatPercent(part: number, total: number): string {
  return `${percentOf(part, total)}%`;
}

/** The number in `formatPercent`, from 0 to 100. */
export function percentOf(part: number, total: number): number {
  if (total <= 0) return 0;
  return Math.min(100, Math.max(0, Math.floor((part / total) * 100)));
}

interface Quantity {
  number: string;
  unit: 'ms' | 's' | null;
}

function durationParts(ms: number): Quantity {
  const clamped = Math.max(0, ms);
  if (clamped < 99.5) return { number: whole.format(clamped), unit: 'ms' };
  const seconds = clamped / 1000;
  if (seconds < 9.95) return { number: oneDecimal.format(seconds), unit: 's' };
  if (seconds < 59.5) return { number: whole.format(seconds), unit: 's' };
  const rounded = Math.round(seconds);
  if (rounded < 3600) {
    const rest = rounded % 60;
    return { number: `${Math.floor(rounded / 60)} min${rest === 0 ? '' : ` ${rest} s`}`, unit: null };
  }
  const minutes = Math.round(seconds / 60);
  const rest = minutes % 60;
  return { number: `${whole.format(Math.floor(minutes / 60))} h${rest === 0 ? '' : ` ${rest} min`}`, unit: null };
}

const joinQuantity = ({ number, unit }: Quantity): string => (unit === null ? number : `${number} ${unit}`);

/**
 * A length of time in words: `84 ms`, `3.4 s`, `41 s`, `1 min 12 s`, `2 h 5 min`.
 *
 * @param ms milliseconds, 0 or more
 */
export const formatDuration = (ms: number): string => joinQuantity(durationParts(ms));

/**
 * A measured time to three digits, so that two of them can be told apart: `361 ms`, `3.21 s`, `46.2 s`, `1 min 12 s`.
 *
 * @param ms milliseconds, 0 or more
 */
export function formatMeasured(ms: number): string {
  if (ms < 999.5) return `${whole.format(Math.max(0, ms))} ms`;
  const seconds = ms / 1000;
  if (seconds < 9.995) return `${seconds.toFixed(2)} s`;
  return seconds < 59.95 ? `${oneDecimal.format(seconds)} s` : formatDuration(ms);
}

/** An interval of time with its unit told once where it is shared: `41 to 52 s`, `58 s to 1 min 3 s`; one value when both look alike. */
export function formatDurationRange(lowMs: number, highMs: number): string {
  const low = durationParts(lowMs);
  const high = durationParts(highMs);
  if (low.number === high.number && low.unit === high.unit) return joinQuantity(high);
  if (low.unit !== null && low.unit === high.unit) return `${low.number} to ${joinQuantity(high)}`;
  return `${joinQuantity(low)} to ${joinQuantity(high)}`;
}

const two = (value: number): string => String(value).padStart(2, '0');

/**
 * A running clock of constant shape: `0:08`, `12:05`, `1:02:33`. Rounded down, as clocks are.
 *
 * @param ms milliseconds, 0 or more
 */
export function formatClock(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / 1000);
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

/** How many times as fast, as a bare number: `2.4`, `12`. */
export const formatFactor = (value: number): string => (value < 9.95 ? oneDecimal.format(value) : whole.format(value));

/**
 * A speed-up, or an interval of it: `12 times as fast`, `2.4 to 3.1 times as fast`.
 *
 * @param low above 0
 * @param high `low` or more; the same as `low` for a measured speed-up
 */
export function formatSpeedUp(low: number, high: number = low): string {
  const [from, to] = [formatFactor(low), formatFactor(high)];
  return from === to ? `${to} times as fast` : `${from} to ${to} times as fast`;
}
