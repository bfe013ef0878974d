import type { Figures, Sample } from './cohort.ts';

/** What a download is told when it begins, to be given back when it ends. */
export interface Ticket {
  /** How many were under way then, itself among them. */
  readonly ordinal: number;
  readonly cohort: number;
  /** Its place among those of its cohort, from 0; below 0 it does not count. */
  readonly place: number;
}

/** A cohort is complete with this share of its downloads: one that hangs must not hold up the rest. */
const enoughShare = 0.9;

/**
 * Groups downloads into cohorts: the first so many that begin after a change of the limit. Which ones belong is settled
 * when they begin, not when they end: the first to end are the quick ones, and would make every new level look good.
 */
export class CohortMeter {
  #inFlight = 0;
  #cohort = 0;
  #need = 1;
  #begun = 0;
  #ended = 0;
  #samples: Sample[] = [];
  #firstAt = 0;
  #countedAt = 0;
  /** Downloads under way times ms, since the first of the cohort began. */
  #area = 0;

  get inFlight(): number {
    return this.#inFlight;
  }

  /** The first cohort that has not begun before now. */
  get cohort(): number {
    return this.#cohort;
  }

  /**
   * Begins a new cohort of so many; what is under way belongs to none any more.
   *
   * @param skipped so many that begin first do not count: after a step all the new ones wait together and then receive
   *   together, which says more about the step than about the level
   */
  restart(need: number, skipped = 0): void {
    this.#cohort++;
    this.#need = need;
    this.#begun = -skipped;
    this.#ended = 0;
    this.#samples = [];
  }

  began(now: number): Ticket {
    this.#count(now);
    this.#inFlight++;
    if (this.#begun === 0) {
      this.#firstAt = now;
      this.#area = 0;
    }
    return { ordinal: this.#inFlight, cohort: this.#cohort, place: this.#begun++ };
  }

  /**
   * @param sample null where the end says nothing about the time that a download takes
   * @returns the figures of the cohort when it is complete
   */
  ended({ cohort, place }: Ticket, sample: Sample | null, now: number): Figures | null {
    this.#count(now);
    this.#inFlight--;
    if (cohort !== this.#cohort || place < 0 || place >= this.#need) return null;
    this.#ended++;
    if (sample !== null) this.#samples.push(sample);
    if (this.#ended < Math.ceil(this.#need * enoughShare)) return null;
    const elapsed = now - this.#firstAt;
    return { inFlight: elapsed > 0 ? this.#area / elapsed : this.#inFlight + 1, samples: this.#samples };
  }

  #count(now: number): void {
    this.#area += this.#inFlight * (now - this.#countedAt);
    this.#countedAt = now;
  }
}
