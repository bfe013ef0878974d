import type { Ticket } from './cohort-meter.ts';

/**
 * How far a limit comes down, as a share of it at the least, and how long nothing is tried beyond afterwards: doubled with
 * each further time, up to sixteenfold. In ms.
 */
const steps = {
  refused: { least: 0.5, holdMs: 60_000 },
  troubled: { least: 0.75, holdMs: 30_000 },
} as const;

const mostTimes = 16;

/** What a host has said no to, and how far that takes the limit down: at once, to below the number at which it came. */
export class Refusals {
  #refusedAt = { limit: Infinity, until: 0, times: 0 };
  /** Refusals of downloads that began before the limit came down say nothing new: they share one floor. */
  #cut = { cohort: -1, floor: 1 };
  #troubles = 0;

  /** The least number at once that was refused last. */
  get limit(): number {
    return this.#refusedAt.limit;
  }

  /** The most that may be tried now. */
  most(now: number): number {
    return now < this.#refusedAt.until ? this.#refusedAt.limit - 1 : Infinity;
  }

  /** A cohort has come to its end. */
  calmedDown(): void {
    this.#troubles = 0;
  }

  /** One more connection has broken. @returns whether that makes them too many in a row */
  areTooMany({ ordinal }: Ticket, limit: number): boolean {
    this.#troubles++;
    if (this.#troubles < 2 + limit / 8 || ordinal <= 1) return false;
    this.#troubles = 0;
    return true;
  }

  /**
   * @param present the limit in force, and the first cohort that has not begun
   * @returns the limit from now on; the same where it has come down for this already
   */
  cut(
    ticket: Ticket,
    why: keyof typeof steps,
    { limit: present, cohort, now }: { limit: number; cohort: number; now: number },
  ): number {
    const { least, holdMs } = steps[why];
    if (ticket.cohort > this.#cut.cohort) {
      const { limit, until, times } = this.#refusedAt;
      const again = present >= limit - 1 || now < until ? times + 1 : 1;
      this.#refusedAt = { limit, until: now + Math.min(mostTimes, 2 ** (again - 1)) * holdMs, times: again };
      this.#cut = { cohort, floor: Math.max(1, Math.floor(present * least)) };
    }
    const to = why === 'refused' ? ticket.ordinal - 1 : Math.floor(present * least);
    const next = Math.max(this.#cut.floor, Math.min(to, present));
    this.#refusedAt.limit = next + 1;
    return next;
  }

  /** The lower limit is in force. @param cohort the first one under it */
  settled(cohort: number): void {
    this.#cut.cohort = cohort - 1;
  }
}
