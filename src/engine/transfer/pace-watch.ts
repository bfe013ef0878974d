import type { Clock } from '../clock.ts';

/** The least speed that is borne, as a mean over a time. */
export interface Pace {
  bytesPerSecond: number;
  windowMs: number;
}

/** Watches for a body that is never silent and never gets anywhere. A slow but steady one above the limit is left alone. */
export interface PaceWatch {
  heard(bytes: number): void;
  /** We take nothing for now: what comes next says nothing about the server until a whole window has passed again. */
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
  let bytes = 0;
  let paused = false;
  let cancel: () => void;
  const look = (): void => {
    if (!paused) window.push(bytes);
    bytes = 0;
    const sum = window.reduce((total, part) => total + part, 0);
    if (window.length === steps) {
      if (sum < least) return onSlow();
      window.shift();
    }
    cancel = clock.schedule(windowMs / steps, look);
  };
  cancel = clock.schedule(windowMs / steps, look);
  return {
    heard(count) {
      bytes += count;
    },
    pause() {
      paused = true;
      window = [];
    },
    resume() {
      paused = false;
    },
    stop: () => cancel(),
  };
}
