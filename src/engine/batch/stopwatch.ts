import type { Clock } from '../clock.ts';

/** Adds up the time during which something ran; the time in between does not count. */
export interface Stopwatch {
  start(): void;
  stop(): void;
  readonly elapsedMs: number;
}

/** @param beforeMs what has been added up earlier */
export function createStopwatch(clock: Clock, beforeMs = 0): Stopwatch {
  let before = beforeMs;
  let since: number | null = null;
  return {
    start() {
      since ??= clock.now();
    },
    stop() {
      if (since === null) return;
      before += clock.now() - since;
      since = null;
    },
    get elapsedMs() {
      return before + (since === null ? 0 : clock.now() - since);
    },
  };
}
