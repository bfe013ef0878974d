import type { BlockEnd } from '../src/shared/timeline/block-end.ts';
import { type Block, BlockLog } from '../src/shared/timeline/block-log.ts';
import { lanesOf } from '../src/shared/timeline/lanes.ts';
import { Sampler } from '../src/shared/timeline/samples.ts';
import { emptyTimeline, type Timeline } from '../src/shared/timeline/timeline.ts';

/** How a made-up batch goes. */
export interface MadeTimeline {
  downloads: number;
  slots: number;
  /** To the first byte, in ms; a seeded jitter of a third is added. */
  latencyMs?: number;
  /** The length of each body in ms where `share` bodies come at once. */
  bodyMs?: (id: number, share: number) => number;
  bytes?: number;
  diskMs?: number;
  /** The end of a download's attempt; by default all are saved. */
  endOf?: (id: number) => BlockEnd;
}

/** A small generator of numbers from 0 to 1, the same each time. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export const noTimings = { queue: 0, dns: 0, connect: 0, tls: 0, firstByte: 0, body: 0, disk: 0 } as const;

/** A timeline of blocks and nothing else, one row each. Appended by their ends, as the engine does. */
export function timelineOf(blocks: readonly Block[], parts: Partial<Timeline> = {}): Timeline {
  const log = new BlockLog();
  for (const block of blocks.toSorted((a, b) => endOfBlock(a) - endOfBlock(b))) log.append(block);
  const nowMs = blocks.reduce((end, block) => Math.max(end, endOfBlock(block)), 0);
  return { ...emptyTimeline(blocks.length), blocks: log, lanes: lanesOf(log), nowMs, ...parts };
}

const endOfBlock = ({ startMs, timings: { queue: _queue, ...rest } }: Block): number =>
  Object.values(rest).reduce((end, ms) => end + ms, startMs);

/** A batch in which each slot takes the next download as soon as it is free. */
export function makeTimeline(made: MadeTimeline): Timeline {
  const { downloads, slots, latencyMs = 100, bodyMs = () => 20, bytes = 100_000, diskMs = 2, endOf } = made;
  const random = seeded(7);
  const free = Array.from({ length: slots }, () => 0);
  const blocks: Block[] = [];
  const ends: { atMs: number; ms: number; bytes: number }[] = [];
  for (let id = 0; id < downloads; id++) {
    const startMs = free.reduce((least, ms) => Math.min(least, ms));
    const slot = free.indexOf(startMs);
    const isFirst = id < slots;
    const left = Math.min(slots, downloads - id + slots - 1);
    const body = bodyMs(id, left);
    const timings = {
      queue: startMs,
      dns: isFirst ? 4 : 0,
      connect: isFirst ? 12 : 0,
      tls: isFirst ? 20 : 0,
      firstByte: latencyMs * (1 + random() / 3),
      body,
      disk: diskMs,
    };
    const end = endOf?.(id) ?? { kind: 'saved' };
    blocks.push({ id, slot, attempt: 1, startMs, timings, end, bytes });
    free[slot] = startMs + timings.dns + timings.connect + timings.tls + timings.firstByte + body + diskMs;
    ends.push({ atMs: (free[slot] ?? 0) - diskMs, ms: body, bytes });
  }
  return timelineOf(blocks, {
    limits: [{ atMs: 0, concurrency: slots, perHost: null }],
    samples: samplesOf(ends, blocks),
  });
}

/** Every body's bytes spread over its time. */
function samplesOf(bodies: readonly { atMs: number; ms: number; bytes: number }[], blocks: readonly Block[]) {
  const sampler = new Sampler();
  const end = bodies.reduce((last, { atMs }) => Math.max(last, atMs), 0);
  const stepMs = Math.max(1, end / 20_000);
  const bytesIn = new Float64Array(Math.ceil(end / stepMs) + 1);
  for (const { atMs, ms, bytes } of bodies) {
    const steps = Math.max(1, Math.round(ms / stepMs));
    for (let step = 0; step < steps; step++) {
      const place = Math.floor((atMs - (ms * step) / steps) / stepMs);
      bytesIn[place] = (bytesIn[place] ?? 0) + bytes / steps;
    }
  }
  const changes = blocks
    .flatMap((block) => [
      { atMs: block.startMs, by: 1 },
      { atMs: endOfBlock(block), by: -1 },
    ])
    .sort((a, b) => a.atMs - b.atMs);
  let [inFlight, next] = [0, 0];
  for (const [step, bytes] of bytesIn.entries()) {
    for (; (changes[next]?.atMs ?? Infinity) <= step * stepMs; next++) inFlight += changes[next]?.by ?? 0;
    sampler.setInFlight(inFlight);
    sampler.advance((step + 1) * stepMs, bytes);
  }
  return sampler.all();
}
