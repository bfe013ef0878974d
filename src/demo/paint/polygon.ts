import { blend } from './blend.ts';
import { mix, type Ink } from './ink.ts';
import type { Planes } from './planes.ts';

/** Corners in order, closed by itself. */
export type Polygon = readonly (readonly [x: number, y: number])[];

/** The part of the picture that a polygon may touch, in whole pixels. */
interface Box {
  left: number;
  top: number;
  columns: number;
  rows: number;
}

/** Grown as needed, and all zero between two polygons. */
let changes = new Float32Array(1 << 16);

/**
 * Fills a polygon with smooth edges.
 *
 * @param top colour of its highest point, running into `bottom` at its lowest
 * @param cover 0, nothing, to 1
 */
export function polygon(planes: Planes, points: Polygon, top: Ink, bottom: Ink = top, cover = 1): void {
  let [left, right, upper, lower] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    upper = Math.min(upper, y);
    lower = Math.max(lower, y);
  }
  const box: Box = { left: Math.max(0, Math.floor(left)), top: Math.max(0, Math.floor(upper)), columns: 0, rows: 0 };
  box.columns = Math.min(planes.width, Math.ceil(right)) - box.left;
  box.rows = Math.min(planes.height, Math.ceil(lower)) - box.top;
  if (box.columns <= 0 || box.rows <= 0) return;
  const stride = box.columns + 2;
  if (stride * box.rows > changes.length) changes = new Float32Array(stride * box.rows * 2);
  let previous = points.at(-1) ?? [0, 0];
  for (const point of points) {
    addEdge(box, stride, previous, point);
    previous = point;
  }
  for (let row = 0; row < box.rows; row += 1) {
    const y = box.top + row;
    const ink = top === bottom ? top : mix(top, bottom, (y - upper) / Math.max(1, lower - upper));
    const target = y * planes.width + box.left;
    let inside = 0;
    for (let column = 0; column < box.columns; column += 1) {
      inside += changes[row * stride + column] ?? 0;
      const amount = Math.min(1, Math.abs(inside));
      if (amount > 0.002) blend(planes, target + column, ink, cover * amount);
    }
  }
  changes.fill(0, 0, stride * box.rows);
}

/**
 * Notes for each row that an edge passes how much of each pixel lies to its right, as the change from pixel to pixel, so that
 * adding the changes up from the left gives what the polygon covers. Exact, and without sorting: the way of the font
 * rasteriser font-rs.
 */
function addEdge(box: Box, stride: number, from: readonly [number, number], to: readonly [number, number]): void {
  if (from[1] === to[1]) return;
  const isDown = from[1] < to[1];
  const [x1, y1] = isDown ? from : to;
  const [x2, y2] = isDown ? to : from;
  const slope = (x2 - x1) / (y2 - y1);
  const start = Math.max(y1 - box.top, 0);
  const end = Math.min(y2 - box.top, box.rows);
  let x = x1 - box.left + (start - (y1 - box.top)) * slope;
  for (let row = Math.floor(start); row < end; row += 1) {
    const part = Math.min(row + 1, end) - Math.max(row, start);
    const next = x + slope * part;
    const low = Math.min(Math.max(Math.min(x, next), 0), box.columns);
    const high = Math.min(Math.max(Math.max(x, next), 0), box.columns);
    addSpan(row * stride, low, high, isDown ? part : -part);
    x = next;
  }
}

/** An edge within one row, from column `low` to `high`; `part` is how much of the row's height it passes, with its sign. */
function addSpan(row: number, low: number, high: number, part: number): void {
  const first = Math.floor(low);
  const last = Math.floor(high);
  if (first === last) {
    const right = (low + high) / 2 - first;
    add(row + first, part * (1 - right));
    add(row + first + 1, part * right);
    return;
  }
  const perPixel = part / (high - low);
  let before = 0;
  for (let column = first; column <= last; column += 1) {
    // Left of the pixel the edge has all of it to its right; within it, less and less.
    const passed = Math.max(0, Math.min(high, column) - low);
    const enter = column + 1 - Math.max(low, column);
    const leave = column + 1 - Math.min(high, column + 1);
    const area = perPixel * (passed + (enter * enter - leave * leave) / 2);
    add(row + column, area - before);
    before = area;
  }
  add(row + last + 1, part - before);
}

function add(at: number, amount: number): void {
  changes[at] = (changes[at] ?? 0) + amount;
}
