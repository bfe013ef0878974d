import type { LimitReason } from '../../shared/limit-reason.ts';
import { type Figures, gainOf, noiseOf, pooled, type Sample, stretchOf } from './cohort.ts';
import { CohortMeter, type Ticket } from './cohort-meter.ts';
import { NextLevel } from './next-level.ts';
import { changeReason, trialReason } from './reasons.ts';
import { Refusals } from './refusals.ts';

/** A step is kept for at least this much more goodput. */
const worthwhile = 1.05;
/** Within so many standard errors of the bar chance would decide: look again. */
const doubtful = 1.5;
/** Doubling goes on while it brings at least this much: the bar by which BBR's start-up finds the pipe full. */
const doublingPays = 1.25;
/** Fewer at once are kept when they lose no more than this. */
const bearableLoss = 1.02;
/** So much slower or quicker than before, twice running: the line or the host is another. */
const changedBy = 1.5;
/** With less of the limit in use it is not the limit that holds back the goodput. */
const inUse = 0.85;
const mostLooks = 4;

/** A level and what was measured at it. */
interface Level {
  limit: number;
  figures: Figures;
  /** The quickest of what was measured at it since it is in force; a step down must stand comparison with that. */
  best?: Figures;
}

type Phase =
  /** Nothing is known yet. */
  | { kind: 'opening' }
  /** From `from`, twice as many each time. */
  | { kind: 'doubling'; from: Level }
  | { kind: 'steady'; level: Level | null }
  | { kind: 'trial'; from: Level };

export interface LoopOptions {
  /** Whose limit it is; null for that of all together. */
  host: string | null;
  /** The limit to begin with, from 1. */
  first: number;
  ceiling: number;
  /** Whether fewer at once are tried only when downloads have become slow, and not to see whether they would do. */
  staysUp?: boolean;
}

/**
 * Finds how many downloads at once are worth it, for one host or for all together. Pure: it is told what happens and
 * when, and says what the limit is.
 *
 * It doubles while that pays, as TCP's slow start and BBR's start-up do, and then tries single steps: up by half,
 * between a level that was better and one that was worse, or down where downloads take longer than they need to (Vegas,
 * Netflix's gradient limit). Each step is an experiment in the way of PCC (NSDI 2015): the goodput of the downloads
 * that began at the new level against those at the old, and the old level again unless the new one is better by 5 %.
 * Refusals and broken connections cut the limit at once, as in AIMD, to below the number at which they came.
 */
export class ConcurrencyLoop {
  readonly #host: string | null;
  readonly #meter = new CohortMeter();
  #phase: Phase = { kind: 'opening' };
  #limit: number;
  #ceiling: number;
  #looks: Figures | null = null;
  #looked = 0;
  #reason: LimitReason | null = null;
  /** The quickest that downloads were seen to be, at whatever level. */
  #quickest: Figures | null = null;
  readonly #next: NextLevel;
  readonly #refusals = new Refusals();
  #nextTrialAt = 0;
  #oddCohorts = 0;

  constructor({ host, first, ceiling, staysUp = false }: LoopOptions) {
    this.#host = host;
    this.#next = new NextLevel(staysUp);
    this.#ceiling = ceiling;
    this.#limit = Math.max(1, Math.min(first, ceiling));
    this.#meter.restart(halfOf(this.#limit));
  }

  get limit(): number {
    return this.#limit;
  }

  get inFlight(): number {
    return this.#meter.inFlight;
  }

  /** Why the limit is what it is; null while nothing has been found out. */
  get reason(): LimitReason | null {
    return this.#reason;
  }

  /** The time that a download takes where nothing is in its way; null while nothing is known. */
  get quickest(): Figures | null {
    return this.#quickest;
  }

  /** Whether nothing has been measured yet, so that the limit may still be raised without looking. */
  get isOpening(): boolean {
    return this.#phase.kind === 'opening';
  }

  /** Takes the limit up while nothing is known. */
  open(limit: number): void {
    if (!this.isOpening) return;
    this.#limit = Math.max(this.#limit, Math.min(limit, this.#ceiling));
  }

  setCeiling(ceiling: number, now: number): void {
    const isRaised = ceiling > this.#ceiling;
    this.#ceiling = ceiling;
    if (this.#limit > ceiling) this.#settle(null, ceiling, now);
    else if (isRaised) this.#forget(now);
  }

  began(now: number): Ticket {
    return this.#meter.began(now);
  }

  /** @param sample null for an end that says nothing about the line or the host */
  ended(ticket: Ticket, sample: Sample | null, now: number): void {
    const figures = this.#meter.ended(ticket, sample, now);
    if (figures === null) return;
    this.#refusals.calmedDown();
    if (figures.samples.length < 2) this.#measure();
    else this.#complete(figures, now);
  }

  /**
   * The host says that it is asked too much.
   *
   * @param status 429 or 503
   */
  refused(ticket: Ticket, status: number, now: number): void {
    this.ended(ticket, null, now);
    // Alone it was not too many: the host is busy with others, and waits are the breaker's affair.
    if (ticket.ordinal > 1) this.#backOff(ticket, 'refused', status, now);
  }

  /** A connection broke or timed out. Now and then one does; several in a row say that they are too many. */
  troubled(ticket: Ticket, now: number): void {
    this.ended(ticket, null, now);
    if (this.#refusals.areTooMany(ticket, this.#limit)) this.#backOff(ticket, 'troubled', null, now);
  }

  #complete(figures: Figures, now: number): void {
    // Held back by something else: the list has no more, another limit is in force, the host is paused.
    if (figures.inFlight < this.#limit * inUse) return this.#heldBack(now);
    const all = this.#looks === null ? figures : pooled(this.#looks, figures);
    const { kind } = this.#phase;
    if (this.#quickest === null || stretchOf(this.#quickest, all) < 1) this.#quickest = all;
    if (kind === 'doubling') this.#judgeDoubling(this.#phase.from, all, now);
    else if (kind === 'trial') this.#judgeTrial(this.#phase.from, all, now);
    else if (kind === 'steady') this.#goOn(this.#phase.level, figures, now);
    else this.#double({ limit: this.#limit, figures }, now);
  }

  #heldBack(now: number): void {
    this.#looked++;
    if (this.#phase.kind === 'trial' || this.#phase.kind === 'doubling') {
      if (this.#looked > mostLooks) return this.#settle(this.#phase.from, this.#phase.from.limit, now);
    }
    this.#measure();
  }

  #judgeDoubling(from: Level, figures: Figures, now: number): void {
    const gain = gainOf(from.figures, figures);
    if (this.#mustLookAgain(gain, worthwhile, from, figures)) return;
    const level = { limit: this.#limit, figures };
    this.#say(from.limit, gain, gain >= worthwhile);
    if (gain >= worthwhile) {
      this.#next.lowerIsWorse();
      if (gain >= doublingPays) this.#double(level, now);
      else this.#settle(level, level.limit, now);
      return;
    }
    this.#reject(from, gain, now);
  }

  #judgeTrial(from: Level, figures: Figures, now: number): void {
    const level = { limit: this.#limit, figures };
    if (level.limit > from.limit) {
      const gain = gainOf(from.figures, figures);
      if (this.#mustLookAgain(gain, worthwhile, from, figures)) return;
      this.#say(from.limit, gain, gain >= worthwhile);
      if (gain < worthwhile) return this.#reject(from, gain, now);
      this.#next.upWasBetter();
    } else {
      const loss = gainOf(figures, from.best ?? from.figures);
      if (this.#mustLookAgain(loss, bearableLoss, from, figures)) return;
      this.#say(from.limit, 1 / loss, loss < bearableLoss);
      if (loss >= bearableLoss) {
        this.#next.downWasWorse(level.limit, from.limit);
        return this.#settle(from, from.limit, now);
      }
      this.#next.downWasAsGood(from.limit, loss);
    }
    this.#settle(level, level.limit, now);
  }

  /** A level that was tried in vain. */
  #reject(from: Level, gain: number, now: number): void {
    this.#next.upWasInVain(this.#limit, gain);
    this.#settle(from, from.limit, now);
  }

  #goOn(before: Level | null, figures: Figures, now: number): void {
    const stretch = before === null ? 1 : stretchOf(before.figures, figures);
    this.#oddCohorts = stretch > changedBy || stretch < 1 / changedBy ? this.#oddCohorts + 1 : 0;
    if (this.#oddCohorts >= 2) {
      this.#oddCohorts = 0;
      this.#reason = changeReason(this.#host, stretch);
      this.#forget(now);
      const level = { limit: this.#limit, figures };
      if (stretch < 1) return this.#double(level, now);
      this.#phase = { kind: 'steady', level };
      return this.#try(level, this.#nextLevel(level, now), now);
    }
    const best = before?.best === undefined ? figures : quickerOf(before.best, figures);
    const level = { limit: this.#limit, figures: before?.figures ?? figures, best };
    this.#phase = { kind: 'steady', level };
    if (now < this.#nextTrialAt) return this.#measure();
    const next = this.#nextLevel({ ...level, figures }, now);
    const isFirst = before?.best === undefined;
    if (next !== null && next < this.#limit && isFirst) return this.#measure(); // not down because of one busy moment
    this.#try({ ...level, figures }, next, now);
  }

  #double(level: Level, now: number): void {
    const next = Math.min(level.limit * 2, this.#most(now));
    if (next <= level.limit) return this.#settle(level, level.limit, now);
    this.#phase = { kind: 'doubling', from: level };
    this.#setLimit(next, halfOf(next), 0);
  }

  /** @param next null where there is nothing to try */
  #try(level: Level, next: number | null, now: number): void {
    if (next === null) return this.#rest(level, now);
    this.#phase = { kind: 'trial', from: level };
    this.#setLimit(next, cohortOf(next), next);
  }

  #nextLevel({ limit, figures }: Level, now: number): number | null {
    const stretch = this.#quickest === null ? 1 : stretchOf(this.#quickest, figures);
    return this.#next.choose(limit, { stretch, most: this.#most(now), refused: this.#refusals.limit });
  }

  /** Nothing is left to be tried for a while. */
  #rest(level: Level, now: number): void {
    this.#nextTrialAt = now + this.#next.rest(meanMs(level.figures));
    this.#measure();
  }

  #settle(level: Level | null, wanted: number, now: number): void {
    const limit = Math.min(wanted, this.#ceiling); // which may have come down during a trial
    this.#phase = { kind: 'steady', level: limit === wanted ? level : null };
    this.#oddCohorts = 0;
    this.#nextTrialAt = now;
    this.#setLimit(limit, cohortOf(limit), limit);
  }

  #forget(now: number): void {
    this.#next.forget();
    this.#nextTrialAt = now;
  }

  #backOff(ticket: Ticket, why: 'refused' | 'troubled', status: number | null, now: number): void {
    const before = this.#limit;
    const next = this.#refusals.cut(ticket, why, { limit: before, cohort: this.#meter.cohort, now });
    if (next === before) return;
    this.#reason = { kind: 'back-off', host: this.#host, from: before, to: next, status };
    this.#next.lowerIsWorse();
    this.#settle(null, next, now);
    this.#refusals.settled(this.#meter.cohort);
  }

  /** The most that may be tried now. */
  #most(now: number): number {
    return Math.min(this.#ceiling, this.#refusals.most(now));
  }

  #mustLookAgain(gain: number, bar: number, from: Level, figures: Figures): boolean {
    this.#looked++;
    const noise = noiseOf(from.figures, figures) * doubtful;
    if (Math.abs(gain - bar) > noise * gain || this.#looked >= mostLooks) return false;
    this.#looks = figures;
    this.#meter.restart(cohortOf(this.#limit));
    return true;
  }

  #setLimit(limit: number, need: number, skipped: number): void {
    this.#limit = limit;
    this.#looks = null;
    this.#looked = 0;
    this.#meter.restart(need, skipped);
  }

  #measure(): void {
    this.#looks = null;
    this.#meter.restart(cohortOf(this.#limit));
  }

  #say(from: number, gain: number, isKept: boolean): void {
    this.#reason = trialReason({ from, to: this.#limit, host: this.#host, gain, isKept });
  }
}

/** Enough to tell half as much again from nothing, and no more than about one round of downloads. */
const cohortOf = (limit: number): number => clamp(limit, 10, 40);
/** Doubling is easier to tell from nothing. */
const halfOf = (limit: number): number => Math.max(6, Math.ceil(limit / 3));

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

const quickerOf = (a: Figures, b: Figures): Figures => (stretchOf(a, b) < 1 ? b : a);

function meanMs({ samples }: Figures): number {
  return samples.reduce((total, { waitMs, bodyMs }) => total + waitMs + bodyMs, 0) / Math.max(1, samples.length);
}
