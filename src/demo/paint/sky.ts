import { blend, fillRow } from './blend.ts';
import { mix, white, type Ink } from './ink.ts';
import type { NoiseField } from './noise.ts';
import type { Planes } from './planes.ts';
import { between, type Random } from './random.ts';

/** Fills rows with colours that run evenly into each other, the first at the top, the last at the bottom. */
export function gradient(planes: Planes, top: number, bottom: number, stops: readonly Ink[]): void {
  const end = Math.min(planes.height, Math.ceil(bottom));
  for (let y = Math.max(0, Math.floor(top)); y < end; y += 1) {
    fillRow(planes, y, 0, planes.width, inkAt(stops, (y - top) / (bottom - top)));
  }
}

/** The colour at `share` of a row of colours. */
export function inkAt(stops: readonly Ink[], share: number): Ink {
  const at = Math.min(Math.max(share, 0), 0.9999) * (stops.length - 1);
  const from = stops[Math.floor(at)] ?? white;
  const to = stops[Math.floor(at) + 1] ?? from;
  return mix(from, to, at - Math.floor(at));
}

/** Light around a point that fades out towards `radius`. `strength` from 0 to 1 is that of the middle. */
export function glow(planes: Planes, x: number, y: number, radius: number, ink: Ink, strength: number): void {
  const bottom = Math.min(planes.height, Math.ceil(y + radius));
  for (let row = Math.max(0, Math.floor(y - radius)); row < bottom; row += 1) {
    const distanceY = (row - y) / radius;
    const height = 1 - distanceY * distanceY;
    if (height <= 0) continue;
    const reach = radius * Math.sqrt(height);
    const right = Math.min(planes.width, Math.ceil(x + reach));
    for (let column = Math.max(0, Math.ceil(x - reach)); column < right; column += 1) {
      const distanceX = (column - x) / radius;
      const rest = height - distanceX * distanceX;
      blend(planes, row * planes.width + column, ink, strength * rest * rest * rest);
    }
  }
}

/** A disc with a smooth edge; `softness` in pixels. */
export function disc(planes: Planes, x: number, y: number, radius: number, ink: Ink, softness = 1, cover = 1): void {
  const reach = radius + softness;
  const left = Math.max(0, Math.floor(x - reach));
  const right = Math.min(planes.width, Math.ceil(x + reach));
  const bottom = Math.min(planes.height, Math.ceil(y + reach));
  for (let row = Math.max(0, Math.floor(y - reach)); row < bottom; row += 1) {
    for (let column = left; column < right; column += 1) {
      const edge = (reach - Math.hypot(column + 0.5 - x, row + 0.5 - y)) / (2 * softness);
      if (edge > 0) blend(planes, row * planes.width + column, ink, cover * Math.min(1, edge));
    }
  }
}

/** Stars above `bottom`, fewer and fainter towards it. */
export function stars(planes: Planes, bottom: number, count: number, random: Random): void {
  for (let i = 0; i < count; i += 1) {
    const x = random() * planes.width;
    const y = random() * random() * bottom;
    const size = 0.35 + random() ** 6 * 1.5;
    disc(planes, x, y, size, white, 0.7, between(random, 0.25, 0.95) * (1 - (0.7 * y) / bottom));
  }
}

/**
 * Clouds between `top` and `bottom`: noise above `threshold` (0 to 1) becomes cover, full where it is `softness` more, and
 * fades out at both ends.
 */
export function clouds(
  planes: Planes,
  field: NoiseField,
  top: number,
  bottom: number,
  [inner, edge]: readonly [Ink, Ink],
  threshold: number,
  softness: number,
  cover: number,
): void {
  const { columns, rows, values } = field;
  const start = Math.max(0, Math.floor(top));
  const end = Math.min(planes.height, Math.ceil(bottom));
  const step = (columns - 1.001) / planes.width;
  const line = new Float32Array(columns);
  for (let y = start; y < end; y += 1) {
    const share = (y - top) / (bottom - top);
    const fade = Math.min(1, 4 * share * (1 - share)) * cover;
    const across = share * (rows - 1.001);
    const upper = Math.floor(across) * columns;
    for (let column = 0; column < columns; column += 1) {
      const value = values[upper + column] ?? 0;
      const below = values[upper + columns + column] ?? 0;
      line[column] = (value + (below - value) * (across - Math.floor(across)) - threshold) / softness;
    }
    for (let x = 0; x < planes.width; x += 1) {
      const column = (x * step) | 0;
      const left = line[column] ?? 0;
      const thick = Math.min(1, left + ((line[column + 1] ?? 0) - left) * (x * step - column));
      if (thick <= 0) continue;
      blend(planes, y * planes.width + x, edge, fade * thick);
      if (thick > 0.5) blend(planes, y * planes.width + x, inner, fade * (thick - 0.5) * 1.6);
    }
  }
}
