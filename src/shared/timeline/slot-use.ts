import { type Interval, lengthMs, minus, overlapMs, union } from './intervals.ts';
import type { Lane } from './lanes.ts';
import { retryWaits } from './retry-waits.ts';
import { endOf, laneCount, type LimitStep, type Timeline } from './timeline.ts';

/** How the slots that the limit allowed were used, in ms of slots: two slots for a second are 2,000. */
export interface SlotUse {
  /** What the limit allowed while the batch ran. A slot for which the list has no row counts as none. */
  allowedMs: number;
  idleMs: number;
  /** Idle after the last attempt had begun: nothing was left to start. */
  idleAtEndMs: number;
  /** Idle before that, while a host was paused. */
  idleInPausesMs: number;
  /** Idle before that, while no host was paused and a download waited for the time of its next attempt. */
  idleInRetriesMs: number;
}

/** When a slot was allowed to hold a download: the limit was above its number, and the batch did not rest. */
export function allowedTime(
  slot: number,
  { limits, rests, rows }: Pick<Timeline, 'limits' | 'rests' | 'rows'>,
  endMs: number,
): Interval[] {
  const within: Interval[] = [];
  for (const [place, { atMs, concurrency }] of limits.entries()) {
    if (slot >= Math.min(concurrency, rows)) continue;
    within.push({ fromMs: atMs, toMs: Math.min(endMs, limits[place + 1]?.atMs ?? endMs) });
  }
  return minus(union(within), rests);
}

/** When a slot held a download. */
function busyTime(timeline: Timeline, lane: Lane | undefined, slot: number): Interval[] {
  const { live } = timeline;
  const busy: Interval[] = [];
  const length = lane?.length ?? 0;
  for (let place = 0; place < length; place++) {
    busy.push({ fromMs: lane?.start(place) ?? 0, toMs: lane?.end(place) ?? 0 });
  }
  for (let index = 0; index < live.length; index++) {
    if (live.slot(index) === slot) busy.push({ fromMs: live.start(index), toMs: live.end(index) });
  }
  return busy;
}

/** Linear in the number of blocks. */
export function slotUse(timeline: Timeline): SlotUse {
  const endMs = endOf(timeline);
  const lastStart = lastStartOf(timeline);
  const atEnd = [{ fromMs: lastStart, toMs: Infinity }];
  const pauses = minus(hostPauseTime(timeline, endMs), atEnd);
  const retries = minus(minus(union(retryWaits(timeline)), atEnd), pauses);
  const use: SlotUse = { allowedMs: 0, idleMs: 0, idleAtEndMs: 0, idleInPausesMs: 0, idleInRetriesMs: 0 };
  const slots = Math.max(laneCount(timeline), mostAllowed(timeline.limits, timeline.rows));
  for (let slot = 0; slot < slots; slot++) {
    const allowed = allowedTime(slot, timeline, endMs);
    const idle = minus(allowed, busyTime(timeline, timeline.lanes[slot], slot));
    use.allowedMs += lengthMs(allowed);
    use.idleMs += lengthMs(idle);
    use.idleAtEndMs += overlapMs(idle, atEnd);
    use.idleInPausesMs += overlapMs(idle, pauses);
    use.idleInRetriesMs += overlapMs(idle, retries);
  }
  return use;
}

/** When any host was paused, up to `endMs`. */
export function hostPauseTime({ hostPauses }: Pick<Timeline, 'hostPauses'>, endMs: number): Interval[] {
  return union(hostPauses.map(({ fromMs, toMs }) => ({ fromMs, toMs: Math.min(endMs, toMs ?? endMs) })));
}

/** When the last attempt began. While the batch runs more may begin: then nothing is the end yet. */
function lastStartOf({ blocks, live, isRunning }: Timeline): number {
  if (isRunning) return Infinity;
  let last = 0;
  for (let index = 0; index < blocks.length; index++) last = Math.max(last, blocks.start(index));
  for (let index = 0; index < live.length; index++) last = Math.max(last, live.start(index));
  return last;
}

const mostAllowed = (limits: readonly LimitStep[], rows: number): number =>
  Math.min(
    rows,
    limits.reduce((most, { concurrency }) => Math.max(most, concurrency), 0),
  );
