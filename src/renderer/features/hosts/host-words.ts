import { assertNever } from '../../../shared/assert-never.ts';
import type { Format } from '../../../shared/format.ts';
import type { HostHealth } from '../../../shared/host-health.ts';
import type { Messages } from '../../../shared/language/index.ts';
import { limitReasonWords } from '../../../shared/limit-reason.ts';

/** How a host stands, in a word or two; `bad` and `warn` where something is wrong. */
export interface StateWords {
  tone: 'quiet' | 'good' | 'warn' | 'bad';
  words: string;
}

/** @param now ms since the epoch, for the countdown of a pause */
export function stateWords(
  { circuit, pausedUntil, active }: HostHealth,
  now: number,
  texts: Messages['hosts'],
): StateWords {
  switch (circuit) {
    case 'closed':
      return active > 0 ? { tone: 'good', words: texts.answering } : { tone: 'quiet', words: texts.idle };
    case 'open': {
      const leftMs = (pausedUntil ?? now) - now;
      return { tone: 'warn', words: leftMs > 0 ? texts.pausedFor(leftMs + 999) : texts.paused };
    }
    case 'probing':
      return { tone: 'warn', words: texts.probing };
    case 'recovering':
      return { tone: 'warn', words: texts.recovering };
    case 'given-up':
      return { tone: 'bad', words: texts.givenUp };
    default:
      return assertNever(circuit);
  }
}

/** `2 × Too many requests, 1 × Connection lost` */
export function failureWords({ failures }: HostHealth, texts: Messages['failures'], { count }: Format): string {
  return failures.map(({ code, count: times }) => `${count(times)} × ${texts.reason[code]}`).join(', ');
}

/** Why its limit is what it is, without the name that stands beside it: `16 to 24: +48 %, kept`. */
export function reasonWords({ reasons }: HostHealth, texts: Messages['limits']): string[] {
  return reasons.map((reason) => limitReasonWords(reason, texts, false));
}

/** Hosts in trouble come first, then those where something has failed; apart from that the order stays as it was. */
export function inOrderOfTrouble(hosts: Iterable<HostHealth>): HostHealth[] {
  const [troubled, failing, well]: [HostHealth[], HostHealth[], HostHealth[]] = [[], [], []];
  for (const health of hosts) {
    if (health.circuit !== 'closed') troubled.push(health);
    else if (health.failures.length > 0) failing.push(health);
    else well.push(health);
  }
  return [...troubled, ...failing, ...well];
}
