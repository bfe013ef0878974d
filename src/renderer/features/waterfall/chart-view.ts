/** Which part of time the chart shows. */
export type ChartView =
  /** All of it, growing with the batch. */
  | { kind: 'all' }
  /** The last stretch of this length, moving with the batch. */
  | { kind: 'end'; spanMs: number }
  /** Where the person has moved it. */
  | { kind: 'still'; fromMs: number; toMs: number };

export interface Stretch {
  fromMs: number;
  toMs: number;
}

/** The shortest stretch that can be looked at, in ms. */
const shortestMs = 4;
/** What is left free at both ends of the whole, as a share of it. */
const freeShare = 0.01;

/** @param endMs the end of what there is to show */
export function stretchOf(view: ChartView, endMs: number): Stretch {
  const whole = wholeOf(endMs);
  switch (view.kind) {
    case 'all':
      return whole;
    case 'end':
      return { fromMs: Math.max(whole.fromMs, whole.toMs - view.spanMs), toMs: whole.toMs };
    default:
      return { fromMs: view.fromMs, toMs: view.toMs };
  }
}

/** @param share of the width, from 0 to 1, whose moment stays where it is @param factor below 1 to see less of time */
export function zoom(view: ChartView, endMs: number, factor: number, share: number): ChartView {
  const { fromMs, toMs } = stretchOf(view, endMs);
  const whole = wholeOf(endMs);
  const spanMs = Math.max(shortestMs, Math.min(whole.toMs - whole.fromMs, (toMs - fromMs) * factor));
  const at = fromMs + (toMs - fromMs) * share;
  return settle(at - spanMs * share, spanMs, endMs);
}

/** @param byMs to later moments where it is above 0 */
export function pan(view: ChartView, endMs: number, byMs: number): ChartView {
  const { fromMs, toMs } = stretchOf(view, endMs);
  return settle(fromMs + byMs, toMs - fromMs, endMs);
}

/** Moves no further than needed for a stretch to be seen. */
export function reveal(view: ChartView, endMs: number, wanted: Stretch): ChartView {
  const { fromMs, toMs } = stretchOf(view, endMs);
  const spanMs = toMs - fromMs;
  const margin = spanMs * 0.05;
  if (wanted.fromMs >= fromMs && wanted.toMs <= toMs) return view;
  if (wanted.toMs - wanted.fromMs > spanMs || wanted.fromMs < fromMs)
    return settle(wanted.fromMs - margin, spanMs, endMs);
  return settle(wanted.toMs + margin - spanMs, spanMs, endMs);
}

/** Within the whole; what reaches its end follows it. */
function settle(fromMs: number, spanMs: number, endMs: number): ChartView {
  const whole = wholeOf(endMs);
  if (spanMs >= (whole.toMs - whole.fromMs) * 0.999) return { kind: 'all' };
  const from = Math.max(whole.fromMs, fromMs);
  if (from + spanMs >= whole.toMs) return { kind: 'end', spanMs };
  return { kind: 'still', fromMs: from, toMs: from + spanMs };
}

function wholeOf(endMs: number): Stretch {
  const length = Math.max(endMs, 100);
  return { fromMs: -length * freeShare, toMs: length * (1 + freeShare) };
}
