import type { Look } from './look.ts';

/**
 * A bar of exactly `width` columns.
 *
 * @param share from 0 to 1
 */
export function drawBar(share: number, width: number, { bar, busy, dim }: Look): string {
  const halves = Math.max(0, Math.min(width * 2, Math.floor(share * width * 2)));
  const full = Math.floor(halves / 2);
  const half = halves % 2;
  return busy(bar.full.repeat(full) + bar.half.repeat(half)) + dim(bar.rest.repeat(width - full - half));
}

/** A bar that says only that something moves: a piece that wanders to and fro. */
export function drawWandering(atMs: number, width: number, { bar, busy, dim }: Look): string {
  const piece = Math.max(1, Math.floor(width / 5));
  const room = width - piece;
  const step = Math.floor(atMs / 80) % Math.max(1, room * 2);
  const before = Math.min(step, room * 2 - step);
  return dim(bar.rest.repeat(before)) + busy(bar.full.repeat(piece)) + dim(bar.rest.repeat(room - before));
}
