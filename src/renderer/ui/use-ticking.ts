import { useEffect, useState } from 'react';

/**
 * Re-renders every `everyMs` while `ticking`, and returns the time of the last tick, in ms since the epoch.
 *
 * @param everyMs milliseconds between ticks
 */
export function useTicking(ticking: boolean, everyMs: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!ticking) return undefined;
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [ticking, everyMs]);
  return now;
}
