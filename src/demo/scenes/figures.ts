import { mix, type Ink } from '../paint/ink.ts';
import { polygon, type Polygon } from '../paint/polygon.ts';
import { bell, between } from '../paint/random.ts';
import type { Stage } from './scene.ts';

/** Conifers standing on a line of heights, in groves. */
export function pines({ planes, random }: Stage, crest: Float32Array, ink: Ink, size: number): void {
  let x = -size;
  while (x < planes.width) {
    const groves = 0.5 + 0.5 * Math.sin(x / (size * 6) + crest.length);
    x += size * between(random, 0.12, 0.5) + (groves < 0.35 ? size * between(random, 0.5, 3) : 0);
    const foot = crest[Math.min(planes.width - 1, Math.max(0, Math.round(x)))] ?? 0;
    pine(planes, x, foot + size * 0.12, size * between(random, 0.55, 1.35), ink);
  }
}

function pine(planes: Stage['planes'], x: number, foot: number, tall: number, ink: Ink): void {
  const tiers = tall < 14 ? 1 : tall < 40 ? 3 : 6;
  const right: [number, number][] = [];
  for (let tier = 1; tier <= tiers; tier += 1) {
    const down = tier / tiers;
    const notch = tier === tiers ? 0.03 : 0.11 * down;
    right.push(
      [x + tall * 0.19 * down, foot - tall * (1 - down) - tall * 0.04],
      [x + tall * notch, foot - tall * (1.02 - down)],
    );
  }
  const left = right.map(([at, y]): [number, number] => [2 * x - at, y]).reverse();
  polygon(planes, [[x, foot - tall], ...right, ...left], ink);
}

/** A loose flock. */
export function birds({ planes, mood, random }: Stage, x: number, y: number, size: number, count: number): void {
  const ink = mix(mood.near, mood.haze, 0.25);
  for (let i = 0; i < count; i += 1) {
    bird(
      planes,
      x + bell(random) * size * 9,
      y + bell(random) * size * 4,
      size * between(random, 0.6, 1.1),
      bell(random) * 0.25,
      ink,
    );
  }
}

function bird(planes: Stage['planes'], x: number, y: number, size: number, tilt: number, ink: Ink): void {
  const shape: Polygon = [
    [-1, -0.32],
    [-0.45, -0.42],
    [0, 0],
    [0.45, -0.42],
    [1, -0.32],
    [0.45, -0.28],
    [0, 0.2],
    [-0.45, -0.28],
  ];
  polygon(planes, placed(shape, x, y, size, tilt), ink);
}

/** A shape moved, sized and turned. */
function placed(shape: Polygon, x: number, y: number, size: number, angle = 0): Polygon {
  const cos = Math.cos(angle) * size;
  const sin = Math.sin(angle) * size;
  return shape.map(([px, py]): [number, number] => [x + px * cos - py * sin, y + px * sin + py * cos]);
}

/** A boat under sail; `size` is its length. */
export function sailingBoat(
  { planes, random }: Stage,
  x: number,
  waterline: number,
  size: number,
  hull: Ink,
  sail: Ink,
): void {
  const lean = bell(random) * 0.06;
  const tall = size * between(random, 1.15, 1.45);
  const mast = x - size * 0.04;
  polygon(
    planes,
    [
      [x - size * 0.5, waterline - size * 0.12],
      [x + size * 0.56, waterline - size * 0.15],
      [x + size * 0.36, waterline + size * 0.03],
      [x - size * 0.42, waterline + size * 0.03],
    ],
    hull,
  );
  const top: [number, number] = [mast + lean * tall, waterline - tall];
  polygon(
    planes,
    [top, [mast + size * 0.03, waterline - size * 0.2], [x - size * 0.47, waterline - size * 0.22]],
    sail,
    mix(sail, hull, 0.12),
  );
  polygon(
    planes,
    [
      [top[0] + size * 0.03, top[1] + tall * 0.1],
      [mast + size * 0.09, waterline - size * 0.22],
      [x + size * 0.5, waterline - size * 0.24],
    ],
    mix(sail, hull, 0.14),
    mix(sail, hull, 0.26),
  );
}
