import TinyQueue from 'tinyqueue';
import { endOf } from './places.ts';

/** What of one host is in a queue. */
export interface HostQueue {
  host: string;
  /** Places, not ids. */
  waiting: TinyQueue<number>;
  late: TinyQueue<number>;
  running: number;
}

export const createHostQueue = (host: string): HostQueue => ({
  host,
  waiting: new TinyQueue<number>(),
  late: new TinyQueue<number>(),
  running: 0,
});

/** A host's claim to be served next; stale once its head or its rank is another, or it has no room. */
export interface Claim {
  id: number;
  place: number;
  isLate: boolean;
  rank: number;
  queue: HostQueue;
}

/** Which claim is served first: the one for which this is less than zero as `a`. */
export function inOrder(a: Claim, b: Claim): number {
  const ends = endOf(a.place) - endOf(b.place);
  if (ends !== 0) return ends;
  if (a.isLate !== b.isLate) return a.isLate ? 1 : -1;
  return a.rank === b.rank ? a.place - b.place : a.rank > b.rank ? -1 : 1;
}

/**
 * Of the slots, for one host while hosts of other ranks wait: of one that has not answered yet, and of one that has. What is
 * left to the others is what they go on with when it falls silent.
 */
const [shareOfUnknown, shareOfKnown] = [3 / 4, 15 / 16];

/** Whether its host has so many of the slots that others come before it, as long as they wait. */
export function hasItsShare({ rank, queue }: Claim, concurrency: number): boolean {
  const share = rank < Infinity ? shareOfKnown : shareOfUnknown;
  return queue.running >= Math.max(1, Math.floor(concurrency * share));
}
