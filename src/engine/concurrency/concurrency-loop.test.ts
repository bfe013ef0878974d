import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../test-support/random.ts';
import type { Ticket } from './cohort-meter.ts';
import { en } from '../../shared/language/en.ts';
import { limitReasonWords } from '../../shared/limit-reason.ts';
import { ConcurrencyLoop } from './concurrency-loop.ts';

/** A host without chance: each download waits as long as `waitMs` says for the number under way when it begins. */
class Host {
  now = 0;
  readonly loop: ConcurrencyLoop;
  readonly reasons: string[] = [];
  readonly limits: number[] = [];
  most = Infinity;
  readonly #running: { ticket: Ticket; endsAt: number; waitMs: number }[] = [];
  readonly #waitMs: (inFlight: number, now: number) => number;
  readonly #refusesAbove: number;

  constructor(
    waitMs: (inFlight: number, now: number) => number,
    {
      first = 8,
      ceiling = 64,
      refusesAbove = Infinity,
    }: { first?: number; ceiling?: number; refusesAbove?: number } = {},
  ) {
    this.loop = new ConcurrencyLoop({ host: 'cdn.example', first, ceiling });
    this.#waitMs = waitMs;
    this.#refusesAbove = refusesAbove;
  }

  /** Keeps as many under way as may be, until so many have ended. */
  run(downloads: number): this {
    for (let ended = 0; ended < downloads; ended++) {
      this.#fill();
      const next = this.#running.reduce((a, b) => (b.endsAt < a.endsAt ? b : a));
      this.#running.splice(this.#running.indexOf(next), 1);
      this.now = next.endsAt;
      if (next.waitMs === 0) this.loop.refused(next.ticket, 429, this.now);
      else this.loop.ended(next.ticket, { waitMs: next.waitMs, bodyMs: 1, bytes: 1000 }, this.now);
      this.#note();
    }
    return this;
  }

  #fill(): void {
    while (this.#running.length < Math.min(this.loop.limit, this.most)) {
      const ticket = this.loop.began(this.now);
      const isRefused = ticket.ordinal > this.#refusesAbove;
      const waitMs = isRefused ? 0 : this.#waitMs(ticket.ordinal, this.now);
      // Not all in step: no two end at the same moment.
      this.#running.push({ ticket, waitMs, endsAt: this.now + (isRefused ? 5 : waitMs + 1) + ticket.ordinal / 1000 });
    }
  }

  #note(): void {
    const { limit } = this.loop;
    const reason = wordsOf(this.loop);
    if (reason !== null && reason !== this.reasons.at(-1)) this.reasons.push(reason);
    if (limit !== this.limits.at(-1)) this.limits.push(limit);
  }
}

const wordsOf = ({ reason }: ConcurrencyLoop): string | null =>
  reason === null ? null : limitReasonWords(reason, en.limits);

/** Ten at once are served at the same time, the others stand in a queue. */
const queue = (inFlight: number): number => 100 * Math.max(1, inFlight / 10);

describe('a host that answers as quickly whatever it is asked', () => {
  it('is asked twice as much each time, up to the ceiling, and no further', () => {
    const host = new Host(() => 100).run(2000);
    expect(host.limits).toEqual([8, 16, 32, 64]);
    expect(host.reasons).toEqual([
      '8 to 16 on cdn.example: +100 %, kept',
      '16 to 32 on cdn.example: +100 %, kept',
      '32 to 64 on cdn.example: +100 %, kept',
    ]);
  });

  it('is asked no more than there is: what was not in use is not judged', () => {
    const host = new Host(() => 100);
    host.most = 5;
    expect(host.run(500).limits).toEqual([8]);
    expect(host.reasons).toEqual([]);
  });

  it('is asked less at once when the ceiling comes down, and more when it goes up', () => {
    const host = new Host(() => 100).run(1000);
    host.loop.setCeiling(10, host.now);
    expect(host.loop.limit).toBe(10);
    host.run(1000);
    expect(Math.max(...host.limits.slice(host.limits.indexOf(10)))).toBe(10);
    host.loop.setCeiling(40, host.now);
    host.run(3000);
    expect(host.loop.limit).toBe(40);
  });
});

it('keeps to the ceiling of the moment, whatever it is trying when that changes', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const random = createRandom(seed);
    const host = new Host((inFlight) => (60 + 80 * random()) * Math.max(1, inFlight / 20) ** 1.3, { first: 16 });
    for (let step = 0; step < 60; step++) {
      const ceiling = Math.ceil(random() ** 2 * 64);
      host.loop.setCeiling(ceiling, host.now);
      host.run(Math.floor(random() * 400));
      expect(host.loop.limit).toBeLessThanOrEqual(ceiling);
      expect(host.loop.limit).toBeGreaterThanOrEqual(1);
      host.loop.setCeiling(64, host.now);
      host.run(Math.floor(random() * 400));
    }
  }
});

describe('a host that has only so much to give', () => {
  it('is asked no more than pays, and the step that did not is told', () => {
    const host = new Host(queue, { first: 16 }).run(3000);
    expect(host.reasons[0]).toMatch(/^16 to 32 on cdn\.example: (\+[0-4]|±0|−\d+) %, not kept$/);
    expect(host.loop.limit).toBeLessThanOrEqual(16);
    expect(host.loop.limit).toBeGreaterThanOrEqual(9);
  });

  it('is asked less where it becomes slower with more', () => {
    const host = new Host((inFlight) => 100 * Math.max(1, inFlight / 10) ** 2, { first: 16 }).run(4000);
    expect(host.loop.limit).toBeGreaterThanOrEqual(8);
    expect(host.loop.limit).toBeLessThanOrEqual(12);
  });

  it('is asked more when it has become quicker, and the change is told', () => {
    const host = new Host((inFlight, now) => (now < 20_000 ? 300 * Math.max(1, inFlight / 10) : 100), { first: 16 });
    host.run(6000);
    expect(host.reasons.some((reason) => /are \d\.\d times as quick as before: looking again/.test(reason))).toBe(true);
    expect(host.loop.limit).toBeGreaterThanOrEqual(30);
  });

  it('is asked less when answers come later and later', () => {
    const host = new Host((inFlight, now) => 100 * Math.max(1, inFlight / (now < 5000 ? 1000 : 10)));
    host.run(4000);
    expect(Math.max(...host.limits)).toBe(64);
    expect(host.loop.limit).toBeLessThanOrEqual(20);
    expect(host.reasons.some((reason) => reason.includes('as slow as before'))).toBe(true);
  });
});

describe('a host that refuses', () => {
  it('is asked as much as it has taken, at once, and not above that for a minute', () => {
    const host = new Host(() => 100, { first: 12, refusesAbove: 7 }).run(600);
    expect(host.limits).toContain(7);
    expect(host.reasons[0]).toMatch(/^12 to \d+ on cdn\.example: it answered 429$/);
    expect(host.now).toBeLessThan(60_000);
    expect(host.limits.slice(host.limits.indexOf(7)).every((limit) => limit <= 7)).toBe(true);
  });

  it('is asked at least half as much as before, however many of a burst it refuses', () => {
    const loop = new ConcurrencyLoop({ host: 'cdn.example', first: 16, ceiling: 64 });
    const tickets = Array.from({ length: 16 }, () => loop.began(0));
    for (const ticket of tickets) loop.refused(ticket, 503, 10);
    expect(loop.limit).toBe(8);
    expect(wordsOf(loop)).toContain('it answered 503');
  });

  it('a single download is busy with others: that says nothing of ours', () => {
    const loop = new ConcurrencyLoop({ host: 'cdn.example', first: 4, ceiling: 64 });
    loop.refused(loop.began(0), 503, 10);
    expect(loop.limit).toBe(4);
  });
});

describe('connections that break', () => {
  it('now and then change nothing, and several in a row cut the limit by a quarter', () => {
    const loop = new ConcurrencyLoop({ host: 'cdn.example', first: 16, ceiling: 64 });
    const tickets = Array.from({ length: 16 }, () => loop.began(0));
    const breaks = (from: number, to: number): void => {
      for (const ticket of tickets.slice(from, to)) loop.troubled(ticket, 10);
    };
    breaks(0, 2);
    expect(loop.limit).toBe(16);
    breaks(2, 5);
    expect(loop.limit).toBe(12);
    expect(wordsOf(loop)).toBe('16 to 12 on cdn.example: connections break or time out');
  });
});
