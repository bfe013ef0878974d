import type { Interval } from './intervals.ts';
import type { Timeline } from './timeline.ts';

/** The block of the attempt before, of those that had one. */
export function earlierAttempts({ blocks }: Pick<Timeline, 'blocks'>): Map<number, number> {
  const latest = new Map<number, number>();
  const before = new Map<number, number>();
  for (let index = 0; index < blocks.length; index++) {
    if (blocks.attempt(index) > 1) {
      const earlier = latest.get(blocks.id(index));
      if (earlier !== undefined) before.set(index, earlier);
    }
    latest.set(blocks.id(index), index);
  }
  return before;
}

/** When downloads waited for the time of their next attempt, those after which one has begun. */
export function retryWaits(timeline: Timeline): Interval[] {
  const { blocks } = timeline;
  const waits: Interval[] = [];
  for (const [index, earlier] of earlierAttempts(timeline)) {
    waits.push({ fromMs: blocks.end(earlier), toMs: blocks.start(index) - blocks.queue(index) });
  }
  return waits;
}
