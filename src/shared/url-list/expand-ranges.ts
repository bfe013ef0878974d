/** The most addresses that the ranges of one URL may make together. */
export const maxRangeRows = 100_000;
/** The most addresses that the ranges of one source may make together, and the most characters in them. */
export const maxSourceRangeRows = 1_000_000;
export const maxSourceRangeLength = 150_000_000;

/** `[001-120]`, `[a-z]`, `[0-100:10]` as curl writes them; `{01..20}`, `{a..e}`, `{0..100..10}` as shells do. No IPv6 host has such a hyphen. */
const rangePattern =
  /\[(\d{1,15})-(\d{1,15})(?::(\d{1,9}))?\]|\{(\d{1,15})\.\.(\d{1,15})(?:\.\.(\d{1,9}))?\}|\[([a-z])-([a-z])\]|\[([A-Z])-([A-Z])\]|\{([a-z])\.\.([a-z])\}|\{([A-Z])\.\.([A-Z])\}/g;

interface Range {
  /** Text before it. */
  before: string;
  count: number;
  valueAt(index: number): string;
}

function numberRange(before: string, from: string, to: string, stepText: string | undefined): Range {
  const first = Number(from);
  const last = Number(to);
  const step = Math.max(1, Number(stepText ?? 1)) * (first <= last ? 1 : -1);
  // Zero padding is kept where it is written: 001-120 counts 001, 002, …; 1-120 counts 1, 2, ….
  const padded = /^0\d/.test(from) || /^0\d/.test(to);
  const width = padded ? Math.max(from.length, to.length) : 0;
  return {
    before,
    count: Math.floor((last - first) / step) + 1,
    valueAt: (index) => String(first + index * step).padStart(width, '0'),
  };
}

function letterRange(before: string, from: string, to: string): Range {
  const first = from.codePointAt(0) ?? 0;
  const last = to.codePointAt(0) ?? 0;
  const step = first <= last ? 1 : -1;
  return {
    before,
    count: Math.abs(last - first) + 1,
    valueAt: (index) => String.fromCodePoint(first + index * step),
  };
}

function rangeOf(before: string, match: RegExpExecArray): Range {
  const [, from, to, step, braceFrom, braceTo, braceStep, ...letters] = match;
  if (from !== undefined && to !== undefined) return numberRange(before, from, to, step);
  if (braceFrom !== undefined && braceTo !== undefined) return numberRange(before, braceFrom, braceTo, braceStep);
  const [first = '', last = ''] = letters.filter((letter) => letter !== undefined);
  return letterRange(before, first, last);
}

/** A URL with ranges in it: how many addresses it makes, and which. */
export interface RangedUrl {
  /** 1 where there is no range. May be far above `maxRangeRows`: look before you ask for them all. */
  count: number;
  /** The addresses in order, the last range turning fastest. */
  urls(): Generator<string>;
}

/** Finds the ranges in a URL. Descending ones count down. Linear in the URL's length. */
export function readRanges(url: string): RangedUrl {
  const ranges: Range[] = [];
  let before = '';
  let end = 0;
  for (const match of url.matchAll(rangePattern)) {
    before += url.slice(end, match.index);
    end = match.index + match[0].length;
    const range = rangeOf(before, match);
    // A range of one value is text: what is left are ranges that at least double the count, so there are few of them.
    if (range.count === 1) {
      before += range.valueAt(0);
    } else {
      ranges.push(range);
      before = '';
    }
  }
  const rest = before + url.slice(end);
  const count = ranges.reduce((product, range) => product * range.count, 1);
  const fromLast = ranges.toReversed();
  return {
    count,
    *urls() {
      for (let n = 0; n < count; n++) {
        // The number n, written in the mixed base of the ranges, from the last digit to the first.
        let left = n;
        let text = rest;
        for (const range of fromLast) {
          text = range.before + range.valueAt(left % range.count) + text;
          left = Math.floor(left / range.count);
        }
        yield text;
      }
    },
  };
}
