import { describe, expect, it } from 'vitest';
import { SharedSlots } from './shared-slots.ts';
import { createSlotQueue, type SlotLimits, type SlotQueue } from './slot-queue.ts';

interface List {
  queue: SlotQueue;
  /** Ids that run, in the order in which they began. */
  running: number[];
  /** Ends the one that runs longest. */
  end(): void;
}

function makeList(
  shared: SharedSlots,
  limits: SlotLimits,
  hosts: readonly string[],
  isHeldUp = (): boolean => false,
): List {
  const running: number[] = [];
  const queue = createSlotQueue(limits, (id) => running.push(id), Infinity, shared, isHeldUp);
  for (const [id, host] of hosts.entries()) queue.add(id, host);
  return {
    queue,
    running,
    end() {
      const id = running.shift();
      if (id !== undefined) queue.release(id);
    },
  };
}
const many = (host: string, count = 100): string[] => Array.from({ length: count }, () => host);
const counts = (...lists: List[]): number[] => lists.map(({ queue }) => queue.running);

describe('lists that share their slots', () => {
  it('do not wait for one whose disk does not answer, and count it again when it does', () => {
    const shared = new SharedSlots(8);
    const limits = { concurrency: 8, perHost: null };
    let isHeldUp = false;
    const held = makeList(shared, limits, many('a'), () => isHeldUp);
    const other = makeList(shared, limits, many('b'));
    shared.lookAgain();
    expect(counts(held, other)).toEqual([8, 0]);
    isHeldUp = true;
    shared.lookAgain();
    expect(counts(held, other)).toEqual([8, 8]);
    isHeldUp = false;
    for (let n = 0; n < 8; n += 1) other.end();
    expect(counts(held, other)).toEqual([8, 0]);
  });

  it('never have more running than one of them alone might have', () => {
    const shared = new SharedSlots(8);
    const limits = { concurrency: 8, perHost: null };
    const lists = [1, 2, 3].map((n) => makeList(shared, limits, many(`host-${n}`)));
    expect(counts(...lists)).toEqual([8, 0, 0]);
    for (let step = 0; step < 200; step += 1) {
      lists[(step * 7) % 3]?.end();
      expect(counts(...lists).reduce((sum, count) => sum + count)).toBeLessThanOrEqual(8);
    }
  });

  it('come to equal parts as soon as downloads end, however quick each is', () => {
    const shared = new SharedSlots(8);
    const [slow, quick] = [1, 2].map((n) => makeList(shared, { concurrency: 8, perHost: null }, many(`host-${n}`)));
    if (slow === undefined || quick === undefined) throw new Error('two lists');
    for (let n = 0; n < 4; n += 1) slow.end();
    expect(counts(slow, quick)).toEqual([4, 4]);
    for (let n = 0; n < 20; n += 1) quick.end();
    slow.end();
    expect(counts(slow, quick)).toEqual([4, 4]);
  });

  it('leave no slot empty where one of them has nothing to do', () => {
    const shared = new SharedSlots(8);
    const limits = { concurrency: 8, perHost: null };
    const long = makeList(shared, limits, many('a'));
    const short = makeList(shared, limits, many('b', 2));
    for (let n = 0; n < 4; n += 1) long.end();
    expect(counts(long, short)).toEqual([6, 2]);
    short.end();
    short.end();
    expect(counts(long, short)).toEqual([8, 0]);
  });

  it('count a host together', () => {
    const shared = new SharedSlots(16);
    const limits = { concurrency: 16, perHost: 3 };
    const one = makeList(shared, limits, many('same'));
    const two = makeList(shared, limits, [...many('same'), ...many('other')]);
    expect(counts(one, two)).toEqual([3, 3]);
    one.end();
    expect(counts(one, two)).toEqual([3, 3]);
    one.queue.pause();
    for (let n = 0; n < 3; n += 1) one.end();
    expect(counts(one, two)).toEqual([0, 6]);
  });

  it('have one of a host beside the limit that was found for it, where its downloads hang', () => {
    const shared = new SharedSlots(16);
    const limits = { concurrency: 16, perHost: null };
    const one = makeList(shared, limits, []);
    one.queue.limitHost('slow', 4);
    for (let id = 0; id < 10; id += 1) one.queue.add(id, 'slow');
    const two = makeList(shared, limits, []);
    two.queue.limitHost('slow', 2);
    for (let id = 0; id < 10; id += 1) two.queue.add(id, 'slow');
    expect(counts(one, two)).toEqual([4, 1]);
    two.end();
    expect(counts(one, two)).toEqual([4, 1]);
  });

  it('leave a host in peace that one of them leaves in peace, and go on when it does', () => {
    const shared = new SharedSlots(8);
    const limits = { concurrency: 8, perHost: 2 };
    const one = makeList(shared, limits, []);
    one.queue.limitHost('weak', 0);
    const two = makeList(shared, limits, [...many('weak'), ...many('well')]);
    expect(two.queue.running).toBe(2);
    expect(two.running.every((id) => id >= 100)).toBe(true);
    one.queue.limitHost('weak', null);
    expect(two.queue.running).toBe(4);
  });

  it('are not held up by a list that is left', () => {
    const shared = new SharedSlots(4);
    const limits = { concurrency: 4, perHost: 2 };
    const one = makeList(shared, limits, []);
    one.queue.limitHost('weak', 0);
    const two = makeList(shared, limits, many('weak'));
    expect(two.queue.running).toBe(0);
    one.queue.leave();
    expect(two.queue.running).toBe(2);
  });

  it('take up a number that was changed at once', () => {
    const shared = new SharedSlots(2);
    const limits = { concurrency: 8, perHost: null };
    const lists = ['a', 'b'].map((host) => makeList(shared, limits, many(host)));
    // The first began alone.
    expect(counts(...lists)).toEqual([8, 0]);
    shared.setMost(10);
    expect(counts(...lists)).toEqual([8, 2]);
  });
});
