import type { LimitReason } from '../../shared/limit-reason.ts';

interface Trial {
  from: number;
  to: number;
  host: string | null;
  /** Goodput at `to` over that at `from`. */
  gain: number;
  isKept: boolean;
}

/** What an experiment has shown, with the gain in whole per cent. */
export function trialReason({ from, to, host, gain, isKept }: Trial): LimitReason {
  return { kind: 'trial', host, from, to, gainPercent: Math.round((gain - 1) * 100), isKept };
}

/** @param stretch how many times as long downloads take as before */
export function changeReason(host: string | null, stretch: number): LimitReason {
  const isSlower = stretch > 1;
  return { kind: 'change', host, times: Math.round((isSlower ? stretch : 1 / stretch) * 10) / 10, isSlower };
}

/** Whether a reason has been told already. */
export const isSameReason = (a: LimitReason, b: LimitReason | undefined): boolean =>
  b !== undefined && JSON.stringify(a) === JSON.stringify(b);
