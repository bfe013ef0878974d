import TinyQueue from 'tinyqueue';

/**
 * Hands waiting items to slots: never more than `concurrency` in all, `perHost` per host, and what a single host may have,
 * all changeable at any time, and otherwise in the order of their ids. A host at its limit is passed over and delays nobody else.
 *
 * Invariants: an item is in at most one of waiting and running; `running` never goes above the limit in force when an
 * item starts (a lowered limit lets running items end); slots are the lowest free numbers, from 0.
 * Adding, starting and releasing cost O(log n).
 */
export interface SlotQueue {
  add(id: number, host: string): void;
  /** Takes a waiting item out; false if it was not waiting. */
  remove(id: number): boolean;
  /** Says that a running item has ended; its slot is free at once. */
  release(id: number): void;
  setLimits(limits: SlotLimits): void;
  /** Gives a host a limit of its own, beside the others: 0 lets nothing of it start; null takes the limit away. */
  limitHost(host: string, limit: number | null): void;
  /** Starts nothing until `resume`. Running items go on. */
  pause(): void;
  resume(): void;
  readonly running: number;
  readonly waiting: number;
}

export interface SlotLimits {
  concurrency: number;
  perHost: number | null;
}

interface HostQueue {
  host: string;
  waiting: TinyQueue<number>;
  running: number;
}

/** A host's claim to be served next; stale once the host's head is another or the host has no room. */
interface Claim {
  id: number;
  queue: HostQueue;
}

/**
 * @param limits the limits at the start
 * @param start called synchronously for each item that gets a slot; it may call back into the queue
 */
export function createSlotQueue(limits: SlotLimits, start: (id: number, slot: number) => void): SlotQueue {
  const hosts = new Map<string, HostQueue>();
  const hostOf = new Map<number, HostQueue>(); // waiting and running items
  const waitingIds = new Set<number>();
  const slots = new Map<number, number>(); // running id -> slot
  const freeSlots = new TinyQueue<number>();
  const ownLimits = new Map<string, number>();
  const claims = new TinyQueue<Claim>([], (a, b) => a.id - b.id);
  let slotsMade = 0;
  let paused = false;
  let filling = false;
  let current = limits;

  const mayStart = (): boolean => !paused && slots.size < current.concurrency;
  const hasRoom = ({ host, running }: HostQueue): boolean =>
    running < Math.min(current.perHost ?? Infinity, ownLimits.get(host) ?? Infinity);

  /** The first id that still waits: removed ones are dropped when they come up. */
  const head = (queue: HostQueue): number | undefined => {
    for (;;) {
      const id = queue.waiting.peek();
      if (id === undefined || (waitingIds.has(id) && hostOf.get(id) === queue)) return id;
      queue.waiting.pop();
    }
  };

  const claim = (queue: HostQueue): void => {
    const id = head(queue);
    if (id !== undefined && hasRoom(queue)) claims.push({ id, queue });
  };

  const fill = (): void => {
    if (filling) return; // `start` may release at once; the loop below sees it
    filling = true;
    try {
      while (mayStart()) {
        const next = claims.pop();
        if (next === undefined) break;
        const { id, queue } = next;
        if (head(queue) !== id || !hasRoom(queue)) continue;
        queue.waiting.pop();
        waitingIds.delete(id);
        queue.running++;
        const slot = freeSlots.pop() ?? slotsMade++;
        slots.set(id, slot);
        claim(queue);
        start(id, slot);
      }
    } finally {
      filling = false;
    }
  };

  const forget = (queue: HostQueue): void => {
    if (queue.running === 0 && head(queue) === undefined) hosts.delete(queue.host);
  };

  return {
    add(id, host) {
      if (waitingIds.has(id) || slots.has(id)) throw new Error(`item ${id} is in the queue already`);
      let queue = hosts.get(host);
      if (queue === undefined) {
        queue = { host, waiting: new TinyQueue<number>(), running: 0 };
        hosts.set(host, queue);
      }
      queue.waiting.push(id);
      hostOf.set(id, queue);
      waitingIds.add(id);
      if (head(queue) === id) claim(queue);
      fill();
    },
    remove(id) {
      const queue = hostOf.get(id);
      if (queue === undefined || !waitingIds.delete(id)) return false;
      hostOf.delete(id);
      claim(queue);
      forget(queue);
      return true;
    },
    release(id) {
      const queue = hostOf.get(id);
      const slot = slots.get(id);
      if (queue === undefined || slot === undefined) throw new Error(`item ${id} is not running`);
      slots.delete(id);
      hostOf.delete(id);
      freeSlots.push(slot);
      queue.running--;
      claim(queue);
      forget(queue);
      fill();
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
      if (queue === undefined) return;
      claim(queue);
      fill();
    },
    pause() {
      paused = true;
    },
    resume() {
      paused = false;
      fill();
    },
    get running() {
      return slots.size;
    },
    get waiting() {
      return waitingIds.size;
    },
  };
}
