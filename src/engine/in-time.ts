import { setTimeout as after } from 'node:timers/promises';

/**
 * Waits for work that may never end, such as looking into a folder on a dead network share, and not for ever.
 *
 * @param work is told when nobody waits any more: from then on it must change nothing
 * @returns what it comes to; null where it takes longer
 */
export async function inTime<T>(ms: number, work: (isLate: () => boolean) => Promise<T>): Promise<T | null> {
  let isLate = false;
  const timer = new AbortController();
  const late = after(ms, null, { signal: timer.signal }).catch(() => null);
  try {
    return await Promise.race([work(() => isLate), late]);
  } finally {
    isLate = true;
    timer.abort();
  }
}
