/** A stretch of time, in ms. */
export interface Interval {
  fromMs: number;
  toMs: number;
}

/** The same time as disjoint intervals in order. Empty ones fall away. */
export function union(intervals: readonly Interval[]): Interval[] {
  const sorted = intervals.filter(({ fromMs, toMs }) => toMs > fromMs).sort((a, b) => a.fromMs - b.fromMs);
  const merged: Interval[] = [];
  for (const { fromMs, toMs } of sorted) {
    const last = merged.at(-1);
    if (last !== undefined && fromMs <= last.toMs) last.toMs = Math.max(last.toMs, toMs);
    else merged.push({ fromMs, toMs });
  }
  return merged;
}

/** What is in `a` and in no interval of `b`. Both disjoint and in order. */
export function minus(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const left: Interval[] = [];
  let place = 0;
  for (const { fromMs, toMs } of a) {
    let from = fromMs;
    while (place > 0 && (b[place - 1]?.toMs ?? 0) > from) place--;
    for (; place < b.length; place++) {
      const cut = b[place];
      if (cut === undefined || cut.fromMs >= toMs) break;
      if (cut.fromMs > from) left.push({ fromMs: from, toMs: cut.fromMs });
      from = Math.max(from, cut.toMs);
    }
    if (from < toMs) left.push({ fromMs: from, toMs });
  }
  return left;
}

/** How much of two sets of time is common, in ms. Both disjoint and in order. */
export function overlapMs(a: readonly Interval[], b: readonly Interval[]): number {
  let ms = 0;
  let at = 0;
  for (const { fromMs, toMs } of a) {
    while (at < b.length && (b[at]?.toMs ?? 0) <= fromMs) at++;
    for (let place = at; place < b.length; place++) {
      const other = b[place];
      if (other === undefined || other.fromMs >= toMs) break;
      ms += Math.min(toMs, other.toMs) - Math.max(fromMs, other.fromMs);
    }
  }
  return ms;
}

export const lengthMs = (intervals: readonly Interval[]): number =>
  intervals.reduce((ms, { fromMs, toMs }) => ms + toMs - fromMs, 0);
