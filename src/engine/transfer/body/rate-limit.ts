import type { Clock } from '../../clock.ts';

/** A bound on the bytes per second of all transfers that share it. */
export interface RateLimit {
  /**
   * Accounts for bytes that have arrived.
   *
   * @returns for how many ms the one who took them should take no more; 0 when there is no need to wait
   */
  take(bytes: number): number;
}

/** Unused time is saved up to this length, so that a late timer costs no speed. */
const savedMs = 100;

/**
 * A token bucket that may go into debt: a chunk is accounted for after it has arrived, and its taker waits until the
 * debt is paid. Takers that come meanwhile wait for their own share on top, so that all together keep the rate.
 *
 * @param bytesPerSecond above 0
 */
export function createRateLimit(clock: Clock, bytesPerSecond: number): RateLimit {
  const bytesPerMs = bytesPerSecond / 1000;
  /** The moment at which all that was taken is paid for. */
  let paidAt = clock.now();
  return {
    take(bytes) {
      const now = clock.now();
      paidAt = Math.max(paidAt, now - savedMs) + bytes / bytesPerMs;
      return Math.max(0, paidAt - now);
    },
  };
}

/** A bound that can be changed, or lifted, while transfers share it. */
export interface ChangeableRateLimit extends RateLimit {
  /** @param bytesPerSecond above 0; null for no bound. What is owed from before is forgiven. */
  set(bytesPerSecond: number | null): void;
}

/** A bound that does not bind until it is set. */
export function createChangeableRateLimit(clock: Clock): ChangeableRateLimit {
  let limit: RateLimit | null = null;
  return {
    take: (bytes) => limit?.take(bytes) ?? 0,
    set(bytesPerSecond) {
      limit = bytesPerSecond === null ? null : createRateLimit(clock, bytesPerSecond);
    },
  };
}

/** Several bounds that hold at once, such as one for all transfers and one for those of a host. */
export function allRateLimits(limits: readonly RateLimit[]): RateLimit {
  return { take: (bytes) => Math.max(0, ...limits.map((limit) => limit.take(bytes))) };
}
