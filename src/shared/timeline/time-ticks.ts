const steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000];
const hour = 3_600_000;

/** Round moments between two, as many as fit, in ms. @param leastMs the least time between two of them */
export function timeTicks(fromMs: number, toMs: number, leastMs: number): number[] {
  const step = steps.find((ms) => ms >= leastMs) ?? Math.ceil(leastMs / hour) * hour;
  const ticks: number[] = [];
  for (let at = Math.ceil(Math.max(0, fromMs) / step) * step; at <= toMs; at += step) ticks.push(at);
  return ticks;
}

/** A moment since the start, as exact as the ticks are: `1.25 s`, `40 ms`, `3:20`. @param stepMs between two ticks */
export function tickWords(atMs: number, stepMs: number): string {
  if (atMs === 0) return '0';
  if (atMs >= 60_000 && stepMs >= 1000) {
    const seconds = Math.round(atMs / 1000);
    const rest = String(seconds % 60).padStart(2, '0');
    const minutes = Math.floor(seconds / 60);
    return minutes < 60
      ? `${minutes}:${rest}`
      : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${rest}`;
  }
  if (atMs < 1000 && stepMs < 100) return `${Math.round(atMs)} ms`;
  const digits = stepMs >= 1000 ? 0 : stepMs >= 100 ? 1 : stepMs >= 10 ? 2 : 3;
  return `${(atMs / 1000).toFixed(digits)} s`;
}
