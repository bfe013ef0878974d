import type { Ink } from './ink.ts';
import type { Planes } from './planes.ts';

/** Lays a colour over one pixel; `cover` from 0, nothing, to 1. The pixel has to be inside. */
export function blend({ luma, blue, red }: Planes, at: number, ink: Ink, cover: number): void {
  const kept = 1 - cover;
  luma[at] = (luma[at] ?? 0) * kept + ink.luma * cover;
  blue[at] = (blue[at] ?? 0) * kept + ink.blue * cover;
  red[at] = (red[at] ?? 0) * kept + ink.red * cover;
}

/** Fills a part of a row. */
export function fillRow(planes: Planes, y: number, from: number, endExclusive: number, ink: Ink): void {
  const row = y * planes.width;
  planes.luma.fill(ink.luma, row + from, row + endExclusive);
  planes.blue.fill(ink.blue, row + from, row + endExclusive);
  planes.red.fill(ink.red, row + from, row + endExclusive);
}
