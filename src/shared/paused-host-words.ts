import type { FailureCode } from './failure.ts';
import type { Messages } from './language/index.ts';

type Texts = Messages['hosts'];

/** Why a host is left in peace. */
export interface HostTrouble {
  code: FailureCode;
  /** HTTP status where the server answered with one. */
  status?: number;
}

/** What is wrong with a host, in a word or two: `busy (429)`, `not reachable`. */
export function hostTrouble({ code, status }: HostTrouble, { trouble }: Texts): string {
  if (status !== undefined) return trouble.busy(status);
  switch (code) {
    case 'dns-failed':
    case 'dns-timeout':
      return trouble.notFound;
    case 'connect-refused':
      return trouble.refusing;
    case 'connection-lost':
      return trouble.breakingOff;
    case 'unreachable':
      return trouble.outOfReach;
    default:
      return trouble.silent;
  }
}

/**
 * When a paused host is tried again: `goes on in 0:24`, or `trying again` once its pause is over.
 *
 * @param pausedUntil ms since the epoch, as is `now`
 */
export function hostOutlook({ pausedUntil }: { pausedUntil: number }, now: number, texts: Texts): string {
  const leftMs = pausedUntil - now;
  return leftMs > 0 ? texts.goesOnIn(leftMs + 999) : texts.tryingAgain;
}
