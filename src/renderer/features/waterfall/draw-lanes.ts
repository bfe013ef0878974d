import { type ChartColours, failureHeights } from '../../../shared/timeline/chart-colours.ts';
import { type LanePainter, paintLane } from '../../../shared/timeline/lane-painter.ts';
import { slotPhases } from '../../../shared/timeline/block-log.ts';
import { Lane, lanesOf } from '../../../shared/timeline/lanes.ts';
import type { Interval } from '../../../shared/timeline/intervals.ts';
import { allowedTime } from '../../../shared/timeline/slot-use.ts';
import { endOf, type Timeline } from '../../../shared/timeline/timeline.ts';
import type { ChartLayout } from './chart-layout.ts';
import type { Stretch } from './chart-view.ts';
import { pixelOf, type Raster } from './raster.ts';

/** Everything that lanes are drawn from. */
export interface LanesPicture {
  timeline: Timeline;
  layout: ChartLayout;
  stretch: Stretch;
  /** Of the lanes, in CSS pixels. */
  scroll: number;
  colours: ChartColours;
  /** How long ago the timeline was as it is: what is under way has gone on. In ms. */
  aheadMs: number;
}

const allowedBySlot = new WeakMap<Timeline, Interval[][]>();
const emptyLane = new Lane();

/** The time in which each slot is allowed, found once for each timeline. */
function allowedOf(timeline: Timeline, slot: number): Interval[] {
  let bySlot = allowedBySlot.get(timeline);
  if (bySlot === undefined) allowedBySlot.set(timeline, (bySlot = []));
  return (bySlot[slot] ??= allowedTime(slot, timeline, timeline.isRunning ? Infinity : endOf(timeline)));
}

/** Draws the lanes in sight, of which there may be hundreds with 100,000 blocks in all. @param scale device pixels in a CSS pixel */
export function drawLanes(raster: Raster, picture: LanesPicture, scale: number): void {
  const { timeline, layout, stretch, scroll, colours, aheadMs } = picture;
  const { fromMs, toMs } = stretch;
  const perMs = raster.width / (toMs - fromMs);
  const nowMs = timeline.nowMs + aheadMs;
  const xOf = (ms: number): number => (Math.min(ms, nowMs) - fromMs) * perMs;
  const phaseColours = slotPhases.map((phase) => pixelOf(colours.phases[phase]));
  const failureColours = { failed: pixelOf(colours.failed), retried: pixelOf(colours.retried) };
  const idle = pixelOf(colours.idle);
  const window = { fromMs, toMs, width: raster.width };
  const live = lanesOf(timeline.live);
  const pitch = layout.laneHeight * scale;
  const bar = Math.max(1, pitch - (layout.laneHeight > 5 ? 2 : layout.laneHeight > 3 ? 1 : 0.5) * scale);
  const first = Math.floor(scroll / layout.laneHeight);
  const last = Math.min(layout.lanes, Math.ceil((scroll + layout.lanesHeight) / layout.laneHeight));

  raster.clear(pixelOf(colours.surface));
  for (let slot = first; slot < last; slot++) {
    const top = slot * pitch - scroll * scale;
    for (const time of allowedOf(timeline, slot)) raster.fill(xOf(time.fromMs), top, xOf(time.toMs), top + bar, idle);
  }
  for (const { fromMs: from, toMs: to } of timeline.rests) {
    raster.hatch(xOf(from), xOf(Math.min(to, endOfChart(timeline))), Math.round(10 * scale), pixelOf(colours.rest));
  }
  for (let slot = first; slot < last; slot++) {
    const top = slot * pitch - scroll * scale;
    const painter: LanePainter = {
      phase: (place, x0, x1, low, high) => {
        raster.fill(x0, top + bar * (1 - high), x1, top + bar * (1 - low), phaseColours[place] ?? 0);
      },
      failure: (kind, x0, x1) => {
        const from = Math.min(x0, x1 - 2 * scale);
        raster.fill(from, top + bar * (1 - failureHeights[kind]), x1, top + bar, failureColours[kind]);
      },
    };
    paintLane(timeline.lanes[slot] ?? emptyLane, window, painter);
    const lane = live[slot];
    if (lane === undefined) continue;
    paintLane(lane, window, painter);
    const index = lane.at(lane.length - 1);
    const phase = slotPhases.findLastIndex((_phase, place) => timeline.live.phase(index, place) > 0);
    const end = timeline.live.end(index);
    painter.phase(Math.max(0, phase), (end - fromMs) * perMs - 1, (end + aheadMs - fromMs) * perMs, 0, 1);
  }
}

/** A batch that rests goes on resting up to now; one that has ended is over. */
function endOfChart(timeline: Timeline): number {
  return timeline.live.length > 0 || timeline.isRunning ? timeline.nowMs : Math.max(endOf(timeline), timeline.nowMs);
}
