import { describe, expect, it } from 'vitest';
import { makeTimeline, noTimings, seeded, timelineOf } from '../../../test-support/timelines.ts';
import { analyse } from './analysis.ts';
import type { Block } from './block-log.ts';
import { en } from '../language/en.ts';
import { bottleneckWords, chainWords, idleWords, pauseWords } from './bottleneck-words.ts';
import type { Timeline } from './timeline.ts';

const block = (id: number, slot: number, startMs: number, body: number, part: Partial<Block> = {}): Block => ({
  id,
  slot,
  attempt: 1,
  startMs,
  timings: { ...noTimings, body },
  end: { kind: 'saved' },
  bytes: 1000,
  ...part,
});
const limit = (concurrency: number): Pick<Timeline, 'limits'> => ({
  limits: [{ atMs: 0, concurrency, perHost: null }],
});
const name = (id: number): string => `${id}.jpg`;
const words = (timeline: Timeline, slots: number): string =>
  bottleneckWords(analyse(timeline), slots, true, en.waterfall);

describe('idle slots', () => {
  it('are those that the limit allowed and no download held', () => {
    const timeline = timelineOf([block(0, 0, 0, 100), block(1, 1, 0, 40), block(2, 1, 60, 40)], limit(2));
    const { use } = analyse(timeline).figures;
    expect(use).toMatchObject({ allowedMs: 200, idleMs: 20, idleAtEndMs: 0 });
    expect(idleWords(analyse(timeline), en.waterfall)).toBe('Slots were idle 10% of the time.');
  });

  it('at the end, when nothing is left to start, are told apart', () => {
    const timeline = timelineOf([block(0, 0, 0, 100), block(1, 1, 0, 20)], limit(2));
    const { use } = analyse(timeline).figures;
    expect(use).toMatchObject({ allowedMs: 200, idleMs: 80, idleAtEndMs: 80 });
    expect(idleWords(analyse(timeline), en.waterfall)).toBe(
      'Slots were idle 40% of the time (40% at the end, when nothing was left to start).',
    );
  });

  it('do not count while the batch rests, nor above a limit that was lowered, nor beyond the rows there are', () => {
    const blocks = [block(0, 0, 0, 100), block(1, 1, 0, 100), block(2, 0, 300, 100)];
    const timeline = timelineOf(blocks, {
      rests: [{ fromMs: 100, toMs: 300 }],
      limits: [
        { atMs: 0, concurrency: 64, perHost: null },
        { atMs: 100, concurrency: 1, perHost: null },
      ],
    });
    // Three rows: the third slot is allowed for the first 100 ms.
    expect(analyse(timeline).figures.use).toMatchObject({ allowedMs: 400, idleMs: 100 });
  });

  it('while a host is paused are told apart', () => {
    const blocks = [block(0, 0, 0, 20), block(1, 1, 0, 20), block(2, 0, 100, 100), block(3, 1, 100, 100)];
    const timeline = timelineOf(blocks, {
      ...limit(2),
      hostPauses: [{ host: 'a.example', fromMs: 20, toMs: 100, trouble: { code: 'http-busy', status: 429 } }],
    });
    expect(analyse(timeline).figures.use).toMatchObject({ allowedMs: 400, idleMs: 160, idleInPausesMs: 160 });
    expect(analyse(timeline).bottleneck.kind).toBe('host-pauses');
    expect(words(timeline, 2)).toContain('40% of the time while hosts were left in peace');
    expect(pauseWords(timeline, en)).toBe('Paused: a.example for 80 ms, busy (429).');
  });
});

it('slots that stand empty while downloads wait for their next attempt are told apart', () => {
  const failed = { kind: 'retried', code: 'connection-lost' } as const;
  const blocks = [
    block(0, 0, 0, 100, { end: failed }),
    block(1, 1, 0, 100),
    block(2, 1, 101, 99),
    block(0, 0, 900, 100, { attempt: 2 }),
  ];
  const timeline = timelineOf(blocks, { ...limit(2), rows: 3 });
  expect(analyse(timeline).figures.use.idleInRetriesMs).toBe(800 + 1 + 700);
  expect(words(timeline, 2)).toMatch(/^Failures were the bottleneck: slots stood empty 75% of the time/);
});

describe('the longest chain', () => {
  it('goes back from the last to end, slot by slot, to the start', () => {
    const blocks = [block(0, 0, 0, 100), block(1, 1, 0, 30), block(2, 1, 31, 30), block(3, 0, 101, 500)];
    const { chain } = analyse(timelineOf(blocks, limit(2)));
    expect(chain?.links.map(({ index, after }) => [timelineOf(blocks).blocks.id(index), after])).toEqual([
      [0, 'start'],
      [3, 'slot'],
    ]);
    expect(chain?.aloneMs).toBe(500);
  });

  it('goes back to the earlier attempt where a retry waited for its time', () => {
    const failed = { kind: 'retried', code: 'connection-lost' } as const;
    const blocks = [block(0, 0, 0, 50, { end: failed }), block(1, 0, 51, 40), block(0, 0, 900, 100, { attempt: 2 })];
    const timeline = timelineOf(blocks, limit(1));
    const analysis = analyse(timeline);
    expect(analysis.chain?.links.map(({ after }) => after)).toEqual(['start', 'retry']);
    expect(chainWords(analysis, timeline, name, en.waterfall)).toContain('850 ms of it waiting for retries');
  });

  it('is named by its last and its slowest download', () => {
    const blocks = [block(0, 0, 0, 800), block(1, 1, 0, 30), block(2, 0, 801, 200)];
    const timeline = timelineOf(blocks, limit(2));
    expect(chainWords(analyse(timeline), timeline, name, en.waterfall)).toBe(
      'Last to end: 2.jpg (200 ms, 200 ms of it alone), at the end of a chain of 2, the slowest of them 0.jpg (800 ms).',
    );
  });
});

describe('the bottleneck', () => {
  it('is latency where slots wait for answers, and more at once may be quicker', () => {
    const timeline = makeTimeline({ downloads: 200, slots: 8, latencyMs: 100, bodyMs: () => 10 });
    expect(analyse(timeline).bottleneck.kind).toBe('latency');
    expect(words(timeline, 8)).toMatch(
      /^Latency was the bottleneck: waiting for servers took 9\d% .* all 8 slots .* more at once/,
    );
  });

  it('is the line where throughput stays the same however many come at once', () => {
    // Four at first, then sixteen: each gets its part of the same line.
    const timeline = ramped((share) => 400 * share);
    const { bottleneck, line } = analyse(timeline);
    expect(line.elasticity).toBeLessThan(0.3);
    expect(bottleneck.kind).toBe('line');
    expect(words(timeline, 16)).toMatch(/^The line was the bottleneck: .*stayed near/);
  });

  it('is the number at once where throughput grows with it', () => {
    const timeline = ramped(() => 2000);
    const { bottleneck, line } = analyse(timeline);
    expect(line.elasticity).toBeGreaterThan(0.8);
    expect(bottleneck.kind).toBe('concurrency');
    expect(words(timeline, 16)).toContain('more at once should be quicker');
  });

  it('is not named from throughput that changes for other reasons', () => {
    const steady = ramped((share) => 400 * share);
    const random = seeded(3);
    const moods = Array.from({ length: 200 }, () => (random() < 0.5 ? 0.02 : 6));
    const bytes = steady.samples.bytes.map((one, place) => one * (moods[Math.floor(place / 6)] ?? 1));
    const timeline = { ...steady, samples: { ...steady.samples, bytes } };
    expect(analyse(timeline).line.elasticity).toBeNull();
    expect(words(timeline, 16)).toContain('cannot be told');
  });

  it('is said to be unknown where nothing tells the line from the servers', () => {
    const timeline = makeTimeline({ downloads: 64, slots: 1, latencyMs: 10, bodyMs: () => 500 });
    expect(analyse(timeline).bottleneck.kind).toBe('receiving');
    expect(words(timeline, 1)).toContain('cannot be told');
  });

  it('is a few slow downloads where most slots have nothing left to do', () => {
    const timeline = makeTimeline({ downloads: 40, slots: 8, bodyMs: (id) => (id === 39 ? 4000 : 20) });
    expect(analyse(timeline).bottleneck.kind).toBe('stragglers');
  });

  it('is the disk where slots wait for it', () => {
    const timeline = makeTimeline({ downloads: 100, slots: 4, latencyMs: 5, bodyMs: () => 5, diskMs: 90 });
    expect(words(timeline, 4)).toMatch(/^The disk was the bottleneck: .* 8\d%/);
  });

  it('is not named from nothing', () => {
    expect(words(timelineOf([]), 4)).toBe('Too little was downloaded to name a bottleneck.');
  });
});

/** Bodies of 100 kB, of which 2, 4, 8 and 16 come at once in turn. @param bodyMs the length of each at so many at once */
function ramped(bodyMs: (share: number) => number): Timeline {
  const blocks: Block[] = [];
  const rounds = [2, 4, 8, 16, 8, 4];
  let at = 0;
  const bytes: number[] = [];
  for (const share of rounds) {
    const body = bodyMs(share);
    const times = Math.max(1, Math.round(6000 / body));
    for (let time = 0; time < times; time++) {
      for (let slot = 0; slot < share; slot++) blocks.push(block(blocks.length, slot, at, body, { bytes: 100_000 }));
      at += body;
    }
    while (bytes.length * 100 < at) bytes.push((share * 100_000 * 100) / body);
  }
  const limits = rounds.map((concurrency, place) => ({
    atMs: (at / rounds.length) * place,
    concurrency,
    perHost: null,
  }));
  return timelineOf(blocks, { limits, samples: { bucketMs: 100, bytes, inFlight: bytes.map(() => 4) } });
}
