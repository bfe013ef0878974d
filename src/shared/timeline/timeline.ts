import type { Limits } from '../batch.ts';
import type { HostTrouble } from '../paused-host-words.ts';
import { BlockLog } from './block-log.ts';
import type { Interval } from './intervals.ts';
import { type Lane, laneOf } from './lanes.ts';
import { type Samples, type SamplesChange, withSamples } from './samples.ts';

/** A host that was left in peace for a while. `toMs` is null while it still is. */
export interface HostPauseSpan {
  host: string;
  fromMs: number;
  toMs: number | null;
  /** What is wrong with it. */
  trouble: HostTrouble;
}

/** The limits in force from a moment on. */
export interface LimitStep extends Limits {
  atMs: number;
}

/** What happened in a batch since its start. All times in ms since then, on the batch's own clock, pauses included. */
export interface Timeline {
  rows: number;
  /** Attempts that have left their slots, in that order. */
  blocks: BlockLog;
  /** Those that have not, as they stand at `nowMs`. */
  live: BlockLog;
  /** The blocks of each slot; `live` is not in it. */
  lanes: readonly Lane[];
  nowMs: number;
  isRunning: boolean;
  samples: Samples;
  limits: readonly LimitStep[];
  hostPauses: readonly HostPauseSpan[];
  /** When the batch as a whole rested: paused, stalled, or at its end before somebody retried. Disjoint, in order. */
  rests: readonly Interval[];
}

/** What has happened since the last change. */
export interface TimelineChange {
  batchId: string;
  /** It is everything since the start, and follows on nothing. */
  isWhole: boolean;
  rows: number;
  /** How many blocks there were before these. */
  from: number;
  /** As `BlockLog.packed` gives them. */
  blocks: Uint8Array;
  /** Index and end of each block that has come to another end than was said of it, one after the other. */
  amended: number[];
  live: Uint8Array;
  nowMs: number;
  isRunning: boolean;
  samples: SamplesChange;
  /** These three as a whole, where they have changed. */
  limits?: readonly LimitStep[];
  hostPauses?: readonly HostPauseSpan[];
  rests?: readonly Interval[];
}

/** Of a batch in which nothing has happened yet. @param rows how many it has */
export function emptyTimeline(rows = 0): Timeline {
  return {
    rows,
    blocks: new BlockLog(),
    live: new BlockLog(),
    lanes: [],
    nowMs: 0,
    isRunning: false,
    samples: { bucketMs: 100, bytes: [], inFlight: [] },
    limits: [],
    hostPauses: [],
    rests: [],
  };
}

/**
 * Takes a change in. Gives a new timeline, which shares and extends the blocks of the one before: that one is not to be
 * used any more.
 *
 * @returns null when a change before it is missing
 */
export function withChange(before: Timeline, change: TimelineChange): Timeline | null {
  const base = change.isWhole ? emptyTimeline() : before;
  if (base.blocks.length !== change.from) return null;
  const { blocks } = base;
  blocks.appendPacked(change.blocks);
  const lanes = [...base.lanes];
  for (let index = change.from; index < blocks.length; index++) laneOf(lanes, blocks.slot(index)).push(blocks, index);
  for (let at = 0; at < change.amended.length; at += 2) {
    const index = change.amended[at] ?? 0;
    blocks.setEndByte(index, change.amended[at + 1] ?? 0);
    laneOf(lanes, blocks.slot(index)).amend(blocks, index);
  }
  return {
    rows: change.rows,
    blocks,
    live: new BlockLog(change.live),
    lanes,
    nowMs: change.nowMs,
    isRunning: change.isRunning,
    samples: withSamples(base.samples, change.samples),
    limits: change.limits ?? base.limits,
    hostPauses: change.hostPauses ?? base.hostPauses,
    rests: change.rests ?? base.rests,
  };
}

/** How many lanes the chart needs. */
export function laneCount({ lanes, live }: Timeline): number {
  let count = lanes.length;
  for (let index = 0; index < live.length; index++) count = Math.max(count, live.slot(index) + 1);
  return count;
}

/** When the last attempt ended, or now while one is under way. */
export function endOf({ blocks, live, nowMs }: Timeline): number {
  if (live.length > 0) return nowMs;
  let end = 0;
  for (let index = Math.max(0, blocks.length - 512); index < blocks.length; index++) {
    end = Math.max(end, blocks.end(index)); // appended as they left their slots: the last ones are among the last
  }
  return end;
}
