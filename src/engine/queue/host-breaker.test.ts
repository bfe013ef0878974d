import { describe, expect, it } from 'vitest';
import { createFakeClock, type FakeClock } from '../../../test-support/fake-clock.ts';
import { DownloadError } from '../download-error.ts';
import { createHostBreaker, type HostBreaker, type HostBreakerOptions } from './host-breaker.ts';

const options: HostBreakerOptions = {
  strikes: 5,
  probes: { busy: 3, lost: 2 },
  backoffBaseMs: 1000,
  backoffCapMs: 8000,
  retryAfterCapMs: 60_000,
};

const busy = (retryAfterMs?: number): DownloadError =>
  new DownloadError('http-busy', 'cdn asks to slow down (429).', {
    status: 429,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  });
const refused = new DownloadError('connect-refused', 'cdn refused the connection.');
const gone = new DownloadError('http-not-found', 'cdn has no such image (404).', { status: 404 });
const serverError = (status: number): DownloadError => new DownloadError('http-server-error', 'trouble', { status });

interface Watch {
  clock: FakeClock;
  breaker: HostBreaker;
  /** The limit of the host after each change of it. */
  limits: (number | null)[];
  givenUp: DownloadError[];
  /** Lets the present pause end and a download begin as the probe. */
  probe: (id: number) => void;
}

/** @param random the jitter: 1 gives the longest pauses */
function watch(random = 1, change: Partial<HostBreakerOptions> = {}): Watch {
  const clock = createFakeClock();
  const limits: (number | null)[] = [];
  const givenUp: DownloadError[] = [];
  const breaker = createHostBreaker(
    clock,
    () => random,
    { ...options, ...change },
    {
      limit: (_host, limit) => void limits.push(limit),
      changed: () => undefined,
      goesOn: () => undefined,
      giveUp: (_host, error) => void givenUp.push(error),
    },
  );
  const probe = (id: number): void => {
    clock.advance((breaker.pauseOf('cdn')?.until ?? clock.now()) - clock.now());
    breaker.began('cdn', id);
  };
  return { clock, breaker, limits, givenUp, probe };
}

/** How many fruitless probes it takes until a host is given up. */
function probesUntilGivenUp(hasAnswered: boolean): number {
  const { breaker, givenUp, probe } = watch(1, { probes: { busy: 6, lost: 3 } });
  if (hasAnswered) breaker.answered('cdn', 0);
  for (let id = 1; id <= 5; id++) breaker.failed('cdn', id, refused);
  let probes = 0;
  for (; givenUp.length === 0; probes++) {
    probe(10 + probes);
    breaker.failed('cdn', 10 + probes, refused);
  }
  return probes;
}

describe('a host that asks to wait for longer than anybody will', () => {
  const hopeless = busy(3_600_000);

  it('is paused as if it had named no time', () => {
    const { breaker } = watch();
    expect(breaker.failed('cdn', 1, hopeless)).toEqual({ kind: 'wait', delayMs: 1000, counts: true });
    expect(breaker.failed('cdn', 2, hopeless)).toEqual({ kind: 'own' });
    expect(breaker.pauseOf('cdn')?.until).toBe(1000);
  });

  it('is given up when two probes in a row hear the same', () => {
    const { breaker, probe, givenUp } = watch();
    breaker.failed('cdn', 1, hopeless);
    probe(2);
    expect(breaker.failed('cdn', 2, hopeless)).toMatchObject({ kind: 'wait', counts: true });
    probe(3);
    expect(breaker.failed('cdn', 3, hopeless)).toEqual({ kind: 'give-up' });
    expect(givenUp).toEqual([hopeless]);
  });

  it('goes on when a probe is answered', () => {
    const { breaker, probe, givenUp } = watch();
    breaker.failed('cdn', 1, hopeless);
    probe(2);
    breaker.answered('cdn', 2);
    breaker.failed('cdn', 3, hopeless);
    probe(4);
    breaker.failed('cdn', 4, hopeless);
    expect(givenUp).toEqual([]);
  });
});

describe('a host that says it is busy', () => {
  it('is paused at once, whoever else it served, and told of with the reason', () => {
    const { breaker, limits } = watch();
    breaker.answered('cdn', 1);
    expect(breaker.failed('cdn', 2, busy())).toEqual({ kind: 'wait', delayMs: 1000, counts: true });
    expect(limits).toEqual([0]);
    expect(breaker.pauseOf('cdn')).toEqual({ until: 1000, reason: busy().toFailure() });
    expect(breaker.pausedHosts()).toEqual(['cdn']);
  });

  it('delays no other host', () => {
    const { breaker } = watch();
    breaker.failed('cdn', 1, busy());
    expect(breaker.pauseOf('other')).toBeNull();
    expect(breaker.failed('other', 2, refused)).toEqual({ kind: 'own' });
  });

  it('may say for how long, up to the cap, and longer later on', () => {
    const { breaker } = watch();
    breaker.failed('cdn', 1, busy(20_000));
    expect(breaker.pauseOf('cdn')?.until).toBe(20_000);
    breaker.failed('cdn', 2, busy(10_000));
    expect(breaker.pauseOf('cdn')?.until).toBe(20_000);
    breaker.failed('cdn', 3, busy(60_000));
    expect(breaker.pauseOf('cdn')?.until).toBe(60_000);
  });

  it('costs no attempt of those that were under way when its pause began', () => {
    const { breaker, clock } = watch();
    breaker.failed('cdn', 1, busy());
    clock.advance(400);
    expect(breaker.failed('cdn', 2, busy())).toEqual({ kind: 'wait', delayMs: 602, counts: false });
  });

  it('counts 503 as busy, and 500 or 404 as an answer', () => {
    const { breaker } = watch();
    expect(breaker.failed('cdn', 1, serverError(500)).kind).toBe('own');
    expect(breaker.failed('cdn', 2, gone).kind).toBe('own');
    expect(breaker.pauseOf('cdn')).toBeNull();
    expect(breaker.failed('other', 3, serverError(503)).kind).toBe('wait');
  });

  it('with 503 for one image among many that it serves is not paused: that download waits alone', () => {
    const { breaker, limits } = watch();
    const verdicts = Array.from({ length: 100 }, (_, id) => {
      if (id % 10 === 3) return breaker.failed('cdn', id, serverError(503)).kind;
      breaker.answered('cdn', id);
      return 'answered';
    });
    expect(verdicts.filter((verdict) => verdict === 'own')).toHaveLength(10);
    expect(limits).toEqual([]);
  });

  it('with 503 is paused when that is what most of its last answers say, however many it served before', () => {
    const { breaker } = watch();
    for (let id = 0; id < 100; id++) breaker.answered('cdn', id);
    const verdicts = [100, 101, 102, 103, 104, 105].map((id) => breaker.failed('cdn', id, serverError(503)).kind);
    expect(verdicts).toEqual(['own', 'own', 'own', 'own', 'own', 'wait']);
  });

  it('is told apart from others, and an answer that is told of twice counts once', () => {
    const { breaker } = watch();
    for (let id = 0; id < 10; id++) breaker.answered('other', id);
    for (let n = 0; n < 10; n++) breaker.answered('cdn', 1);
    expect(breaker.failed('cdn', 2, serverError(503)).kind).toBe('own');
    expect(breaker.failed('cdn', 3, serverError(503)).kind).toBe('wait');
  });
});

describe('a host whose connections fail', () => {
  it('is paused after five different downloads in a row', () => {
    const { breaker } = watch();
    for (const id of [1, 2, 3, 4]) expect(breaker.failed('cdn', id, refused).kind).toBe('own');
    expect(breaker.failed('cdn', 5, refused)).toEqual({ kind: 'wait', delayMs: 1000, counts: true });
  });

  it('is not paused for a single download that fails again and again', () => {
    const { breaker } = watch();
    for (let time = 0; time < 20; time++) expect(breaker.failed('cdn', 1, refused).kind).toBe('own');
  });

  it('is not paused when an answer comes in between', () => {
    const { breaker } = watch();
    for (const id of [1, 2, 3, 4]) breaker.failed('cdn', id, refused);
    breaker.failed('cdn', 5, gone);
    for (const id of [6, 7, 8, 9]) expect(breaker.failed('cdn', id, refused).kind).toBe('own');
  });
});

describe('after a pause', () => {
  it('one download at a time tries, and the next pause is longer when that is fruitless', () => {
    const { breaker, limits, probe } = watch();
    breaker.failed('cdn', 1, busy());
    probe(2);
    expect(limits).toEqual([0, 1]);
    expect(breaker.failed('cdn', 2, busy())).toEqual({ kind: 'wait', delayMs: 2000, counts: true });
    probe(3);
    expect(breaker.failed('cdn', 3, busy())).toEqual({ kind: 'wait', delayMs: 4000, counts: true });
    expect(limits).toEqual([0, 1, 0, 1, 0]);
  });

  it('one that has answered before is given up no sooner than one that asks to slow down', () => {
    expect([probesUntilGivenUp(false), probesUntilGivenUp(true)]).toEqual([3, 6]);
  });

  it('pauses stay below their cap and are spread by the jitter', () => {
    for (const [random, until] of [
      [1, 8000],
      [0.25, 2000],
      [0, 0],
    ] as const) {
      const { breaker, clock, probe } = watch(random, { probes: { busy: 100, lost: 100 } });
      breaker.failed('cdn', 0, busy());
      for (let id = 1; id < 20; id++) {
        probe(id);
        breaker.failed('cdn', id, busy());
      }
      expect((breaker.pauseOf('cdn')?.until ?? -1) - clock.now()).toBe(until);
    }
  });

  it('an answer lets one more ask each time, until nothing holds the host back any more', () => {
    const { breaker, limits, probe } = watch();
    breaker.failed('cdn', 1, busy());
    probe(2);
    breaker.answered('cdn', 2);
    breaker.answered('cdn', 2);
    expect(breaker.pauseOf('cdn')).toBeNull();
    for (let id = 3; id < 20; id++) breaker.answered('cdn', id);
    expect(limits).toEqual([0, 1, 2, 3, 4, 5, 6, 7, null]);
    breaker.failed('cdn', 30, busy());
    expect(breaker.pauseOf('cdn')?.until).toBe(2000); // at the length of a first pause again: 1000 have passed
  });

  it('trouble during the recovery pauses for longer than before', () => {
    const { breaker, probe, clock } = watch();
    breaker.failed('cdn', 1, busy());
    probe(2);
    breaker.answered('cdn', 2);
    breaker.failed('cdn', 3, busy());
    expect((breaker.pauseOf('cdn')?.until ?? 0) - clock.now()).toBe(2000);
  });

  it('one download that never gets an answer does not hold up the recovery of its host', () => {
    const { breaker, probe, limits } = watch();
    breaker.failed('cdn', 1, busy());
    probe(2);
    breaker.answered('cdn', 2);
    for (let id = 3; id < 20; id++) {
      expect(breaker.failed('cdn', 99, refused)).toEqual({ kind: 'own' });
      breaker.answered('cdn', id);
    }
    expect(limits.at(-1)).toBeNull();
  });

  it('several downloads that get none do', () => {
    const { breaker, probe } = watch();
    breaker.failed('cdn', 1, busy());
    probe(2);
    breaker.answered('cdn', 2);
    for (const id of [3, 4, 5, 6]) expect(breaker.failed('cdn', id, refused)).toEqual({ kind: 'own' });
    expect(breaker.failed('cdn', 7, refused)).toMatchObject({ kind: 'wait' });
  });

  it('pauses become shorter again with the answers in between', () => {
    const { breaker, probe, clock } = watch();
    for (let round = 0; round < 5; round++) {
      breaker.failed('cdn', 10 * round, busy());
      expect((breaker.pauseOf('cdn')?.until ?? 0) - clock.now()).toBe(1000);
      probe(10 * round + 1);
      for (const id of [1, 2]) breaker.answered('cdn', 10 * round + id);
    }
  });

  it('a probe that is stopped by the person leaves its place to the next', () => {
    const { breaker, limits, probe } = watch();
    breaker.failed('cdn', 1, busy());
    probe(2);
    breaker.left('cdn', 2);
    expect(breaker.pauseOf('cdn')).toBeNull();
    breaker.began('cdn', 3);
    expect(breaker.pauseOf('cdn')).not.toBeNull();
    breaker.answered('cdn', 3);
    expect(limits).toEqual([0, 1, 2]);
  });

  it('an answer to a download that is not the probe changes nothing', () => {
    const { breaker, limits, probe } = watch();
    breaker.failed('cdn', 1, busy());
    breaker.answered('cdn', 9);
    probe(2);
    breaker.answered('cdn', 9);
    expect(limits).toEqual([0, 1]);
  });

  it('a host is given up after three fruitless probes, and begins anew when it is asked again', () => {
    const { breaker, limits, givenUp, probe } = watch();
    breaker.failed('cdn', 1, busy());
    for (const id of [2, 3]) {
      probe(id);
      breaker.failed('cdn', id, busy());
    }
    probe(4);
    const last = busy();
    expect(breaker.failed('cdn', 4, last)).toEqual({ kind: 'give-up' });
    expect(givenUp).toEqual([last]);
    expect(breaker.pausedHosts()).toEqual([]);
    expect(limits.at(-1)).toBeNull();
    expect(breaker.failed('cdn', 1, busy())).toEqual({ kind: 'give-up' }); // still under way
    breaker.began('cdn', 5);
    expect(breaker.failed('cdn', 5, refused)).toEqual({ kind: 'own' });
  });
});

it('a host that cannot be reached has a bound of its own', () => {
  const { breaker, givenUp, probe } = watch();
  for (const id of [1, 2, 3, 4, 5]) breaker.failed('cdn', id, refused);
  for (const id of [6, 7]) {
    probe(id);
    breaker.failed('cdn', id, refused);
  }
  expect(givenUp).toEqual([refused]);
});

it('a person can end a pause', () => {
  const { breaker, clock, limits } = watch();
  breaker.failed('cdn', 1, busy());
  clock.advance(100);
  breaker.tryNow('cdn');
  expect(limits).toEqual([0, 1]);
  expect(clock.timers).toBe(0);
  breaker.tryNow('cdn');
  breaker.tryNow('unknown');
  expect(limits).toEqual([0, 1]);
});

it('forgets everything when it is told to', () => {
  const { breaker, clock, limits } = watch();
  breaker.failed('cdn', 1, busy());
  breaker.reset();
  expect(clock.timers).toBe(0);
  expect(limits).toEqual([0, null]);
  expect(breaker.pausedHosts()).toEqual([]);
});

it('leaves no timer when it is stopped, and makes none afterwards', () => {
  const { breaker, clock } = watch();
  breaker.failed('cdn', 1, busy());
  breaker.failed('other', 2, busy());
  breaker.stop();
  expect(breaker.failed('third', 3, busy())).toEqual({ kind: 'own' });
  expect(clock.timers).toBe(0);
});
