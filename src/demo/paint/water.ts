import { blend } from './blend.ts';
import type { Ink } from './ink.ts';
import type { Planes } from './planes.ts';
import { between, bell, type Random } from './random.ts';

/** Mirrors what stands above `horizon` into what lies below, with ripples that grow towards the viewer. */
export function mirror(planes: Planes, horizon: number, ripple: number, random: Random): void {
  const { width, height } = planes;
  const phase = random() * 10;
  for (let y = Math.ceil(horizon); y < height; y += 1) {
    const depth = (y - horizon) / (height - horizon);
    const wave = Math.sin(phase + 60 * Math.sqrt(depth) + Math.sin(y * 0.7) * 0.6);
    const source = Math.round(
      horizon - (y - horizon) * (horizon / (height - horizon)) * 0.92 + wave * ripple * depth * 0.6,
    );
    const from = Math.min(Math.max(source, 0), Math.floor(horizon) - 1) * width;
    const shift = Math.round(wave * ripple * depth);
    for (const plane of [planes.luma, planes.blue, planes.red]) {
      plane.copyWithin(y * width, from, from + width);
      if (shift > 0) plane.copyWithin(y * width, y * width + shift, (y + 1) * width);
      else if (shift < 0) plane.copyWithin(y * width - shift, y * width, (y + 1) * width + shift);
    }
  }
}

/** A flat stroke that thins out at both ends: a wave seen from the side. */
export function stroke(
  planes: Planes,
  x: number,
  y: number,
  length: number,
  ink: Ink,
  cover: number,
  thickness = 1,
): void {
  const row = Math.floor(y);
  if (row < 0 || row >= planes.height) return;
  const start = Math.max(0, Math.ceil(x - length / 2));
  const end = Math.min(planes.width, Math.floor(x + length / 2));
  for (let line = 0; line < Math.min(thickness, planes.height - row); line += 1) {
    for (let column = start; column < end; column += 1) {
      const off = (column - x) / (length / 2);
      blend(planes, (row + line) * planes.width + column, ink, cover * (1 - off * off));
    }
  }
}

/** Waves all over the water, longer towards the viewer. */
export function waves(planes: Planes, horizon: number, count: number, ink: Ink, cover: number, random: Random): void {
  const { width, height } = planes;
  for (let i = 0; i < count; i += 1) {
    const depth = random() ** 1.6;
    const y = horizon + 1 + depth * (height - horizon);
    stroke(
      planes,
      random() * width,
      y,
      width * (0.01 + 0.12 * depth) * between(random, 0.4, 1.4),
      ink,
      cover * random(),
      1 + depth * 2,
    );
  }
}

/** The path of light below sun or moon. */
export function glitter(planes: Planes, x: number, horizon: number, ink: Ink, cover: number, random: Random): void {
  const { width, height } = planes;
  for (let i = 0; i < 900; i += 1) {
    const depth = random() ** 1.3;
    const y = horizon + 1 + depth * (height - horizon);
    const spread = width * (0.012 + 0.075 * depth);
    const length = width * (0.008 + 0.03 * depth) * between(random, 0.4, 1.5);
    stroke(planes, x + bell(random) * spread, y, length, ink, cover * between(random, 0.25, 1), 1 + depth * 1.8);
  }
}
