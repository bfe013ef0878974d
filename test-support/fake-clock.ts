/** A clock whose time passes only when the test says so. */
export interface FakeClock {
  now(): number;
  wallNow(): number;
  schedule(ms: number, callback: () => void): () => void;
  /** Lets time pass and calls back what is due on the way, in order. */
  advance(ms: number): void;
  /** How many callbacks wait. */
  readonly timers: number;
}

/** Begins at 0, and on the first of January 2030 for people. */
export function createFakeClock(): FakeClock {
  const timers = new Set<{ due: number; callback: () => void }>();
  let now = 0;
  return {
    now: () => now,
    wallNow: () => Date.UTC(2030, 0, 1) + now,
    schedule(ms, callback) {
      const timer = { due: now + ms, callback };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance(ms) {
      const end = now + ms;
      for (;;) {
        const [next] = [...timers].filter(({ due }) => due <= end).sort((a, b) => a.due - b.due);
        if (next === undefined) break;
        timers.delete(next);
        now = next.due;
        next.callback();
      }
      now = end;
    },
    get timers() {
      return timers.size;
    },
  };
}
