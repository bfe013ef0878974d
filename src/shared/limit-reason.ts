import { assertNever } from './assert-never.ts';
import type { Messages } from './language/index.ts';

/** Why the number at once is what it is. `host` is whose limit was changed, null for that of all together. */
export type LimitReason = { host: string | null } & (
  | {
      kind: 'trial';
      from: number;
      to: number;
      /** Goodput at `to` over that at `from`, in whole per cent. */
      gainPercent: number;
      isKept: boolean;
    }
  | {
      kind: 'back-off';
      from: number;
      to: number;
      /** What the host answered; null where connections broke or timed out. */
      status: number | null;
    }
  | {
      kind: 'change';
      /** How many times as slow, or as quick, downloads have become; above 1. */
      times: number;
      isSlower: boolean;
    }
);

/**
 * A reason in words: `16 to 24 on cdn.example: +3 %, not kept`.
 *
 * @param isHostNamed false where the host stands beside it: `16 to 24: +3 %, not kept`
 */
export function limitReasonWords(reason: LimitReason, texts: Messages['limits'], isHostNamed = true): string {
  const { host, kind } = reason;
  const scope = isHostNamed ? (host === null ? texts.inAll : texts.onHost(host)) : '';
  switch (kind) {
    case 'trial': {
      const { from, to, gainPercent, isKept } = reason;
      const sign = gainPercent > 0 ? '+' : gainPercent < 0 ? '−' : '±';
      return texts.trial(from, to, scope, `${sign}${Math.abs(gainPercent)} %`, isKept);
    }
    case 'back-off':
      return texts.backOff(reason.from, reason.to, scope, reason.status);
    case 'change':
      return texts.change(scope, reason.times, reason.isSlower);
    default:
      return assertNever(kind);
  }
}
