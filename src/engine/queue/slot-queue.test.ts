import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSlotQueue, type SlotLimits, type SlotQueue } from './slot-queue.ts';

/** The same queue, as plainly as it can be said: look through everything, take the first that may start. */
function createModel(limits: SlotLimits, start: (id: number, slot: number) => void): SlotQueue {
  const waiting = new Map<number, string>();
  const running = new Map<number, { host: string; slot: number }>();
  const own = new Map<string, number | null>();
  const ranks = new Map<string, number>();
  const late = new Set<number>();
  let front: number[] = [];
  let back: number[] = [];
  let current = limits;
  let paused = false;

  const rankOf = (host: string): number => (current.concurrency === 1 ? 0 : (ranks.get(host) ?? Infinity));
  const runningOn = (host: string): number => [...running.values()].filter((item) => item.host === host).length;
  const endOf = (id: number): number => (front.includes(id) ? -1 : back.includes(id) ? 1 : 0);
  const byPlace = (a: number, b: number): number =>
    endOf(a) === 0 ? a - b : endOf(a) < 0 ? front.indexOf(a) - front.indexOf(b) : back.indexOf(a) - back.indexOf(b);
  const lowestFreeSlot = (): number => {
    const taken = new Set([...running.values()].map((item) => item.slot));
    let slot = 0;
    while (taken.has(slot)) slot += 1;
    return slot;
  };
  const next = (): [id: number, host: string] | undefined => {
    if (paused || running.size >= current.concurrency) return undefined;
    const mayStart = [...waiting]
      .sort(([a, hostA], [b, hostB]) => {
        if (endOf(a) !== endOf(b)) return endOf(a) - endOf(b);
        if (late.has(a) !== late.has(b)) return late.has(a) ? 1 : -1;
        return rankOf(hostA) === rankOf(hostB) ? byPlace(a, b) : rankOf(hostB) > rankOf(hostA) ? 1 : -1;
      })
      .filter(([, host]) => current.perHost === null || runningOn(host) < current.perHost)
      .filter(([, host]) => runningOn(host) < (own.get(host) ?? Infinity));
    const [first] = mayStart;
    const shareOf = (host: string): number => current.concurrency * (rankOf(host) < Infinity ? 15 / 16 : 3 / 4);
    const open = mayStart.find(([, host]) => runningOn(host) < Math.max(1, Math.floor(shareOf(host))));
    if (first === undefined || open === undefined) return first;
    const isAsGood = rankOf(open[1]) === rankOf(first[1]) && rankOf(first[1]) < Infinity;
    return isAsGood ? first : open;
  };
  const fill = (): void => {
    for (let item = next(); item !== undefined; item = next()) {
      const [id, host] = item;
      const slot = lowestFreeSlot();
      waiting.delete(id);
      late.delete(id);
      running.set(id, { host, slot });
      start(id, slot);
    }
  };
  const remove = (id: number): boolean => {
    if (waiting.has(id)) late.delete(id);
    return waiting.delete(id);
  };
  return {
    add(id, host, isLate) {
      if (waiting.has(id) || running.has(id)) throw new Error(`item ${id} is in the queue already`);
      waiting.set(id, host);
      if (isLate === true && endOf(id) === 0) late.add(id);
      fill();
    },
    addAll(added, hostOf) {
      const known = added.find((id) => waiting.has(id) || running.has(id));
      if (known !== undefined) throw new Error(`item ${known} is in the queue already`);
      for (const id of added) waiting.set(id, hostOf(id));
      fill();
    },
    hurry: (id) => void late.delete(id),
    remove,
    removeAll: (removed) => removed.forEach(remove),
    release(id) {
      if (!running.delete(id)) throw new Error(`item ${id} is not running`);
      fill();
    },
    setLimits(limits) {
      current = limits;
      fill();
    },
    limitHost(host, limit) {
      own.set(host, limit);
      fill();
    },
    rankHost: (host, rank) => void ranks.set(host, rank),
    prioritise(ids, to) {
      front = front.filter((id) => !ids.includes(id));
      back = back.filter((id) => !ids.includes(id));
      for (const id of ids) late.delete(id);
      if (to === 'front') front.unshift(...ids);
      else back.push(...ids);
    },
    waitingOf: (host) => [...waiting.values()].filter((of) => of === host).length,
    leave: () => undefined,
    pause() {
      paused = true;
    },
    resume() {
      paused = false;
      fill();
    },
    get running() {
      return running.size;
    },
    get waiting() {
      return waiting.size;
    },
  };
}

type Step =
  | { do: 'add'; id: number; host: string; isLate: boolean }
  | { do: 'add all'; ids: number[]; host: string }
  | { do: 'remove all'; ids: number[] }
  | { do: 'remove' | 'release' | 'hurry'; id: number }
  | { do: 'limits'; limits: SlotLimits }
  | { do: 'limit host'; host: string; limit: number | null }
  | { do: 'rank host'; host: string; rank: number }
  | { do: 'prioritise'; ids: number[]; to: 'front' | 'back' }
  | { do: 'pause' | 'resume' };

function take(queue: SlotQueue, step: Step): unknown {
  switch (step.do) {
    case 'add':
      return queue.add(step.id, step.host, step.isLate);
    case 'add all':
      return queue.addAll(step.ids, (id) => (id % 2 === 0 ? step.host : 'a'));
    case 'remove all':
      return queue.removeAll(step.ids);
    case 'remove':
    case 'release':
    case 'hurry':
      return queue[step.do](step.id);
    case 'limits':
      return queue.setLimits(step.limits);
    case 'limit host':
      return queue.limitHost(step.host, step.limit);
    case 'rank host':
      return queue.rankHost(step.host, step.rank);
    case 'prioritise':
      return queue.prioritise(step.ids, step.to);
    default:
      return queue[step.do]();
  }
}

/** Everything that can be seen of a queue while it takes the steps. */
function watch(create: typeof createSlotQueue, limits: SlotLimits, script: readonly Step[]): unknown[] {
  const seen: unknown[] = [];
  const queue = create(limits, (id, slot) => seen.push(`item ${id} in slot ${slot}`));
  for (const step of script) {
    try {
      seen.push(take(queue, step));
    } catch (error) {
      seen.push(error);
    }
    seen.push(`${queue.running} running, ${queue.waiting} waiting`);
  }
  return seen;
}

const ids = fc.integer({ min: 0, max: 30 });
const hosts = fc.constantFrom('a', 'b', 'c');
const limits = fc.record<SlotLimits>({
  concurrency: fc.integer({ min: 1, max: 6 }),
  perHost: fc.option(fc.integer({ min: 1, max: 3 })),
});
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('add'), id: ids, host: hosts, isLate: fc.boolean() }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('release', 'release', 'remove', 'hurry'), id: ids }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('add all'), ids: fc.uniqueArray(ids, { maxLength: 8 }), host: hosts }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('remove all'), ids: fc.uniqueArray(ids, { maxLength: 12 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('limits'), limits }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('prioritise'),
      ids: fc.uniqueArray(ids, { maxLength: 5 }),
      to: fc.constantFrom('front' as const, 'back' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('limit host'),
      host: hosts,
      limit: fc.option(fc.integer({ min: 0, max: 2 })),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('rank host'), host: hosts, rank: fc.integer({ min: 0, max: 2 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('pause', 'resume', 'resume') }) },
);

it('0.3 leaves slots to the other hosts while nothing is known of any', () => {
  const started: number[] = [];
  const queue = createSlotQueue({ concurrency: 8, perHost: null }, (id) => void started.push(id));
  queue.pause();
  for (let id = 0; id < 20; id++) queue.add(id, id < 12 ? 'silent' : 'good');
  queue.resume();
  expect(started).toEqual([0, 1, 2, 3, 4, 5, 12, 13]);
});

describe('a slot queue', () => {
  it('does the same as a plain model of it, whatever is asked', () => {
    fc.assert(
      fc.property(limits, fc.array(step, { maxLength: 200, size: 'max' }), (first, script) => {
        expect(watch(createSlotQueue, first, script)).toEqual(watch(createModel, first, script));
      }),
      { numRuns: 500 },
    );
  });

  it('runs everything exactly once and never above its limits when items end inside the start call', () => {
    fc.assert(
      fc.property(limits, fc.array(hosts, { maxLength: 60, size: 'max' }), (limit, rows) => {
        const seen: number[] = [];
        const queue: SlotQueue = createSlotQueue(limit, (id) => {
          seen.push(id);
          expect(queue.running).toBeLessThanOrEqual(limit.concurrency);
          queue.release(id);
        });
        queue.pause();
        for (const [id, host] of rows.entries()) queue.add(id, host);
        queue.resume();
        expect(seen).toEqual(rows.map((_, id) => id));
        expect(queue.running + queue.waiting).toBe(0);
      }),
    );
  });

  it('passes over a host at its limit without delaying the others', () => {
    const started: number[] = [];
    const queue = createSlotQueue({ concurrency: 3, perHost: 1 }, (id) => started.push(id));
    for (const [id, host] of ['slow', 'slow', 'slow', 'fast', 'fast'].entries()) queue.add(id, host);
    expect(started).toEqual([0, 3]);
    queue.release(3);
    expect(started).toEqual([0, 3, 4]);
    queue.release(0);
    expect(started).toEqual([0, 3, 4, 1]);
  });

  it('starts nothing of a host that is shut, lets as many as it may have, and others meanwhile', () => {
    const started: number[] = [];
    const queue = createSlotQueue({ concurrency: 3, perHost: null }, (id) => started.push(id));
    queue.limitHost('shut', 0);
    for (const [id, host] of ['shut', 'shut', 'shut', 'open'].entries()) queue.add(id, host);
    expect(started).toEqual([3]);
    queue.limitHost('shut', 1);
    expect(started).toEqual([3, 0]);
    queue.limitHost('shut', null);
    expect(started).toEqual([3, 0, 1]);
  });

  it('lets what runs go on when the limit is lowered, and starts nothing until there is room below it', () => {
    const started: number[] = [];
    const queue = createSlotQueue({ concurrency: 4, perHost: null }, (id) => started.push(id));
    for (let id = 0; id < 6; id++) queue.add(id, 'host');
    queue.setLimits({ concurrency: 2, perHost: null });
    expect(queue.running).toBe(4);
    queue.release(0);
    queue.release(1);
    expect(started).toEqual([0, 1, 2, 3]);
    queue.release(2);
    expect(started).toEqual([0, 1, 2, 3, 4]);
  });

  it('starts the host of the highest rank first, in the order of its ids, and leaves a slot to others', () => {
    const started: number[] = [];
    const queue = createSlotQueue({ concurrency: 4, perHost: null }, (id) => started.push(id));
    queue.rankHost('fast', 1);
    queue.rankHost('slow', 7);
    queue.pause();
    for (const [id, host] of ['fast', 'slow', 'slow', 'fast', 'slow', 'slow', 'slow'].entries()) queue.add(id, host);
    queue.resume();
    expect(started).toEqual([1, 2, 4, 0]);
    queue.release(0);
    queue.release(3);
    queue.release(1);
    expect(started).toEqual([1, 2, 4, 0, 3, 5, 6]);
  });

  it('starts late items after the others of every host, unless they are to hurry', () => {
    const started: number[] = [];
    const queue = createSlotQueue({ concurrency: 1, perHost: null }, (id) => started.push(id));
    queue.pause();
    queue.add(1, 'slow', true);
    queue.add(2, 'slow', true);
    for (const id of [3, 4]) queue.add(id, 'quick');
    queue.hurry(2);
    queue.resume();
    while (queue.running > 0) queue.release(started.at(-1) ?? -1);
    expect(started).toEqual([2, 3, 4, 1]);
  });

  it('keeps to the order of the list where there is only one slot', () => {
    const started: number[] = [];
    const queue = createSlotQueue({ concurrency: 1, perHost: null }, (id) => started.push(id));
    queue.rankHost('fast', 1);
    queue.rankHost('slow', 7);
    queue.pause();
    for (const [id, host] of ['fast', 'slow', 'fast'].entries()) queue.add(id, host);
    queue.resume();
    queue.release(0);
    queue.release(1);
    expect(started).toEqual([0, 1, 2]);
  });

  it('refuses to release what does not run', () => {
    const queue = createSlotQueue({ concurrency: 1, perHost: null }, () => undefined);
    queue.add(0, 'host');
    queue.add(1, 'host');
    expect(() => queue.release(1)).toThrow('not running');
    queue.release(0);
    expect(() => queue.release(0)).toThrow('not running');
  });

  it('takes a million items on a thousand hosts through sixteen slots', () => {
    const count = 1_000_000;
    const running: number[] = [];
    let done = 0;
    const queue = createSlotQueue({ concurrency: 16, perHost: 4 }, (id) => running.push(id));
    const began = performance.now();
    queue.pause();
    for (let id = 0; id < count; id++) queue.add(id, `host-${id % 1000}`);
    const added = performance.now();
    queue.resume();
    for (let id = running.pop(); id !== undefined; id = running.pop()) {
      done += 1;
      queue.release(id);
    }
    const ended = performance.now();
    console.info(
      `a million items: added in ${Math.round(added - began)} ms, run through in ${Math.round(ended - added)} ms`,
    );
    expect(done).toBe(count);
  });
});
