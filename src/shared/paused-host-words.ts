import type { PausedHost } from './batch.ts';
import { formatClock } from './format.ts';

/** What is wrong with a host, in a word or two: `busy (429)`, `not reachable`. */
export function hostTrouble({ reason }: PausedHost): string {
  const { code, status } = reason;
  if (status !== undefined) return `busy (${status})`;
  switch (code) {
    case 'dns-failed':
    case 'dns-timeout':
      return 'not found';
    case 'connect-refused':
      return 'refusing connections';
    case 'connection-lost':
      return 'breaking connections off';
    case 'unreachable':
      return 'out of reach';
    default:
      return 'not answering';
  }
}

/** When a paused host is tried again: `goes on in 0:24`, or `trying again` once its pause is over. @param now ms since the epoch */
export function hostOutlook({ pausedUntil }: PausedHost, now: number): string {
  const leftMs = pausedUntil - now;
  return leftMs > 0 ? `goes on in ${formatClock(leftMs + 999)}` : 'trying again';
}
