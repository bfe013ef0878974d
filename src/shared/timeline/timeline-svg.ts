import { formatFor } from '../format.ts';
import { type Messages, messagesFor } from '../language/index.ts';
import type { Language } from '../language/language.ts';
import { type ChartColours, chartColours, failureHeights } from './chart-colours.ts';
import { slotPhases } from './block-log.ts';
import { type LanePainter, paintLane, type TimeWindow } from './lane-painter.ts';
import { Lane, lanesOf } from './lanes.ts';
import { type SampleKind, sampleSteps, topOf } from './sample-area.ts';
import { allowedTime } from './slot-use.ts';
import { tickWords, timeTicks } from './time-ticks.ts';
import { endOf, laneCount, type Timeline } from './timeline.ts';

export interface SvgOptions {
  /** Of the whole drawing, in pixels. */
  width: number;
  theme: 'light' | 'dark';
  /** The part of time that is drawn; all of it where it is not given. */
  window?: { fromMs: number; toMs: number } | undefined;
  title: string;
  /** Sentences above the drawing. */
  lines: readonly string[];
  language: Language;
}

const margin = { left: 64, right: 16, top: 16, bottom: 12 };
const lineHeight = 18;
const axisHeight = 22;
const chartHeight = 54;
const chartGap = 20;

/** How high a lane is drawn so that all of them make a picture. */
const laneHeightFor = (lanes: number): number => Math.max(3, Math.min(20, Math.floor(480 / Math.max(1, lanes))));

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text that is safe in XML and HTML, also within quotes. Characters that XML forbids fall away. */
export function escapeXml(text: string): string {
  return text
    .replaceAll(/(?![\t\n\r])\p{Cc}|\p{Surrogate}|[\ufffe\uffff]/gu, '')
    .replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
}

/**
 * The waterfall with its charts and legend as one SVG document, without scripts or styles. Its size depends on its width
 * and the number of lanes, not on the number of blocks.
 */
export function timelineSvg(timeline: Timeline, options: SvgOptions): string {
  const { width, theme, window, title, lines, language } = options;
  const texts = messagesFor(language).waterfall;
  const colours = chartColours[theme];
  const endMs = Math.max(1, endOf(timeline));
  const lanes = Math.max(1, laneCount(timeline));
  const laneHeight = laneHeightFor(lanes);
  const inner = width - margin.left - margin.right;
  const view: TimeWindow = { ...(window ?? { fromMs: 0, toMs: endMs }), width: inner };
  const top = margin.top + lineHeight * (lines.length + 1) + 6;
  const lanesTop = top + axisHeight;
  const lanesHeight = lanes * laneHeight;
  const chartsTop = lanesTop + lanesHeight + chartGap;
  const legendTop = chartsTop + 2 * (chartHeight + chartGap);
  const height = legendTop + 24 + margin.bottom;
  const x = margin.left;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, 'Segoe UI', 'Liberation Sans', sans-serif" font-size="12" role="img">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="${colours.surface}"/>`,
    text(margin.left - 48, margin.top + 12, title, colours.text, 'font-weight="600" font-size="14"'),
    ...lines.map((line, place) =>
      text(margin.left - 48, margin.top + 12 + lineHeight * (place + 1), line, colours.soft),
    ),
    axis(view, x, lanesTop, chartsTop + 2 * chartHeight + chartGap, colours),
    `<svg x="${x}" y="${lanesTop}" width="${inner}" height="${lanesHeight}" overflow="visible">${drawLanes(timeline, view, lanes, laneHeight, colours)}</svg>`,
    ...laneLabels(lanes, laneHeight, x - 8, lanesTop, colours),
    chart(timeline, 'bytes', view, { x, y: chartsTop, endMs }, colours, language),
    chart(timeline, 'inFlight', view, { x, y: chartsTop + chartHeight + chartGap, endMs }, colours, language),
    legend(margin.left, legendTop + 12, colours, texts),
    '</svg>',
  ].join('\n');
}

const round = (value: number): string => String(Math.round(value * 10) / 10);

function text(x: number, y: number, words: string, fill: string, more = ''): string {
  return `<text x="${round(x)}" y="${round(y)}" fill="${fill}" ${more}>${escapeXml(words)}</text>`;
}

/** Rectangles of one colour as one path: many of them take a third of the room. */
class Boxes {
  #path = '';

  add(x0: number, y0: number, x1: number, y1: number): void {
    if (x1 <= x0 || y1 <= y0) return;
    this.#path += `M${round(x0)} ${round(y0)}H${round(x1)}V${round(y1)}H${round(x0)}z`;
  }

  svg(fill: string, more = ''): string {
    return this.#path === '' ? '' : `<path fill="${fill}" ${more} d="${this.#path}"/>`;
  }
}

function drawLanes(
  timeline: Timeline,
  view: TimeWindow,
  lanes: number,
  laneHeight: number,
  colours: ChartColours,
): string {
  const { fromMs, toMs, width } = view;
  const xOf = (ms: number): number => Math.min(width, Math.max(0, ((ms - fromMs) / (toMs - fromMs)) * width));
  const bar = Math.max(2, laneHeight - (laneHeight > 5 ? 2 : 1));
  const [idle, pauses, rests, failed, retried] = Array.from({ length: 5 }, () => new Boxes());
  const phases = slotPhases.map(() => new Boxes());
  const live = lanesOf(timeline.live);
  const endMs = endOf(timeline);
  for (let slot = 0; slot < lanes; slot++) {
    const y = slot * laneHeight;
    for (const { fromMs: from, toMs: to } of allowedTime(slot, timeline, endMs))
      idle?.add(xOf(from), y, xOf(to), y + bar);
    const painter: LanePainter = {
      phase: (place, x0, x1, low, high) => {
        phases[place]?.add(Math.max(0, x0), y + bar * (1 - high), Math.min(width, x1), y + bar * (1 - low));
      },
      failure: (kind, x0, x1) => {
        const from = Math.max(0, Math.min(x0, x1 - 2));
        (kind === 'failed' ? failed : retried)?.add(
          from,
          y + bar * (1 - failureHeights[kind]),
          Math.min(width, x1),
          y + bar,
        );
      },
    };
    paintLane(timeline.lanes[slot] ?? new Lane(), view, painter, 2);
    paintLane(live[slot] ?? new Lane(), view, painter, 2);
  }
  const height = lanes * laneHeight;
  for (const { fromMs: from, toMs: to } of timeline.hostPauses) pauses?.add(xOf(from), -4, xOf(to ?? endMs), -1);
  for (const { fromMs: from, toMs: to } of timeline.rests) rests?.add(xOf(from), 0, xOf(Math.min(to, endMs)), height);
  return [
    idle?.svg(colours.idle),
    pauses?.svg(colours.hostPause),
    rests?.svg(colours.rest),
    ...phases.map((boxes, place) =>
      boxes.svg(colours.phases[slotPhases[place] ?? 'body'], 'shape-rendering="crispEdges"'),
    ),
    retried?.svg(colours.retried),
    failed?.svg(colours.failed),
  ].join('');
}

function axis(
  { fromMs, toMs, width }: TimeWindow,
  x: number,
  top: number,
  bottom: number,
  colours: ChartColours,
): string {
  const ticks = timeTicks(fromMs, toMs, ((toMs - fromMs) / width) * 80);
  const step = (ticks[1] ?? toMs) - (ticks[0] ?? 0);
  return ticks
    .map((atMs) => {
      const at = round(x + ((atMs - fromMs) / (toMs - fromMs)) * width);
      return `<path d="M${at} ${top}V${bottom}" stroke="${colours.line}"/>${text(Number(at), top - 6, tickWords(atMs, step), colours.soft, 'text-anchor="middle"')}`;
    })
    .join('');
}

function laneLabels(lanes: number, laneHeight: number, x: number, top: number, colours: ChartColours): string[] {
  const every = Math.max(1, Math.ceil(14 / laneHeight));
  return Array.from({ length: lanes }, (_, slot) => slot)
    .filter((slot) => slot % every === 0)
    .map((slot) =>
      text(
        x,
        top + slot * laneHeight + Math.min(laneHeight, 14) - 3,
        String(slot + 1),
        colours.soft,
        'text-anchor="end" font-size="10"',
      ),
    );
}

function chart(
  { samples }: Timeline,
  kind: SampleKind,
  view: TimeWindow,
  { x, y, endMs }: { x: number; y: number; endMs: number },
  colours: ChartColours,
  language: Language,
): string {
  const format = formatFor(language);
  const texts = messagesFor(language).waterfall;
  const steps = sampleSteps(samples, kind, view, endMs);
  const most = topOf(steps, kind);
  const name = kind === 'bytes' ? texts.throughput : texts.inFlight;
  const words = kind === 'bytes' ? format.speed(most) : format.count(most);
  let path = '';
  for (const { x0, x1, value } of steps) {
    const level = round(y + chartHeight * (1 - value / most));
    const from = round(x + Math.max(0, x0));
    path += `${path === '' ? `M${from} ${y + chartHeight}` : ''}L${from} ${level}H${round(x + Math.min(view.width, x1))}`;
  }
  return [
    path === ''
      ? ''
      : `<path d="${path}V${y + chartHeight}z" fill="${colours.area}" stroke="${colours.stroke}" stroke-linejoin="round"/>`,
    `<path d="M${x} ${y + chartHeight}h${view.width}" stroke="${colours.line}"/>`,
    text(x, y - 5, name, colours.soft),
    text(x - 8, y + 9, words, colours.soft, 'text-anchor="end" font-size="10"'),
  ].join('');
}

function legend(left: number, y: number, colours: ChartColours, texts: Messages['waterfall']): string {
  let x = left;
  const entry = (fill: string, words: string, share = 1): string => {
    const box = `<rect x="${x}" y="${y + 1 - 10 * share}" width="10" height="${10 * share}" fill="${fill}"/>${text(x + 15, y, words, colours.text)}`;
    x += 15 + words.length * 6.6 + 18;
    return box;
  };
  return [
    ...slotPhases.map((phase) => entry(colours.phases[phase], texts.phases[phase])),
    entry(colours.idle, texts.idleSlot),
    entry(colours.hostPause, texts.hostPaused, 0.35),
    entry(colours.rest, texts.listPaused),
    entry(colours.failed, texts.failed, failureHeights.failed),
    entry(colours.retried, texts.retried, failureHeights.retried),
  ].join('');
}
