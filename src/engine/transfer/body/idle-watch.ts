import type { Clock } from '../../clock.ts';

/** Watches for silence while bytes are wanted. Time during which we ourselves keep the line back does not count. */
export interface IdleWatch {
  /** Something has arrived. */
  heard(): void;
  /** We take nothing for now: the disk or a rate limit is the slower side. */
  pause(): void;
  resume(): void;
  stop(): void;
}

/**
 * @param idleMs the longest silence that is borne
 * @param onIdle called at most once
 */
export function watchIdle(clock: Clock, idleMs: number, onIdle: () => void): IdleWatch {
  let since: number | null = clock.now();
  let cancel: () => void;
  // One timer for many chunks: it looks how long the silence has lasted and sleeps for the rest.
  const look = (): void => {
    const silentMs = since === null ? 0 : clock.now() - since;
    if (silentMs >= idleMs) onIdle();
    else cancel = clock.schedule(idleMs - silentMs, look);
  };
  cancel = clock.schedule(idleMs, look);
  return {
    heard() {
      if (since !== null) since = clock.now();
    },
    pause: () => void (since = null),
    resume: () => void (since = clock.now()),
    stop: () => cancel(),
  };
}
