import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { makeTimeline, noTimings, timelineOf } from '../../../test-support/timelines.ts';
import { phases } from '../download.ts';
import { adviceFor, type FailureCode } from '../failure.ts';
import { type BlockEnd, endFromByte, endToByte } from './block-end.ts';
import { type Block, blockBytes, BlockLog } from './block-log.ts';
import { minus, overlapMs, union } from './intervals.ts';
import { Sampler, withSamples } from './samples.ts';
import { emptyTimeline, withChange } from './timeline.ts';

const block = (part: Partial<Block>): Block => ({
  id: 0,
  slot: 0,
  attempt: 1,
  startMs: 0,
  timings: { ...noTimings },
  end: { kind: 'saved' },
  bytes: 0,
  ...part,
});

describe('a block log', () => {
  it('gives back what was put in, also after it has crossed the border in pieces', () => {
    const phase = fc.integer({ min: 0, max: 1_000_000 }).map((n) => n / 8);
    const timings = fc.record({
      queue: phase,
      dns: phase,
      connect: phase,
      tls: phase,
      firstByte: phase,
      body: phase,
      disk: phase,
    });
    const codes = Object.keys(adviceFor).filter((key): key is FailureCode => key in adviceFor);
    const end: fc.Arbitrary<BlockEnd> = fc.oneof(
      fc
        .constantFrom('running' as const, 'saved' as const, 'skipped' as const, 'stopped' as const)
        .map((kind) => ({ kind })),
      fc.record({ kind: fc.constantFrom('retried' as const, 'failed' as const), code: fc.constantFrom(...codes) }),
    );
    const blocks = fc.array(
      fc.record({
        id: fc.nat(4_000_000),
        slot: fc.nat(1023),
        attempt: fc.integer({ min: 1, max: 255 }),
        startMs: fc.double({ min: 0, max: 1e9, noNaN: true }),
        timings,
        end,
        bytes: fc.nat(16_000_000),
      }),
      { maxLength: 200 },
    );
    fc.assert(
      fc.property(blocks, fc.nat(200), (all, cut) => {
        const log = new BlockLog();
        for (const one of all) log.append(one);
        const copy = new BlockLog();
        const first = new BlockLog(log.packed());
        first.length = Math.min(cut, all.length);
        copy.appendPacked(first.packed());
        copy.appendPacked(log.packed(first.length));
        expect(all.map((_one, index) => copy.block(index))).toEqual(all);
        expect(log.packed()).toHaveLength(all.length * blockBytes);
      }),
      { numRuns: 50 },
    );
  });

  it('holds a million blocks in fewer than 80 MB, and reads them all in a blink', () => {
    const log = new BlockLog();
    const one = block({ timings: { ...noTimings, firstByte: 3, body: 2 } });
    for (let id = 0; id < 1_000_000; id++) log.append({ ...one, id, startMs: id * 5 });
    expect(log.packed().byteLength).toBe(48_000_000);
    expect(log.end(999_999)).toBe(5_000_000);
  });
});

it('every end of an attempt fits into a byte and comes back out of it', () => {
  const codes = Object.keys(adviceFor).filter((key): key is FailureCode => key in adviceFor);
  const ends: BlockEnd[] = [
    { kind: 'running' },
    { kind: 'saved' },
    { kind: 'skipped' },
    { kind: 'stopped' },
    ...codes.map((code) => ({ kind: 'retried', code }) as const),
    ...codes.map((code) => ({ kind: 'failed', code }) as const),
  ];
  const bytes = ends.map(endToByte);
  expect(new Set(bytes).size).toBe(ends.length);
  expect(Math.max(...bytes)).toBeLessThan(256);
  expect(bytes.map(endFromByte)).toEqual(ends);
});

describe('changes of a timeline', () => {
  it('make the same timeline as the whole of it', () => {
    const whole = makeTimeline({ downloads: 500, slots: 8 });
    let mirror = emptyTimeline();
    for (let from = 0; from < 500; from += 50) {
      const part = new BlockLog(whole.blocks.packed(from));
      part.length = 50;
      const next = withChange(mirror, {
        batchId: 'a',
        isWhole: from === 0,
        rows: 500,
        from,
        blocks: part.packed(),
        amended: [],
        live: new Uint8Array(0),
        nowMs: 1,
        isRunning: true,
        samples: { from: 0, bucketMs: 100, bytes: [], inFlight: [] },
      });
      if (next === null) throw new Error('a gap');
      mirror = next;
    }
    expect(mirror.blocks.packed()).toEqual(whole.blocks.packed());
    expect(mirror.lanes.map((lane) => lane.length)).toEqual(whole.lanes.map((lane) => lane.length));
  });

  it('are refused when one before them is missing', () => {
    const change = {
      batchId: 'a',
      isWhole: false,
      rows: 9,
      from: 3,
      blocks: new Uint8Array(0),
      amended: [],
      live: new Uint8Array(0),
      nowMs: 1,
      isRunning: true,
      samples: { from: 0, bucketMs: 100, bytes: [], inFlight: [] },
    };
    expect(withChange(emptyTimeline(), change)).toBeNull();
  });

  it('keep what an earlier one has said, also before the first block', () => {
    const common = { batchId: 'a', rows: 9, from: 0, amended: [], nowMs: 1, isRunning: true };
    const nothing = { blocks: new Uint8Array(0), live: new Uint8Array(0) };
    const samples = { from: 0, bucketMs: 100, bytes: [], inFlight: [] };
    const limits = [{ atMs: 0, concurrency: 4, perHost: null }];
    const first = withChange(emptyTimeline(), { ...common, ...nothing, samples, isWhole: true, limits });
    const second = withChange(first ?? emptyTimeline(), { ...common, ...nothing, samples, isWhole: false });
    expect(second?.limits).toEqual(limits);
  });

  it('say it when a block has come to another end', () => {
    const { blocks } = timelineOf([block({ id: 1 }), block({ id: 2, startMs: 5 })]);
    const next = withChange(emptyTimeline(), {
      batchId: 'a',
      isWhole: true,
      rows: 2,
      from: 0,
      blocks: blocks.packed(),
      amended: [1, endToByte({ kind: 'failed', code: 'disk-error' })],
      live: new Uint8Array(0),
      nowMs: 9,
      isRunning: true,
      samples: { from: 0, bucketMs: 100, bytes: [], inFlight: [] },
    });
    expect(next?.blocks.block(1).end).toEqual({ kind: 'failed', code: 'disk-error' });
  });
});

describe('samples', () => {
  it('keep every byte and all the time in flight, however often buckets are merged', () => {
    const steps = fc.array(
      fc.record({ ms: fc.integer({ min: 0, max: 60_000 }), bytes: fc.nat(1_000_000), inFlight: fc.nat(64) }),
      { minLength: 1, maxLength: 400 },
    );
    fc.assert(
      fc.property(steps, (all) => {
        const sampler = new Sampler();
        let mirror = { bucketMs: 100, bytes: [] as readonly number[], inFlight: [] as readonly number[] };
        let [now, bytes, flightMs] = [0, 0, 0];
        for (const [place, step] of all.entries()) {
          sampler.setInFlight(step.inFlight);
          now += step.ms;
          sampler.advance(now, step.bytes);
          bytes += step.bytes;
          flightMs += step.inFlight * step.ms;
          if (place % 3 === 0) mirror = withSamples(mirror, sampler.takeChange());
        }
        mirror = withSamples(mirror, sampler.takeChange());
        const whole = sampler.all();
        expect(mirror).toEqual(whole);
        expect(whole.bytes.length).toBeLessThanOrEqual(1024);
        expect(whole.bytes.reduce((sum, one) => sum + one, 0)).toBeCloseTo(bytes, 0);
        const lengths = whole.bytes.map((_one, place) => Math.min(whole.bucketMs, now - place * whole.bucketMs));
        const total = whole.inFlight.reduce((sum, one, place) => sum + one * (lengths[place] ?? 0), 0);
        expect(Math.abs(total - flightMs)).toBeLessThan(1 + flightMs * 1e-9);
      }),
      { numRuns: 60 },
    );
  });
});

const has = (all: readonly { fromMs: number; toMs: number }[], ms: number): boolean =>
  all.some(({ fromMs, toMs }) => ms >= fromMs && ms < toMs);

describe('intervals', () => {
  const intervals = fc
    .array(fc.tuple(fc.nat(60), fc.nat(20)), { maxLength: 12 })
    .map((all) => all.map(([fromMs, length]) => ({ fromMs, toMs: fromMs + length })));

  it('are joined, taken away and overlapped millisecond by millisecond', () => {
    fc.assert(
      fc.property(intervals, intervals, (a, b) => {
        const [joinedA, joinedB] = [union(a), union(b)];
        const left = minus(joinedA, joinedB);
        let common = 0;
        for (let ms = 0; ms < 80; ms++) {
          expect(has(joinedA, ms)).toBe(has(a, ms));
          expect(has(left, ms)).toBe(has(a, ms) && !has(b, ms));
          if (has(a, ms) && has(b, ms)) common++;
        }
        expect(overlapMs(joinedA, joinedB)).toBe(common);
      }),
    );
  });
});

it('knows all phases', () => {
  expect(Object.keys(noTimings)).toEqual([...phases]);
});
