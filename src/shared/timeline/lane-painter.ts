import { byteIsFailed, byteIsRetried } from './block-end.ts';
import { type BlockLog, slotPhases } from './block-log.ts';
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
  log: BlockLog,
  lane: Lane,
  { fromMs, toMs, width }: TimeWindow,
  painter: LanePainter,
  columnWidth = 1,
): void {
  const perMs = width / (toMs - fromMs);
  const columns = new Columns(Math.ceil(width / columnWidth), columnWidth / perMs);
  let failedColumn = -1;
  for (let place = Math.max(0, lane.firstFrom(log, fromMs) - 1); place < lane.length; place++) {
    const index = lane.at(place);
    const start = log.start(index);
    if (start >= toMs) break;
    const end = log.end(index);
    if (end <= fromMs) continue;
    const pixels = (end - start) * perMs;
    const isWide = pixels >= narrow;
    const right = (end - fromMs) * perMs - (pixels >= roomy ? 1 : 0);
    let at = start;
    for (let phase = 0; phase < phaseCount; phase++) {
      const ms = log.phase(index, phase);
      if (ms <= 0) continue;
      if (isWide) painter.phase(phase, (at - fromMs) * perMs, Math.min(right, (at + ms - fromMs) * perMs), 0, 1);
      else columns.add(phase, at - fromMs, at + ms - fromMs);
      at += ms;
    }
    const byte = log.endByte(index);
    const column = Math.floor((end - fromMs) * perMs);
    if (column === failedColumn || (!byteIsFailed(byte) && !byteIsRetried(byte))) continue;
    failedColumn = column;
    const kind = byteIsFailed(byte) ? 'failed' : 'retried';
    painter.failure(kind, (start - fromMs) * perMs, right);
  }
  columns.paint(painter, columnWidth);
}

/** How the time in each column was spent. */
class Columns {
  readonly #ms: Float64Array;
  readonly #count: number;
  readonly #columnMs: number;
  #first = Infinity;
  #last = -1;

  constructor(count: number, columnMs: number) {
    this.#count = count;
    this.#columnMs = columnMs;
    this.#ms = new Float64Array(count * phaseCount);
  }

  /** Times since the window's beginning. */
  add(phase: number, fromMs: number, toMs: number): void {
    let column = Math.max(0, Math.floor(fromMs / this.#columnMs));
    this.#first = Math.min(this.#first, column);
    for (let from = Math.max(0, fromMs); from < toMs && column < this.#count; column++) {
      const until = Math.min(toMs, (column + 1) * this.#columnMs);
      const at = column * phaseCount + phase;
      this.#ms[at] = (this.#ms[at] ?? 0) + until - from;
      this.#last = Math.max(this.#last, column);
      from = until;
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
