import type { Block } from '../../../shared/timeline/block-log.ts';
import type { ChartColours } from '../../../shared/timeline/chart-colours.ts';
import { type SampleKind, sampleSteps, topOf } from '../../../shared/timeline/sample-area.ts';
import { tickWords, timeTicks } from '../../../shared/timeline/time-ticks.ts';
import { currentFormat, currentMessages } from '../../stores/language-store.ts';
import type { LanesPicture } from './draw-lanes.ts';
import { slotMs } from './block-words.ts';

/** Everything around the lanes and on top of them. */
export interface FramePicture extends LanesPicture {
  hovered: Block | null;
  focused: Block | null;
  hasFocus: boolean;
  font: string;
}

/** Draws the axis, the names of the lanes, the charts beneath and what is picked, in CSS pixels. */
export function drawFrame(context: CanvasRenderingContext2D, picture: FramePicture): void {
  const { layout, colours, stretch, timeline } = picture;
  const { left, innerWidth, lanesTop, lanesHeight } = layout;
  context.font = `11px ${picture.font}`;
  context.textBaseline = 'alphabetic';
  drawAxis(context, picture);
  drawLaneNames(context, picture);
  drawHostPauses(context, picture);
  const endMs = timeline.nowMs;
  const view = { fromMs: stretch.fromMs, toMs: stretch.toMs, width: innerWidth };
  const bytes = sampleSteps(timeline.samples, 'bytes', view, endMs);
  drawSamples(context, picture, 'bytes', bytes, layout.throughputTop);
  if (layout.inFlightTop !== null) {
    const inFlight = sampleSteps(timeline.samples, 'inFlight', view, endMs);
    drawSamples(context, picture, 'inFlight', inFlight, layout.inFlightTop);
  }
  context.save();
  context.beginPath();
  context.rect(left, lanesTop - 2, innerWidth, lanesHeight + 4);
  context.clip();
  if (picture.hovered !== null) outline(context, picture, picture.hovered, colours.text, 1);
  if (picture.focused !== null) outline(context, picture, picture.focused, colours.text, picture.hasFocus ? 2 : 1);
  context.restore();
}

const xOf = ({ stretch: { fromMs, toMs }, layout }: FramePicture, ms: number): number =>
  layout.left + ((ms - fromMs) / (toMs - fromMs)) * layout.innerWidth;

function drawAxis(context: CanvasRenderingContext2D, picture: FramePicture): void {
  const { layout, stretch, colours } = picture;
  const { innerWidth, lanesTop, lanesHeight, throughputTop, inFlightTop, sampleHeight } = layout;
  const ticks = timeTicks(stretch.fromMs, stretch.toMs, ((stretch.toMs - stretch.fromMs) / innerWidth) * 84);
  const step = (ticks[1] ?? stretch.toMs) - (ticks[0] ?? 0);
  context.textAlign = 'center';
  for (const ms of ticks) {
    const x = Math.round(xOf(picture, ms)) + 0.5;
    context.fillStyle = colours.soft;
    context.fillText(tickWords(ms, step), x, lanesTop - 8);
    context.strokeStyle = colours.line;
    context.beginPath();
    context.moveTo(x, lanesTop + lanesHeight);
    context.lineTo(x, (inFlightTop ?? throughputTop) + sampleHeight);
    context.stroke();
  }
}

function drawLaneNames(context: CanvasRenderingContext2D, { layout, scroll, colours }: FramePicture): void {
  const { left, lanesTop, lanesHeight, laneHeight, lanes } = layout;
  const every = [1, 2, 5, 10, 20, 50].find((one) => one * laneHeight >= 13) ?? 100;
  context.textAlign = 'right';
  context.fillStyle = colours.soft;
  for (let slot = 0; slot < lanes; slot++) {
    // The first one is named, and those that are far enough from it.
    const isNamed = slot === 0 || ((slot + 1) % every === 0 && slot * laneHeight >= 12);
    const y = lanesTop + slot * laneHeight - scroll + laneHeight / 2;
    if (!isNamed || y < lanesTop + 2 || y > lanesTop + lanesHeight - 2) continue;
    context.fillText(String(slot + 1), left - 8, y + 3.5);
  }
}

/** A line above the lanes while any host is left in peace. */
function drawHostPauses(context: CanvasRenderingContext2D, picture: FramePicture): void {
  const { layout, colours, timeline, aheadMs } = picture;
  const right = layout.left + layout.innerWidth;
  context.fillStyle = colours.hostPause;
  for (const { fromMs, toMs } of timeline.hostPauses) {
    const x0 = Math.max(layout.left, xOf(picture, fromMs));
    const x1 = Math.min(right, xOf(picture, toMs ?? timeline.nowMs + aheadMs));
    if (x1 > x0) context.fillRect(x0, layout.lanesTop - 4, Math.max(1, x1 - x0), 3);
  }
}

function drawSamples(
  context: CanvasRenderingContext2D,
  { layout, colours }: FramePicture,
  kind: SampleKind,
  steps: ReturnType<typeof sampleSteps>,
  top: number,
): void {
  const { left, innerWidth, sampleHeight } = layout;
  const texts = currentMessages().waterfall;
  const format = currentFormat();
  const most = topOf(steps, kind);
  const bottom = top + sampleHeight;
  context.fillStyle = colours.soft;
  context.textAlign = 'left';
  context.fillText(kind === 'bytes' ? texts.throughput : texts.inFlight, left, top - 6);
  context.textAlign = 'right';
  context.fillText(kind === 'bytes' ? format.speed(most) : format.count(most), left - 8, top + 8);
  context.fillText('0', left - 8, bottom);
  drawArea(context, colours, steps, { left, top, bottom, width: innerWidth, most });
  context.strokeStyle = colours.line;
  context.beginPath();
  context.moveTo(left, bottom + 0.5);
  context.lineTo(left + innerWidth, bottom + 0.5);
  context.stroke();
}

interface Area {
  left: number;
  top: number;
  bottom: number;
  width: number;
  most: number;
}

function drawArea(
  context: CanvasRenderingContext2D,
  colours: ChartColours,
  steps: ReturnType<typeof sampleSteps>,
  { left, top, bottom, width, most }: Area,
): void {
  const [first] = steps;
  if (first === undefined) return;
  context.save();
  context.beginPath();
  context.rect(left, top - 2, width, bottom - top + 2);
  context.clip();
  const trace = (): void => {
    context.beginPath();
    for (const { x0, x1, value } of steps) {
      const y = bottom - (value / most) * (bottom - top);
      context.lineTo(left + x0, y);
      context.lineTo(left + x1, y);
    }
  };
  trace();
  context.lineTo(left + (steps.at(-1)?.x1 ?? 0), bottom);
  context.lineTo(left + first.x0, bottom);
  context.fillStyle = colours.area;
  context.fill();
  trace();
  context.lineWidth = 1;
  context.strokeStyle = colours.stroke;
  context.stroke();
  context.restore();
}

/** Frames a block, and draws its wait for the slot as a line that leads to it. */
function outline(
  context: CanvasRenderingContext2D,
  picture: FramePicture,
  block: Block,
  colour: string,
  width: number,
): void {
  const { layout, scroll, aheadMs, colours } = picture;
  const y = layout.lanesTop + block.slot * layout.laneHeight - scroll;
  const from = xOf(picture, block.startMs);
  const to = xOf(picture, block.startMs + slotMs(block) + (block.end.kind === 'running' ? aheadMs : 0));
  const height = layout.laneHeight - (layout.laneHeight > 5 ? 2 : 1);
  const right = Math.max(from + 3, to);
  const queued = xOf(picture, block.startMs - block.timings.queue);
  context.lineWidth = 1;
  context.strokeStyle = colour;
  context.setLineDash([3, 3]);
  context.beginPath();
  context.moveTo(queued, y + height / 2);
  context.lineTo(from, y + height / 2);
  context.stroke();
  context.setLineDash([]);
  context.lineWidth = width + 2;
  context.strokeStyle = colours.surface;
  context.strokeRect(from - 1, y - 1, right - from + 2, height + 2);
  context.lineWidth = width;
  context.strokeStyle = colour;
  context.strokeRect(from - 1, y - 1, right - from + 2, height + 2);
}
