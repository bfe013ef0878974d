import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeTimeline, noTimings, timelineOf } from '../../../test-support/timelines.ts';
import { slotPhases } from './block-log.ts';
import { type LanePainter, paintLane } from './lane-painter.ts';
import { Lane } from './lanes.ts';
import type { Timeline } from './timeline.ts';

/** What is painted of each phase, in pixels times lanes, and how many fills that took. */
function paint(timeline: Timeline, fromMs: number, toMs: number, width: number) {
  const areas = slotPhases.map(() => 0);
  const counts = { fills: 0, failed: 0, retried: 0 };
  const painter: LanePainter = {
    phase(place, x0, x1, low, high) {
      const visible = Math.max(0, Math.min(width, x1) - Math.max(0, x0));
      areas[place] = (areas[place] ?? 0) + visible * (high - low);
      counts.fills++;
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
    },
    failure: (kind) => void counts[kind]++,
  };
  for (const lane of timeline.lanes) paintLane(lane, { fromMs, toMs, width }, painter);
  return { areas, ...counts };
}

describe('a painted lane', () => {
  it('shows each phase as large as it was long, however many blocks share a pixel', () => {
    const shape = fc.record({ downloads: fc.integer({ min: 1, max: 400 }), slots: fc.integer({ min: 1, max: 8 }) });
    fc.assert(
      fc.property(shape, fc.integer({ min: 40, max: 900 }), (made, width) => {
        const timeline = makeTimeline({ ...made, latencyMs: 10, bodyMs: (id) => 1 + ((id * 7) % 13) });
        const toMs = timeline.nowMs;
        const { areas } = paint(timeline, 0, toMs, width);
        for (const [place] of slotPhases.entries()) {
          let ms = 0;
          for (let index = 0; index < timeline.blocks.length; index++) ms += timeline.blocks.phase(index, place);
          // Wide blocks leave a gap of a pixel behind them.
          const gaps = Math.min(timeline.blocks.length, width * made.slots);
          expect(areas[place] ?? 0).toBeLessThanOrEqual((ms * width) / toMs + 0.01 * width);
          expect(areas[place] ?? 0).toBeGreaterThanOrEqual((ms * width) / toMs - gaps - 0.01 * width);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('needs no more fills than it has pixels and phases', () => {
    const timeline = makeTimeline({ downloads: 20_000, slots: 4, latencyMs: 5 });
    const { fills } = paint(timeline, 0, timeline.nowMs, 500);
    expect(fills).toBeLessThanOrEqual(4 * 500 * slotPhases.length);
  });

  it('shows only what is in the window, also blocks that begin before it', () => {
    const block = { id: 0, slot: 0, attempt: 1, end: { kind: 'saved' } as const, bytes: 1 };
    const timeline = timelineOf([
      { ...block, startMs: 0, timings: { ...noTimings, body: 100 } },
      { ...block, startMs: 110, timings: { ...noTimings, firstByte: 100 } },
    ]);
    const { areas } = paint(timeline, 50, 60, 100);
    expect(areas[slotPhases.indexOf('body')]).toBeCloseTo(100, 0);
    expect(areas[slotPhases.indexOf('firstByte')]).toBe(0);
  });

  it('marks every failure that has a pixel of its own', () => {
    const timeline = makeTimeline({
      downloads: 40,
      slots: 2,
      endOf: (id) => (id % 4 === 0 ? { kind: 'failed', code: 'http-not-found' } : { kind: 'saved' }),
    });
    expect(paint(timeline, 0, timeline.nowMs, 2000)).toMatchObject({ failed: 10, retried: 0 });
  });

  it('is empty where there is nothing', () => {
    const counts = { fills: 0 };
    paintLane(
      new Lane(),
      { fromMs: 0, toMs: 10, width: 10 },
      { phase: () => counts.fills++, failure: () => undefined },
    );
    expect(counts.fills).toBe(0);
  });
});
