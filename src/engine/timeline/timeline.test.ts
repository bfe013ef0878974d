import { describe, expect, it } from 'vitest';
import { type RunOptions, useBatches } from '../../../test-support/run-batch.ts';
import { createFakeClock } from '../../../test-support/fake-clock.ts';
import { useServers } from '../../../test-support/use-servers.ts';
import type { Batch } from '../batch/batch.ts';
import { systemClock } from '../clock.ts';
import { PhaseClock } from '../transfer/timings.ts';
import { TimelineRecorder } from './timeline-recorder.ts';
import { type Block, slotPhases } from '../../shared/timeline/block-log.ts';
import { analyse } from '../../shared/timeline/analysis.ts';
import { emptyTimeline, type Timeline, type TimelineChange, withChange } from '../../shared/timeline/timeline.ts';

const startServer = useServers();
const { create } = useBatches();

interface Recorded {
  batch: Batch;
  recorder: TimelineRecorder;
  /** What a window would have that took each change. */
  mirror: () => Timeline;
  /** The change that came with the last patch. */
  follow: () => TimelineChange;
}

/** A batch that has not begun, and its recorder; changes are taken with each patch. */
async function recorded(urls: readonly string[], options: RunOptions = {}): Promise<Recorded> {
  const batch = await create(urls, options);
  const recorder = new TimelineRecorder(batch, systemClock);
  let mirror = emptyTimeline();
  batch.listen(recorder);
  let change = recorder.takeChange();
  const take = (): void => {
    const next = withChange(mirror, change);
    if (next === null) throw new Error('a gap');
    mirror = next;
  };
  take();
  batch.listen({
    patch() {
      change = recorder.takeChange();
      take();
    },
  });
  return { batch, recorder, mirror: () => mirror, follow: () => change };
}

const blocksOf = ({ blocks }: Timeline): Block[] =>
  Array.from({ length: blocks.length }, (_, index) => blocks.block(index));

/** By how much blocks of one lane overlap, at most, in ms. */
function overlap({ blocks, lanes }: Timeline): number {
  let most = 0;
  for (const lane of lanes) {
    for (let place = 1; place < lane.length; place++) {
      most = Math.max(most, blocks.end(lane.at(place - 1)) - blocks.start(lane.at(place)));
    }
  }
  return most;
}

/** Durations are kept in 32 bits. */
const rounding = 0.01;

describe('the timeline of a batch', () => {
  it('has a block for every attempt, with its phases, its end and its bytes', async () => {
    const server = await startServer();
    const urls = [
      ...Array.from({ length: 12 }, (_, n) => server.url('ok', { bytes: 100_000, name: `${n}.jpg` })),
      server.url('status', { code: 404, name: 'gone.jpg' }),
      server.url('resumable', { bytes: 3_000_000, cuts: 1, cutAfter: 1_500_000, name: 'cut.jpg' }),
    ];
    const { batch, mirror } = await recorded(urls, { concurrency: 4 });
    batch.start();
    await batch.whenFinished();
    const timeline = mirror();
    const blocks = blocksOf(timeline);
    expect(blocks).toHaveLength(15);
    expect(timeline.live.length).toBe(0);
    const of = (id: number): Block[] => blocks.filter((block) => block.id === id);
    expect(of(0)).toMatchObject([{ attempt: 1, end: { kind: 'saved' }, bytes: 100_000 }]);
    expect(of(12)).toMatchObject([{ end: { kind: 'failed', code: 'http-not-found' }, bytes: 0 }]);
    const [first, second] = of(13);
    expect(first).toMatchObject({ attempt: 1, end: { kind: 'retried' } });
    expect(second).toMatchObject({ attempt: 2, end: { kind: 'saved' } });
    expect((first?.bytes ?? 0) + (second?.bytes ?? 0)).toBe(3_000_000);
    expect(first?.timings.body).toBeGreaterThan(0);
    const received = timeline.samples.bytes.reduce((sum, bytes) => sum + bytes, 0);
    expect(received).toBeCloseTo(
      blocks.reduce((sum, { bytes }) => sum + bytes, 0),
      0,
    );
    for (const { id, timings } of blocks) {
      const { state } = batch.download(id);
      if (state.kind !== 'done' || state.attempts > 1) continue;
      const own = state.timings;
      const sum = slotPhases.reduce((total, phase) => total + own[phase], 0);
      expect(Math.abs(sum - state.ms)).toBeLessThan(rounding);
      // The slot is left a moment after the image has come.
      expect(timings.disk).toBeGreaterThan(own.disk - rounding);
      for (const phase of slotPhases.filter((each) => each !== 'disk')) {
        expect(Math.abs(timings[phase] - own[phase])).toBeLessThan(rounding);
      }
    }
  });

  it('never has two blocks at once in one lane, whatever happens', async () => {
    const server = await startServer();
    const urls = Array.from({ length: 150 }, (_, n) => {
      const name = `${n}.jpg`;
      if (n % 11 === 0) return server.url('status', { code: n % 2 === 0 ? 404 : 500, name });
      if (n % 7 === 0) return server.url('resumable', { bytes: 60_000, cuts: 1, cutAfter: 20_000, name });
      if (n % 5 === 0) return server.url('redirectChain', { left: 3, name });
      return server.url('ok', { bytes: 1000 + 900 * n, name, seed: n });
    });
    const { batch, mirror, recorder } = await recorded(urls, { concurrency: 8, isDurable: true });
    let ended = 0;
    batch.listen({
      attempt({ kind }) {
        if (kind !== 'ended') return;
        ended++;
        // Not from within what is being told.
        setImmediate((count: number) => {
          if (count % 5 === 0) batch.setLimits({ concurrency: 1 + ((count * 7) % 12), perHost: null });
          if (count % 40 === 0) batch.pauseAll();
          if (count % 40 === 0) setImmediate(() => batch.resumeAll());
        }, ended);
      },
    });
    batch.start();
    await batch.whenFinished();
    const timeline = mirror();
    expect(timeline.blocks.length).toBeGreaterThanOrEqual(150);
    expect(timeline.rests.length).toBeGreaterThan(0);
    expect(overlap(timeline)).toBeLessThan(rounding);
    expect(timeline.blocks.packed()).toEqual(recorder.timeline().blocks.packed());
    const { use } = analyse(timeline).figures;
    expect(use.idleMs).toBeGreaterThanOrEqual(0);
    expect(use.idleMs).toBeLessThanOrEqual(use.allowedMs);
  });

  it('shows what is under way to who comes in the middle', async () => {
    const server = await startServer();
    const gate = server.hold('/ok', 'head');
    const urls = Array.from({ length: 6 }, (_, n) => server.url('ok', { name: `${n}.jpg` }));
    const { batch, recorder, follow } = await recorded(urls, { concurrency: 3 });
    batch.start();
    await gate.waitFor(3);
    let late = withChange(emptyTimeline(), recorder.snapshot());
    expect(late?.live.length).toBe(3);
    expect(late?.live.block(0)).toMatchObject({ slot: 0, attempt: 1, end: { kind: 'running' } });
    expect(late?.isRunning).toBe(true);
    batch.listen({ patch: () => (late = late && withChange(late, follow())) });
    gate.open();
    await batch.whenFinished();
    expect(late?.blocks.packed()).toEqual(recorder.timeline().blocks.packed());
    expect(late?.isRunning).toBe(false);
  });

  it('knows when the batch rested, and counts no slot as idle then', async () => {
    const server = await startServer();
    const gate = server.hold('/ok', 'head');
    const urls = Array.from({ length: 8 }, (_, n) => server.url('ok', { name: `${n}.jpg` }));
    const { batch, mirror } = await recorded(urls, { concurrency: 4 });
    batch.start();
    await gate.waitFor(4);
    batch.pauseAll();
    await server.waitForIdle();
    batch.resumeAll();
    // Shorter than what a patch gathers.
    batch.pauseAll();
    batch.resumeAll();
    gate.open();
    await batch.whenFinished();
    const timeline = mirror();
    expect(timeline.rests.map(({ toMs }) => toMs < Infinity)).toEqual([true, true, false]);
    const restMs = timeline.rests.slice(0, 2).reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
    expect(restMs).toBeGreaterThan(0);
    const { figures } = analyse(timeline);
    expect(figures.runMs).toBeCloseTo(figures.spanMs - restMs, 3);
    expect(figures.use.allowedMs).toBeGreaterThan(0);
    expect(figures.use.allowedMs).toBeLessThanOrEqual(4 * figures.runMs + 1);
    expect(blocksOf(timeline).filter(({ end }) => end.kind === 'stopped').length).toBeGreaterThanOrEqual(4);
  });

  it('knows when a host was left in peace, and why', async () => {
    const server = await startServer();
    const urls = Array.from({ length: 4 }, (_, n) => server.url('status', { code: 429, name: `${n}.jpg` }));
    const { batch, mirror } = await recorded(urls, {
      concurrency: 2,
      retry: { backoffBaseMs: 30, backoffCapMs: 40 },
      random: () => 1,
    });
    batch.start();
    await batch.whenFinished();
    const { hostPauses } = mirror();
    expect(hostPauses.length).toBeGreaterThan(0);
    for (const pause of hostPauses) {
      expect(pause.trouble).toEqual({ code: 'http-busy', status: 429 });
      expect(pause.toMs ?? 0).toBeGreaterThanOrEqual(pause.fromMs);
    }
  });

  it('says of a block that had left its slot when it has come to another end', () => {
    const clock = createFakeClock();
    const batch = { id: 'a', rowCount: 1, limits: { concurrency: 1, perHost: null } };
    const recorder = new TimelineRecorder(batch, clock);
    const phases = new PhaseClock(clock);
    recorder.attempt({ kind: 'began', id: 0, at: 0, slot: 0, attempt: 1, queuedAt: 0, phases });
    clock.advance(50);
    recorder.attempt({ kind: 'left-slot', id: 0, at: 50 });
    const before = withChange(emptyTimeline(), recorder.takeChange());
    expect(before?.blocks.block(0)).toMatchObject({ end: { kind: 'saved' }, timings: { disk: 50 } });
    clock.advance(50);
    const end = { kind: 'stopped' } as const;
    recorder.attempt({ kind: 'ended', id: 0, at: 100, end, state: { kind: 'cancelled' } });
    const after = before && withChange(before, recorder.takeChange());
    expect(after?.blocks.block(0)).toMatchObject({ end: { kind: 'stopped' }, timings: { disk: 50 } });
    expect(after?.lanes[0]?.raw.ends[0]).toBe(after?.blocks.endByte(0));
  });

  it('has the limit in force that was found, not the most that was allowed', async () => {
    const server = await startServer();
    const batch = await create(Array.from({ length: 40 }, (_, n) => server.url('ok', { name: `${n}.jpg` })));
    batch.setLimits({ concurrency: 32, perHost: null, auto: true });
    const recorder = new TimelineRecorder(batch, systemClock);
    batch.listen(recorder);
    batch.start();
    await batch.whenFinished();
    const { limits } = recorder.timeline();
    expect(limits[0]?.atMs).toBe(0);
    expect(limits[0]?.concurrency).toBeLessThan(32);
  });
});
