import type { Block, BlockLog } from '../../../shared/timeline/block-log.ts';
import { laneCount, type Timeline } from '../../../shared/timeline/timeline.ts';

/** A block of the chart: one that has left its slot, by its index, or one under way, by its download. */
export type Picked = { kind: 'past'; index: number } | { kind: 'live'; id: number };

/** The figures of a picked block; null where it is not there any more. */
export function blockOf({ blocks, live }: Timeline, picked: Picked): Block | null {
  if (picked.kind === 'past') return picked.index < blocks.length ? blocks.block(picked.index) : null;
  const index = liveIndex(live, picked.id);
  return index < 0 ? null : live.block(index);
}

/** The same block after the timeline has gone on: what was under way may have left its slot. */
export function stillPicked(timeline: Timeline, picked: Picked): Picked | null {
  if (picked.kind === 'past') return picked.index < timeline.blocks.length ? picked : null;
  if (liveIndex(timeline.live, picked.id) >= 0) return picked;
  const { blocks } = timeline;
  for (let index = blocks.length - 1; index >= 0; index--) {
    if (blocks.id(index) === picked.id) return { kind: 'past', index };
  }
  return null;
}

/** @param slackMs how far beside a block still counts as on it */
export function pickAt(timeline: Timeline, slot: number, ms: number, slackMs: number): Picked | null {
  const { live, lanes } = timeline;
  const found: { picked: Picked; distance: number }[] = [];
  const consider = (picked: Picked, distance: number): void => {
    if (distance <= slackMs) found.push({ picked, distance });
  };
  const lane = lanes[slot];
  if (lane !== undefined) {
    const place = lane.firstFrom(ms);
    const [before, after] = [lane.at(place - 1), lane.at(place)];
    if (before >= 0) consider({ kind: 'past', index: before }, Math.max(0, ms - lane.end(place - 1)));
    if (after >= 0) consider({ kind: 'past', index: after }, lane.start(place) - ms);
  }
  // What is under way goes on.
  for (let index = 0; index < live.length; index++) {
    if (live.slot(index) === slot) consider({ kind: 'live', id: live.id(index) }, Math.max(0, live.start(index) - ms));
  }
  return found.sort((a, b) => a.distance - b.distance)[0]?.picked ?? null;
}

export type Direction = 'earlier' | 'later' | 'up' | 'down' | 'first' | 'last';

/** The block that a key leads to from another one: along its lane, or at the same time in the next lane that has one. */
export function neighbour(timeline: Timeline, from: Picked | null, direction: Direction): Picked | null {
  const { live, lanes } = timeline;
  const block = from === null ? null : blockOf(timeline, from);
  if (direction === 'first' || (block === null && direction !== 'last')) return firstOf(timeline);
  if (direction === 'last' || block === null || from === null) return lastOf(timeline);
  if (direction === 'earlier' || direction === 'later') {
    const lane = lanes[block.slot];
    const place = (lane?.firstFrom(block.startMs) ?? 0) + (direction === 'earlier' ? -1 : 1);
    const index = lane?.at(place) ?? -1;
    if (index >= 0) return { kind: 'past', index };
    return (direction === 'later' && liveIn(live, block.slot)) || from;
  }
  const middle = block.startMs + 1e-6;
  const step = direction === 'up' ? -1 : 1;
  for (let slot = block.slot + step; slot >= 0 && slot < laneCount(timeline); slot += step) {
    const found = pickAt(timeline, slot, middle, Infinity);
    if (found !== null) return found;
  }
  return from;
}

function firstOf({ blocks, live, lanes }: Timeline): Picked | null {
  const index = lanes.find((lane) => lane.length > 0)?.at(0) ?? -1;
  if (index >= 0 && index < blocks.length) return { kind: 'past', index };
  return live.length === 0 ? null : { kind: 'live', id: live.id(0) };
}

/** The one that ended last, or one under way. */
function lastOf({ blocks, live }: Timeline): Picked | null {
  if (live.length > 0) return { kind: 'live', id: live.id(live.length - 1) };
  let last = -1;
  for (let index = Math.max(0, blocks.length - 512); index < blocks.length; index++) {
    if (last < 0 || blocks.end(index) >= blocks.end(last)) last = index;
  }
  return last < 0 ? null : { kind: 'past', index: last };
}

function liveIndex(live: BlockLog, id: number): number {
  for (let index = 0; index < live.length; index++) if (live.id(index) === id) return index;
  return -1;
}

function liveIn(live: BlockLog, slot: number): Picked | null {
  for (let index = 0; index < live.length; index++) {
    if (live.slot(index) === slot) return { kind: 'live', id: live.id(index) };
  }
  return null;
}
