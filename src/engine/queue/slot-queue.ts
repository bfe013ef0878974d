import TinyQueue from 'tinyqueue';
import { type Claim, createHostQueue, hasItsShare, type HostQueue, inOrder } from './claim.ts';
import { endOf, Places, type QueueEnd } from './places.ts';
import type { SharedSlots } from './shared-slots.ts';

/**
 * Hands waiting items to slots: never more than `concurrency` in all, `perHost` per host, and what a single host may have,
 * all changeable at any time, and otherwise in the order of their ids. A host at its limit is passed over and delays nobody else.
 *
 * Hosts of a higher rank come first, each up to its share of the slots as long as others wait: the slowest host's items
 * begun first leave no long ones for the end (longest processing time first, R. L. Graham, 1969), and the share keeps a
 * host that never answers, or falls silent, from holding up everybody. Late items come after all others: while one that was
 * refused waits for its next turn, those that were never asked can still find out that they have to wait as well. What was
 * moved to the front comes before all of them, what was moved to the back after them.
 *
 * Invariants: an item is in at most one of waiting and running; `running` never goes above the limit in force when an
 * item starts (a lowered limit lets running items end); slots are the lowest free numbers, from 0.
 * Adding, starting and releasing cost O(log n).
 */
export interface SlotQueue {
  /** @param isLate whether it comes after those that are not, until it is to `hurry`; not so where it was moved to an end */
  add(id: number, host: string, isLate?: boolean): void;
  /** Adds items that are not late, in a fraction of the time that one after the other takes; none starts before all are in. */
  addAll(ids: readonly number[], hostOf: (id: number) => string): void;
  /** A late item is so no longer. Nothing else changes. */
  hurry(id: number): void;
  /** Takes a waiting item out; false if it was not waiting. */
  remove(id: number): boolean;
  /** Takes those out that wait, and leaves the others. */
  removeAll(ids: readonly number[]): void;
  /** Says that a running item has ended; its slot is free at once. */
  release(id: number): void;
  setLimits(limits: SlotLimits): void;
  /** Gives a host a limit of its own, beside the others: 0 lets nothing of it start; null takes the limit away. */
  limitHost(host: string, limit: number | null): void;
  /** Puts a host's items before those of lower rank. A host without one comes first; so with none at all, ids decide. */
  rankHost(host: string, rank: number): void;
  /** Moves items to an end, in the order given; one that does not wait stands there when it waits again. O(n) */
  prioritise(ids: readonly number[], to: QueueEnd): void;
  /** About how many items of a host wait: removed ones may still count. */
  waitingOf(host: string): number;
  /** Starts nothing until `resume`. Running items go on. */
  pause(): void;
  resume(): void;
  /** Shares no slots any more: it will start nothing again. */
  leave(): void;
  readonly running: number;
  readonly waiting: number;
}

export interface SlotLimits {
  concurrency: number;
  perHost: number | null;
}

/**
 * @param limits the limits at the start
 * @param most slots that there may ever be, whatever the limits say
 * @param shared the slots that it shares with the queues of other lists; none where it is not given
 * @param start called synchronously for each item that gets a slot; it may call back into the queue
 * @param isHeldUp whether what runs may never end; not so where it is not given
 */
export function createSlotQueue(
  limits: SlotLimits,
  start: (id: number, slot: number) => void,
  most = Infinity,
  shared?: SharedSlots,
  isHeldUp = (): boolean => false,
): SlotQueue {
  const hosts = new Map<string, HostQueue>();
  // Waiting and running items, by id: of a million a map and a set would take ten times the memory.
  const hostOf: (HostQueue | undefined)[] = [];
  let waitingCount = 0;
  const slots = new Map<number, number>(); // running id -> slot
  const freeSlots = new TinyQueue<number>();
  const ownLimits = new Map<string, number>();
  const ranks = new Map<string, number>();
  const places = new Places();
  const late = new Set<number>();
  const claims = new TinyQueue<Claim>([], inOrder);
  let slotsMade = 0;
  let paused = false;
  let filling = false;
  let current = limits;

  /** Hosts with room by this queue's limits, and none by what it shares: their items wait to be claimed. */
  const shut = new Set<string>();

  const mayStart = (): boolean =>
    !paused && slots.size < Math.min(current.concurrency, most) && (share?.hasSlot() ?? true);
  const limitOf = (host: string): number => Math.min(current.perHost ?? Infinity, ownLimits.get(host) ?? Infinity);
  const hasRoom = ({ host, running }: HostQueue): boolean => {
    if (running >= limitOf(host)) return false;
    if (share === undefined || share.hasRoom(host, running === 0 && current.perHost === null)) return true;
    shut.add(host);
    return false;
  };

  /** Who waits at a place of a host; undefined where nobody does any more. */
  const waitingAt = (place: number, queue: HostQueue): number | undefined => {
    const id = places.idAt(place);
    return id !== undefined && hostOf[id] === queue && !slots.has(id) ? id : undefined;
  };

  /** The first that still waits of a host's late items, or of the others: those that do not are dropped when they come up. */
  const first = (queue: HostQueue, isLate: boolean): number | undefined => {
    const waiting = isLate ? queue.late : queue.waiting;
    for (;;) {
      const place = waiting.peek();
      if (place === undefined) return undefined;
      const id = waitingAt(place, queue);
      if (id !== undefined && late.has(id) === isLate) return id;
      waiting.pop();
    }
  };
  const head = (queue: HostQueue): number | undefined => {
    const ready = first(queue, false);
    return ready !== undefined && endOf(places.of(ready)) <= 0 ? ready : (first(queue, true) ?? ready);
  };

  /** In a single slot nothing is gained by another order. */
  const rankOf = ({ host }: HostQueue): number => (current.concurrency > 1 ? (ranks.get(host) ?? Infinity) : 0);

  const claim = (queue: HostQueue): void => {
    const id = head(queue);
    if (id !== undefined && hasRoom(queue))
      claims.push({ id, place: places.of(id), isLate: late.has(id), rank: rankOf(queue), queue });
  };

  const nextValid = (): Claim | undefined => {
    for (;;) {
      const next = claims.pop();
      if (next === undefined) return undefined;
      const { id, place, isLate, rank, queue } = next;
      const isStale =
        head(queue) !== id || place !== places.of(id) || isLate !== late.has(id) || rank !== rankOf(queue);
      if (!isStale && hasRoom(queue)) return next;
    }
  };

  /** The next to start: the first in order, unless its host has its share and one waits of another rank, or of none. */
  const nextClaim = (): Claim | undefined => {
    const passed: Claim[] = [];
    let next = nextValid();
    while (next !== undefined && hasItsShare(next, current.concurrency)) {
      passed.push(next);
      next = nextValid();
    }
    const first = passed[0];
    const isKnown = first !== undefined && first.rank < Infinity;
    const takesFirst = first !== undefined && (next === undefined || (isKnown && next.rank === first.rank));
    if (takesFirst && next !== undefined) claims.push(next);
    for (const each of takesFirst ? passed.slice(1) : passed) claims.push(each);
    return takesFirst ? first : next;
  };

  const fill = (): void => {
    if (filling) return; // `start` may release at once; the loop below sees it
    filling = true;
    try {
      while (mayStart()) {
        const next = nextClaim();
        if (next === undefined) break;
        const { id, queue } = next;
        (late.delete(id) ? queue.late : queue.waiting).pop();
        waitingCount--;
        queue.running++;
        const slot = freeSlots.pop() ?? slotsMade++;
        slots.set(id, slot);
        share?.took(queue.host);
        claim(queue);
        start(id, slot);
      }
    } finally {
      filling = false;
    }
  };

  const share = shared?.join({
    get running() {
      return slots.size;
    },
    get isHeldUp() {
      return isHeldUp();
    },
    limitOf: (host) => (hosts.has(host) ? limitOf(host) : null),
    isPaused: (host) => ownLimits.get(host) === 0,
    wake(host) {
      for (const each of host === null ? [...shut] : [host]) {
        const queue = shut.delete(each) ? hosts.get(each) : undefined;
        if (queue !== undefined) claim(queue);
      }
      fill();
    },
  });

  const forget = (queue: HostQueue): void => {
    if (queue.running === 0 && head(queue) === undefined) hosts.delete(queue.host);
  };

  const refuseKnown = (id: number): void => {
    if (hostOf[id] !== undefined) throw new Error(`item ${id} is in the queue already`);
  };
  const enter = (id: number, host: string, isLate: boolean): HostQueue => {
    refuseKnown(id);
    let queue = hosts.get(host);
    if (queue === undefined) {
      queue = createHostQueue(host);
      hosts.set(host, queue);
    }
    const place = places.of(id);
    if (isLate && endOf(place) === 0) late.add(id);
    (late.has(id) ? queue.late : queue.waiting).push(place);
    hostOf[id] = queue;
    waitingCount++;
    return queue;
  };
  /** @returns null where it does not wait */
  const takeOut = (id: number): HostQueue | null => {
    const queue = hostOf[id];
    if (queue === undefined || slots.has(id)) return null;
    hostOf[id] = undefined;
    late.delete(id);
    waitingCount--;
    return queue;
  };
  /** Drops what does not wait any more, wherever it stands. */
  const sweep = (queue: HostQueue): void => {
    const waits = (place: number): boolean => waitingAt(place, queue) !== undefined;
    queue.waiting = new TinyQueue(queue.waiting.data.filter(waits));
    queue.late = new TinyQueue(queue.late.data.filter(waits));
  };

  return {
    add(id, host, isLate = false) {
      const queue = enter(id, host, isLate);
      if (head(queue) === id) claim(queue);
      fill();
    },
    addAll(ids, nameOf) {
      ids.forEach(refuseKnown);
      const touched = new Set<HostQueue>();
      for (const id of ids) touched.add(enter(id, nameOf(id), false));
      for (const queue of touched) claim(queue);
      fill();
    },
    hurry(id) {
      const queue = hostOf[id];
      if (queue === undefined || !late.delete(id)) return;
      queue.waiting.push(places.of(id));
      claim(queue);
    },
    remove(id) {
      const queue = takeOut(id);
      if (queue === null) return false;
      claim(queue);
      forget(queue);
      return true;
    },
    removeAll(ids) {
      const removed = new Map<HostQueue, number>();
      for (const id of ids) {
        const queue = takeOut(id);
        if (queue !== null) removed.set(queue, (removed.get(queue) ?? 0) + 1);
      }
      for (const [queue, count] of removed) {
        // To drop most of a heap one by one as they come up takes longer than to make it anew.
        if (count * 4 > queue.waiting.length) sweep(queue);
        claim(queue);
        forget(queue);
      }
    },
    release(id) {
      const queue = hostOf[id];
      const slot = slots.get(id);
      if (queue === undefined || slot === undefined) throw new Error(`item ${id} is not running`);
      slots.delete(id);
      hostOf[id] = undefined;
      freeSlots.push(slot);
      queue.running--;
      claim(queue);
      forget(queue);
      if (share === undefined) fill();
      else share.gave(queue.host);
    },
    setLimits(next) {
      current = next;
      for (const queue of hosts.values()) claim(queue);
      fill();
    },
    limitHost(host, limit) {
      if (limit === null) ownLimits.delete(host);
      else ownLimits.set(host, limit);
      const queue = hosts.get(host);
      if (queue !== undefined) {
        claim(queue);
        fill();
      }
      share?.changed(host);
    },
    rankHost(host, rank) {
      ranks.set(host, rank);
      const queue = hosts.get(host);
      if (queue !== undefined) claim(queue);
    },
    prioritise(ids, to) {
      places.move(ids, to);
      const moved = new Map<HostQueue, number[]>();
      for (const id of ids) {
        const queue = slots.has(id) ? undefined : hostOf[id];
        if (queue === undefined) continue;
        late.delete(id);
        const of = moved.get(queue);
        if (of === undefined) moved.set(queue, [places.of(id)]);
        else of.push(places.of(id));
      }
      for (const [queue, own] of moved) {
        // Made anew: what only piles up is never dropped from the end of a heap.
        const stayed = queue.waiting.data.filter((place) => waitingAt(place, queue) !== undefined);
        queue.waiting = new TinyQueue([...stayed, ...own]);
        claim(queue);
      }
    },
    waitingOf(host) {
      const queue = hosts.get(host);
      return queue === undefined ? 0 : queue.waiting.length + queue.late.length;
    },
    pause() {
      paused = true;
    },
    leave() {
      share?.leave();
    },
    resume() {
      paused = false;
      fill();
    },
    get running() {
      return slots.size;
    },
    get waiting() {
      return waitingCount;
    },
  };
}
