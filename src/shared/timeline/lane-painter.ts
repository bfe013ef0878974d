import { byteIsFailed, byteIsRetried } from './block-end.ts';
import { slotPhases } from './block-log.ts';
import type { Lane } from './lanes.ts';

/** The part of time that is looked at, and how wide it is drawn. */
export interface TimeWindow {
  fromMs: number;
  toMs: number;
  /** In pixels. */
  width: number;
}

/** Draws one lane. `x` is in pixels of the window; `low` and `high` are shares of the lane's height, from its bottom. */
export interface LanePainter {
  /** @param place of the phase in `slotPhases` */
  phase(place: number, x0: number, x1: number, low: number, high: number): void;
  /** The attempt that ended at `x1` failed, or failed and was tried again. */
  failure(kind: 'failed' | 'retried', x0: number, x1: number): void;
}

/** Narrower blocks share columns. In pixels. */
const narrow = 3;
/** Blocks as wide as this leave a gap behind them. In pixels. */
const roomy = 8;

const phaseCount = slotPhases.length;

/**
 * Draws the blocks of a lane that are in the window. A block with room is drawn as it is, one phase beside the other.
 * Where many blocks share a column of pixels it is filled by how the time in it was spent, phase upon phase, up to the
 * share of it in which the slot was taken. So a lane costs no more fills than it has pixels, and nothing is left out.
 *
 * @param columnWidth of shared columns, in pixels
 */
export function paintLane(
  lane: Lane,
  { fromMs, toMs, width }: TimeWindow,
  painter: LanePainter,
  columnWidth = 1,
): void {
  const perMs = width / (toMs - fromMs);
  const columns = new Columns(Math.ceil(width / columnWidth), columnWidth / perMs);
  const { starts, phases, ends } = lane.raw;
  const { length } = lane;
  let failedColumn = -1;
  for (let place = Math.max(0, lane.firstFrom(fromMs) - 1); place < length; place++) {
    const start = (starts[place] ?? 0) - fromMs;
    if (start >= toMs - fromMs) break;
    const first = place * phaseCount;
    let end = start;
    for (let phase = 0; phase < phaseCount; phase++) end += phases[first + phase] ?? 0;
    if (end <= 0) continue;
    const pixels = (end - start) * perMs;
    if (pixels < narrow) {
      columns.addBlock(phases, first, start, end);
    } else {
      const right = end * perMs - (pixels >= roomy ? 1 : 0);
      let at = start;
      for (let phase = 0; phase < phaseCount; phase++) {
        const ms = phases[first + phase] ?? 0;
        if (ms > 0) painter.phase(phase, at * perMs, Math.min(right, (at + ms) * perMs), 0, 1);
        at += ms;
      }
    }
    const byte = ends[place] ?? 0;
    const column = Math.floor(end * perMs);
    if (column === failedColumn || (!byteIsFailed(byte) && !byteIsRetried(byte))) continue;
    failedColumn = column;
    painter.failure(byteIsFailed(byte) ? 'failed' : 'retried', start * perMs, end * perMs - (pixels >= roomy ? 1 : 0));
  }
  columns.paint(painter, columnWidth);
}

/** How the time in each column was spent. */
class Columns {
  readonly #ms: Float64Array;
  readonly #count: number;
  readonly #columnMs: number;
  readonly #perMs: number;
  #first = Infinity;
  #last = -1;

  constructor(count: number, columnMs: number) {
    this.#count = count;
    this.#columnMs = columnMs;
    this.#perMs = 1 / columnMs;
    this.#ms = new Float64Array(count * phaseCount);
  }

  /** Times since the window's beginning. @param place of the block's first phase among them */
  addBlock(phases: Float32Array, place: number, start: number, end: number): void {
    const perMs = this.#perMs;
    const sums = this.#ms;
    const first = start <= 0 ? 0 : (start * perMs) | 0;
    const last = Math.min(this.#count - 1, (end * perMs) | 0);
    if (first < this.#first) this.#first = first;
    if (last > this.#last) this.#last = last;
    let at = start;
    for (let phase = 0; phase < phaseCount; phase++) {
      const ms = phases[place + phase] ?? 0;
      if (ms <= 0) continue;
      const to = at + ms;
      const from = at < 0 ? 0 : at;
      const column = (from * perMs) | 0;
      if (at >= 0 && column === ((to * perMs) | 0)) {
        if (column <= last) sums[column * phaseCount + phase] = (sums[column * phaseCount + phase] ?? 0) + ms;
      } else {
        this.#spread(phase, from, to);
      }
      at = to;
    }
  }

  /** Time that reaches over more than one column. */
  #spread(phase: number, fromMs: number, toMs: number): void {
    let from = fromMs;
    for (let column = Math.floor(fromMs * this.#perMs); from < toMs && column < this.#count; column++) {
      const until = Math.min(toMs, (column + 1) * this.#columnMs);
      const place = column * phaseCount + phase;
      this.#ms[place] = (this.#ms[place] ?? 0) + Math.max(0, until - from);
      from = Math.max(from, until);
    }
  }

  paint(painter: LanePainter, width: number): void {
    for (let column = this.#first; column <= this.#last; column++) {
      let low = 0;
      for (let phase = 0; phase < phaseCount; phase++) {
        const ms = this.#ms[column * phaseCount + phase] ?? 0;
        if (ms <= 0) continue;
        const high = Math.min(1, low + ms / this.#columnMs);
        painter.phase(phase, column * width, (column + 1) * width, low, high);
        low = high;
      }
    }
  }
}
