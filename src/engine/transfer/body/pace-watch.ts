import type { Clock } from '../../clock.ts';

/** The least speed that is borne, as a mean over a time. */
export interface Pace {
  bytesPerSecond: number;
  windowMs: number;
}

/** Watches for a body that is never silent and never gets anywhere. A slow but steady one above the limit is left alone. */
export interface PaceWatch {
  heard(bytes: number): void;
  /**
   * We take nothing for now. Where that lasts for most of a step, what came says nothing about the server until a whole
   * window has passed again; the moment that each write takes does no harm.
   */
  pause(): void;
  resume(): void;
  stop(): void;
}

/** The window slides in so many steps. */
const steps = 4;

/** @param onSlow called at most once */
export function watchPace(clock: Clock, { bytesPerSecond, windowMs }: Pace, onSlow: () => void): PaceWatch {
  const least = (bytesPerSecond * windowMs) / 1000;
  let window: number[] = [];
  const stepMs = windowMs / steps;
  let bytes = 0;
  /** In the present step: since when we hold the line back, and for how long we did so before. */
  let heldSince: number | null = null;
  let heldMs = 0;
  let cancel: () => void;
  const look = (): void => {
    const now = clock.now();
    if (heldSince !== null) heldMs += now - heldSince;
    if (heldMs > stepMs / 2) window = [];
    else window.push(bytes);
    bytes = 0;
    heldMs = 0;
    if (heldSince !== null) heldSince = now;
    const sum = window.reduce((total, part) => total + part, 0);
    if (window.length === steps) {
      if (sum < least) return onSlow();
      window.shift();
    }
    cancel = clock.schedule(stepMs, look);
  };
  cancel = clock.schedule(stepMs, look);
  return {
    heard(count) {
      bytes += count;
    },
    pause() {
      heldSince ??= clock.now();
    },
    resume() {
      if (heldSince !== null) heldMs += clock.now() - heldSince;
      heldSince = null;
    },
    stop: () => cancel(),
  };
}
