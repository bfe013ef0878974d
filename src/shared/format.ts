// How numbers and times are written for a person, in each language. Every form keeps to few digits, so that a live figure
// does not flicker in width when set in tabular figures.
import type { Language } from './language/language.ts';

/** Writes figures in one language. Each form is made once per language, when it is first used: `Intl` is slow to construct. */
export interface Format {
  /** A whole number with thousands separators: `12,040`, `12.040`. */
  count: (count: number) => string;
  /** A count with its noun in the number that agrees with it: `1 image`, `1,200 images`. */
  countOf: (count: number, one: string, other: string) => string;
  /** What agrees with a count, without the count: `is` or `are`. */
  plural: <T>(count: number, one: T, other: T) => T;
  /**
   * Bytes in decimal units, as desktops show them: `512 B`, `48 kB`, `3.4 MB`, `212 GB`.
   * One decimal from MB on while below 100; kB and B are whole. Takes 0 or more.
   */
  bytes: (bytes: number) => string;
  /** Bytes per second: `3.4 MB/s`. */
  speed: (bytesPerSecond: number) => string;
  /** A share of `total` as whole per cent, rounded down: `100%` is shown only when it is reached. */
  percent: (part: number, total: number) => string;
  /** A length of time in milliseconds, in words: `84 ms`, `3.4 s`, `41 s`, `1 min 12 s`, `2 h 5 min`. */
  duration: (ms: number) => string;
  /** A measured time to three digits, so that two of them can be told apart: `361 ms`, `3.21 s`, `46.2 s`, `1 min 12 s`. */
  measured: (ms: number) => string;
  /** An interval of time with its unit told once where it is shared: `41 to 52 s`; one value when both look alike. */
  durationRange: (lowMs: number, highMs: number) => string;
  /** A running clock of constant shape, rounded down as clocks are: `0:08`, `12:05`, `1:02:33`. */
  clock: (ms: number) => string;
  /** How many times as fast, as a bare number: `2.4`, `12`. */
  factor: (value: number) => string;
  /** A speed-up above 0, or an interval of it: `12 times as fast`, `2.4 to 3.1 times as fast`. */
  speedUp: (low: number, high?: number) => string;
  /** A day: `22 Nov 2026`, `22. Nov. 2026`. Takes milliseconds since 1970, as the others of this kind do. */
  date: (at: number) => string;
  /** A time of the day to the minute: `16:05`. */
  time: (at: number) => string;
  dateTime: (at: number) => string;
  /** Parts as a sentence lists them: `a, b and c`. */
  list: (parts: readonly string[]) => string;
}

interface FigureWords {
  /** For `Intl`. English with the day before the month and 24 hours, which cannot be misread anywhere. */
  dateLocale: string;
  range: (low: string, high: string) => string;
  /** The same twice for one factor. */
  timesAsFast: (low: string, high: string) => string;
}

const figureWords: Record<Language, FigureWords> = {
  en: {
    dateLocale: 'en-GB',
    range: (low, high) => `${low} to ${high}`,
    timesAsFast: (low, high) => `${low === high ? low : `${low} to ${high}`} times as fast`,
  },
  de: {
    dateLocale: 'de-DE',
    range: (low, high) => `${low} bis ${high}`,
    timesAsFast: (low, high) => `${low === high ? low : `${low}- bis ${high}`}-mal so schnell`,
  },
};

const locales: Record<Language, string> = { en: 'en-US', de: 'de-DE' };
const byteUnits = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;

interface Quantity {
  number: string;
  unit: 'ms' | 's' | null;
}

/** Makes something when it is first asked for. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

const two = (value: number): string => String(value).padStart(2, '0');
const joinQuantity = ({ number, unit }: Quantity): string => (unit === null ? number : `${number} ${unit}`);

function createFormat(language: Language): Format {
  const locale = locales[language];
  const { dateLocale, range, timesAsFast } = figureWords[language];
  const fixed = (digits: number): ((value: number) => string) => {
    const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    const format = once(() => new Intl.NumberFormat(locale, options));
    return (value) => format().format(value);
  };
  const [whole, oneDecimal, twoDecimals] = [fixed(0), fixed(1), fixed(2)];
  const percents = once(() => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }));
  const plurals = once(() => new Intl.PluralRules(locale));
  const datesAs = (options: Intl.DateTimeFormatOptions): ((at: number) => string) => {
    const format = once(() => new Intl.DateTimeFormat(dateLocale, options));
    return (at) => format().format(at);
  };
  const lists = once(() => new Intl.ListFormat(dateLocale, { type: 'conjunction' }));

  const plural = <T>(count: number, one: T, other: T): T => (plurals().select(count) === 'one' ? one : other);

  const bytes = (size: number): string => {
    let value = Math.max(0, size);
    let unit = 0;
    // 999.5 would be written as 1,000 of the smaller unit.
    while (value >= 999.5 && unit < byteUnits.length - 1) {
      value /= 1000;
      unit += 1;
    }
    const digits = unit >= 2 && value < 99.95 ? oneDecimal : whole;
    return `${digits(value)} ${byteUnits[unit] ?? ''}`;
  };

  const durationParts = (ms: number): Quantity => {
    const clamped = Math.max(0, ms);
    if (clamped < 99.5) return { number: whole(clamped), unit: 'ms' };
    const seconds = clamped / 1000;
    if (seconds < 9.95) return { number: oneDecimal(seconds), unit: 's' };
    if (seconds < 59.5) return { number: whole(seconds), unit: 's' };
    const rounded = Math.round(seconds);
    if (rounded < 3600) {
      const rest = rounded % 60;
      return { number: `${Math.floor(rounded / 60)} min${rest === 0 ? '' : ` ${rest} s`}`, unit: null };
    }
    const minutes = Math.round(seconds / 60);
    const rest = minutes % 60;
    return { number: `${whole(Math.floor(minutes / 60))} h${rest === 0 ? '' : ` ${rest} min`}`, unit: null };
  };
  const duration = (ms: number): string => joinQuantity(durationParts(ms));
  const factor = (value: number): string => (value < 9.95 ? oneDecimal(value) : whole(value));

  return {
    count: whole,
    countOf: (count, one, other) => `${whole(count)} ${plural(count, one, other)}`,
    plural,
    bytes,
    speed: (bytesPerSecond) => `${bytes(bytesPerSecond)}/s`,
    percent: (part, total) => percents().format(percentOf(part, total) / 100),
    duration,
    measured(ms) {
      if (ms < 999.5) return `${whole(Math.max(0, ms))} ms`;
      const seconds = ms / 1000;
      if (seconds < 9.995) return `${twoDecimals(seconds)} s`;
      return seconds < 59.95 ? `${oneDecimal(seconds)} s` : duration(ms);
    },
    durationRange(lowMs, highMs) {
      const low = durationParts(lowMs);
      const high = durationParts(highMs);
      if (low.number === high.number && low.unit === high.unit) return joinQuantity(high);
      const isUnitShared = low.unit !== null && low.unit === high.unit;
      return range(isUnitShared ? low.number : joinQuantity(low), joinQuantity(high));
    },
    clock(ms) {
      const seconds = Math.floor(Math.max(0, ms) / 1000);
      const minutes = Math.floor(seconds / 60);
      if (minutes < 60) return `${minutes}:${two(seconds % 60)}`;
      return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
    },
    factor,
    speedUp(low, high = low) {
      const [from, to] = [factor(low), factor(high)];
      return timesAsFast(from, to);
    },
    date: datesAs({ dateStyle: 'medium' }),
    time: datesAs({ timeStyle: 'short' }),
    dateTime: datesAs({ dateStyle: 'medium', timeStyle: 'short' }),
    list: (parts) => lists().format(parts),
  };
}

/** What `Format.percent` writes, as a number from 0 to 100; 0 for a `total` that is not above 0. */
export function percentOf(part: number, total: number): number {
  if (total <= 0) return 0;
  return Math.min(100, Math.max(0, Math.floor((part / total) * 100)));
}

const made = new Map<Language, Format>();

/** The figures of a language. Always the same object for the same language. */
export function formatFor(language: Language): Format {
  const format = made.get(language) ?? createFormat(language);
  made.set(language, format);
  return format;
}

// The terminal and the logs, whose language is English.
export const {
  count: formatCount,
  bytes: formatBytes,
  speed: formatSpeed,
  percent: formatPercent,
  duration: formatDuration,
  measured: formatMeasured,
  durationRange: formatDurationRange,
  clock: formatClock,
  speedUp: formatSpeedUp,
} = formatFor('en');

/** A count with its noun: `1 image`, `1,200 images`. `plural` where adding an s is not enough. */
export const formatCountOf = (count: number, singular: string, plural = `${singular}s`): string =>
  formatFor('en').countOf(count, singular, plural);
