export interface TrialWords {
  from: number;
  to: number;
  scope: string;
  /** Goodput at `to` over that at `from`. */
  gain: number;
  isKept: boolean;
}

/** `16 to 24 on cdn.example: +3 %, not kept` */
export function trialWords({ from, to, scope, gain, isKept }: TrialWords): string {
  const percent = Math.round((gain - 1) * 100);
  const sign = percent > 0 ? '+' : percent < 0 ? '−' : '±';
  return `${from} to ${to} ${scope}: ${sign}${Math.abs(percent)} %, ${isKept ? 'kept' : 'not kept'}`;
}

/** `12 to 6 on cdn.example: it answered 429` */
export function backOffWords(from: number, to: number, scope: string, why: string): string {
  return `${from} to ${to} ${scope}: ${why}`;
}

/** `downloads on cdn.example take 2.1 times as long as before: looking again` */
export function changeWords(scope: string, stretch: number): string {
  const times = (stretch > 1 ? stretch : 1 / stretch).toFixed(1);
  return `downloads ${scope} are ${times} times as ${stretch > 1 ? 'slow' : 'quick'} as before: looking again`;
}
