import type { FailureCode } from './failure.ts';
import type { LimitReason } from './limit-reason.ts';

/**
 * How a host stands with its circuit breaker. `open`: nothing is asked of it; `probing`: one download tries it;
 * `recovering`: each answer lets one more in.
 */
export type CircuitState = 'closed' | 'open' | 'probing' | 'recovering' | 'given-up';

/** How one host of a batch does. Everything is measured. */
export interface HostHealth {
  host: string;
  /** Downloads in slots now. */
  active: number;
  /** The most it may have at once now; null where only the limit for all counts. */
  limit: number | null;
  saved: number;
  /** From a download's slot to the first byte of its answer, of the last thousand or so, within 8 %; null before the first. */
  firstByteMs: { median: number; p95: number } | null;
  /** Saved bytes over about the last five seconds. */
  bytesPerSecond: number;
  /** Attempts that failed, by code, the most frequent first. */
  failures: readonly { code: FailureCode; count: number }[];
  circuit: CircuitState;
  /** When the pause of an open circuit ends, in ms since the epoch. */
  pausedUntil?: number;
  /** Why the limit is what it is, the latest first. */
  reasons: readonly LimitReason[];
}

/** The state of automatic concurrency for the whole list. */
export interface AutoConcurrencyState {
  /** The most that may run at once now: of all hosts together, or of the only one. */
  limit: number;
  /** The latest finding; null before the first. */
  reason: LimitReason | null;
}
