import { blend } from './blend.ts';
import { mix, type Ink } from './ink.ts';
import type { Planes } from './planes.ts';

/**
 * Fills everything below a line of heights.
 *
 * @param crest for each column the row where the land begins, not necessarily whole
 * @param top colour at `from`
 * @param foot colour at `to` and below
 */
export function land(planes: Planes, crest: Float32Array, from: number, to: number, top: Ink, foot: Ink): void {
  const { width, height, luma, blue, red } = planes;
  const start = Math.max(0, Math.floor(crest.reduce((least, y) => Math.min(least, y), height)));
  for (let y = start; y < height; y += 1) {
    const ink = mix(top, foot, Math.min(1, Math.max(0, (y - from) / (to - from))));
    const row = y * width;
    for (let x = 0; x < width; x += 1) {
      const cover = y + 1 - (crest[x] ?? 0);
      if (cover <= 0) continue;
      if (cover < 1) {
        blend(planes, row + x, ink, cover);
        continue;
      }
      luma[row + x] = ink.luma;
      blue[row + x] = ink.blue;
      red[row + x] = ink.red;
    }
  }
}

/** Light or shadow on the land between two lines of heights: `cover` falls off from `crest` over `depth` rows. */
export function shade(planes: Planes, crest: Float32Array, depth: Float32Array, ink: Ink, cover: number): void {
  const { width, height } = planes;
  for (let x = 0; x < width; x += 1) {
    const top = Math.max(0, Math.ceil(crest[x] ?? 0));
    const reach = depth[x] ?? 0;
    const end = Math.min(height, Math.ceil(top + reach));
    for (let y = top; y < end; y += 1) blend(planes, y * width + x, ink, cover * (1 - (y - top) / reach));
  }
}

/** Mist: a band of colour, thickest at `middle` and gone at `reach` rows above and below. */
export function mist(planes: Planes, middle: number, reach: number, ink: Ink, cover: number): void {
  const end = Math.min(planes.height, Math.ceil(middle + reach));
  for (let y = Math.max(0, Math.floor(middle - reach)); y < end; y += 1) {
    const share = 1 - Math.abs(y - middle) / reach;
    const amount = cover * share * share * (3 - 2 * share);
    const row = y * planes.width;
    for (let x = 0; x < planes.width; x += 1) blend(planes, row + x, ink, amount);
  }
}
