import { type ChartColours, chartColours } from '../../../shared/timeline/chart-colours.ts';
import { emptyTimeline, endOf, laneCount, type Timeline } from '../../../shared/timeline/timeline.ts';
import { type ChartLayout, laneAt, layoutChart } from './chart-layout.ts';
import { type ChartView, pan, reveal, type Stretch, stretchOf, zoom } from './chart-view.ts';
import { drawFrame } from './draw-frame.ts';
import { drawLanes } from './draw-lanes.ts';
import { blockOf, type Direction, neighbour, type Picked, pickAt, stillPicked } from './pick.ts';
import { Raster } from './raster.ts';
import { slotMs } from './block-words.ts';

/** What is drawn is redrawn so often at most while it moves by itself. In ms. */
const frameMs = 33;
/** And no more often than that drawing takes one part in so many of the window's time. */
const leastRest = 4;
/** The timeline is told of four times a second; the chart moves on by itself in between, but not for ever. In ms. */
const mostAheadMs = 400;
/** How far beside a block the pointer still picks it, in pixels. */
const slackPixels = 3;

/** What the canvas of the waterfall shows; drawn again when that has changed. */
export class ChartScene {
  #timeline: Timeline = emptyTimeline();
  #view: ChartView = { kind: 'all' };
  #focused: Picked | null = null;
  #hovered: Picked | null = null;
  #hasFocus = false;
  #canvas: HTMLCanvasElement | null = null;
  #raster = new Raster(1, 1);
  #arrivedAt = 0;
  #scroll = 0;
  #size = { width: 0, height: 0, scale: 1 };
  #colours: ChartColours = chartColours.light;
  #frame = 0;
  #drawnAt = 0;
  /** How long drawing took. */
  #drawMs = 0;
  /** Something has changed since it was drawn, other than the time. */
  #isDirty = true;

  /** Draws on a canvas from now on; the returned function ends that. */
  attach(canvas: HTMLCanvasElement): () => void {
    this.#canvas = canvas;
    return () => {
      this.#canvas = null;
      cancelAnimationFrame(this.#frame);
      this.#frame = 0;
    };
  }

  get view(): ChartView {
    return this.#view;
  }

  get focused(): Picked | null {
    return this.#focused;
  }

  /** @param arrivedAt when the timeline was so, on `performance.now()` */
  setTimeline(timeline: Timeline, arrivedAt: number): void {
    this.#timeline = timeline;
    this.#arrivedAt = arrivedAt;
    if (this.#focused !== null) this.#focused = stillPicked(timeline, this.#focused);
    if (this.#hovered !== null) this.#hovered = stillPicked(timeline, this.#hovered);
    this.invalidate();
  }

  /** In CSS pixels. */
  resize(width: number, height: number, scale: number): void {
    this.#size = { width, height, scale };
    if (this.#canvas === null) return;
    this.#canvas.width = Math.round(width * scale);
    this.#canvas.height = Math.round(height * scale);
    this.draw(); // a canvas that was resized is empty
  }

  setTheme(theme: 'light' | 'dark'): void {
    this.#colours = chartColours[theme];
    this.invalidate();
  }

  get layout(): ChartLayout {
    return layoutChart(this.#size.width, this.#size.height, Math.max(1, laneCount(this.#timeline)));
  }

  get stretch(): Stretch {
    return stretchOf(this.#view, this.endMs);
  }

  /** Up to where there is something to see, in ms. */
  get endMs(): number {
    const timeline = this.#timeline;
    return timeline.isRunning || timeline.live.length > 0 ? timeline.nowMs + this.#aheadMs() : endOf(timeline);
  }

  hover(picked: Picked | null): void {
    this.#hovered = picked;
    this.invalidate();
  }

  focus(picked: Picked | null): void {
    this.#focused = picked;
    this.invalidate();
  }

  setHasFocus(hasFocus: boolean): void {
    this.#hasFocus = hasFocus;
    this.invalidate();
  }

  setView(view: ChartView): void {
    this.#view = view;
    this.invalidate();
  }

  /** @param x of the moment that stays where it is: without it that of the focused block, or the middle */
  zoomAt(factor: number, x: number | null = this.#focusedX()): void {
    const { left, innerWidth } = this.layout;
    const share = x === null ? 0.5 : Math.min(1, Math.max(0, (x - left) / innerWidth));
    this.setView(zoom(this.#view, this.endMs, factor, share));
  }

  /** In CSS pixels; to later moments and lower lanes where they are above 0. */
  panBy(dx: number, dy: number): void {
    const { innerWidth, mostScroll } = this.layout;
    const { fromMs, toMs } = this.stretch;
    if (dx !== 0) this.#view = pan(this.#view, this.endMs, (dx / innerWidth) * (toMs - fromMs));
    this.#scroll = Math.min(mostScroll, Math.max(0, this.#scroll + dy));
    this.invalidate();
  }

  pickAt(x: number, y: number): Picked | null {
    const { layout, stretch } = this;
    const lane = laneAt(layout, y, this.#scroll);
    if (lane < 0 || x < layout.left || x > layout.left + layout.innerWidth) return null;
    const perPixel = (stretch.toMs - stretch.fromMs) / layout.innerWidth;
    return pickAt(this.#timeline, lane, stretch.fromMs + (x - layout.left) * perPixel, slackPixels * perPixel);
  }

  /** Moves the focus, and shows where it has come to. */
  moveFocus(direction: Direction): Picked | null {
    this.#focused = neighbour(this.#timeline, this.#focused, direction);
    const block = this.#focused === null ? null : blockOf(this.#timeline, this.#focused);
    if (block !== null) {
      const { laneHeight, lanesHeight, mostScroll } = this.layout;
      const end = block.startMs + slotMs(block);
      this.#view = reveal(this.#view, this.endMs, { fromMs: block.startMs, toMs: end });
      const top = block.slot * laneHeight;
      if (top < this.#scroll) this.#scroll = top;
      if (top + laneHeight > this.#scroll + lanesHeight) this.#scroll = top + laneHeight - lanesHeight;
      this.#scroll = Math.min(mostScroll, Math.max(0, this.#scroll));
    }
    this.invalidate();
    return this.#focused;
  }

  /** Draws again with the next frame. */
  invalidate(): void {
    this.#isDirty = true;
    this.#requestFrame();
  }

  #requestFrame(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame((at) => this.#onFrame(at));
  }

  #onFrame(at: number): void {
    this.#frame = 0;
    const movesByItself = this.#timeline.isRunning && this.#aheadMs() < mostAheadMs;
    const restMs = Math.max(frameMs, this.#drawMs * leastRest);
    if (this.#isDirty || at - this.#drawnAt >= restMs) this.draw();
    if (movesByItself && !matchMedia('(prefers-reduced-motion: reduce)').matches) this.#requestFrame();
  }

  /** Draws now. */
  draw(): void {
    const { width, height, scale } = this.#size;
    const context = this.#canvas?.getContext('2d');
    if (this.#canvas === null || !context || width === 0 || height === 0) return;
    this.#drawnAt = performance.now();
    this.#isDirty = false;
    const { layout, stretch } = this;
    const timeline = this.#timeline;
    this.#scroll = Math.min(layout.mostScroll, this.#scroll);
    const rasterWidth = Math.round(layout.innerWidth * scale);
    const rasterHeight = Math.round(layout.lanesHeight * scale);
    if (this.#raster.width !== rasterWidth || this.#raster.height !== rasterHeight) {
      this.#raster = new Raster(rasterWidth, rasterHeight);
    }
    const lanes = { timeline, layout, stretch, scroll: this.#scroll, colours: this.#colours, aheadMs: this.#aheadMs() };
    drawLanes(this.#raster, lanes, scale);
    context.setTransform(scale, 0, 0, scale, 0, 0);
    context.clearRect(0, 0, width, height);
    context.putImageData(this.#raster.image, Math.round(layout.left * scale), Math.round(layout.lanesTop * scale));
    drawFrame(context, {
      ...lanes,
      hovered: this.#hovered === null ? null : blockOf(timeline, this.#hovered),
      focused: this.#focused === null ? null : blockOf(timeline, this.#focused),
      hasFocus: this.#hasFocus,
      font: getComputedStyle(this.#canvas).fontFamily,
    });
    this.#drawMs = performance.now() - this.#drawnAt;
  }

  #focusedX(): number | null {
    const block = this.#focused === null ? null : blockOf(this.#timeline, this.#focused);
    if (block === null) return null;
    const { layout, stretch } = this;
    return layout.left + ((block.startMs - stretch.fromMs) / (stretch.toMs - stretch.fromMs)) * layout.innerWidth;
  }

  #aheadMs(): number {
    if (!this.#timeline.isRunning) return 0;
    return Math.min(mostAheadMs, Math.max(0, performance.now() - this.#arrivedAt));
  }
}
