import { ink, mix, type Ink } from '../paint/ink.ts';
import { land, mist } from '../paint/land.ts';
import { noiseLine } from '../paint/noise.ts';
import { polygon } from '../paint/polygon.ts';
import { between } from '../paint/random.ts';
import { pines } from './figures.ts';
import { heavens } from './heavens.ts';
import type { Stage } from './scene.ts';

const cloths: readonly (readonly [Ink, Ink])[] = [
  ['#d9483b', '#f6e3c2'],
  ['#2f6f9f', '#f2c14e'],
  ['#e98a3c', '#fbe8c8'],
  ['#3a8f80', '#f4d9a8'],
  ['#8b4a8f', '#f3b2a5'],
  ['#e5b93c', '#c8503c'],
].map(([one = '', other = '']) => [ink(one), ink(other)] as const);

/** Hot-air balloons over the hills. */
export function* balloons(stage: Stage): Generator<void> {
  const { planes, mood, random } = stage;
  const { width, height } = planes;
  const light = yield* heavens(stage, {
    horizon: height * 0.8,
    light: [between(random, 0.2, 0.8), between(random, 0.6, 0.85)],
    cloudiness: between(random, 0.4, 0.8),
  });
  yield;
  for (let layer = 0; layer < 4; layer += 1) {
    const nearness = layer / 3;
    const base = height * (0.76 + 0.2 * nearness);
    const rise = height * (0.12 - 0.03 * nearness);
    const noise = noiseLine(width, random, { bumps: between(random, 2, 3), octaves: 5, gain: 0.4 });
    const crest = noise.map((value) => base - rise * (value * 1.6 - 0.4));
    const paint = mix(mood.haze, mood.near, 0.12 + 0.75 * nearness);
    land(planes, crest, base - rise, base + rise, paint, mix(paint, mood.haze, 0.5 * (1 - nearness)));
    yield;
    if (nearness > 0.5) pines(stage, crest, paint, height * 0.03 * nearness);
    if (nearness < 0.9) mist(planes, base, height * 0.06, mood.haze, 0.4);
    yield;
  }
  const count = 5 + Math.floor(random() * 4);
  for (let i = 0; i < count; i += 1) {
    const nearness = (i / (count - 1)) ** 1.4;
    const size = Math.min(width, height) * (0.03 + 0.1 * nearness) * between(random, 0.85, 1.15);
    // Spread evenly from side to side, so that none hides another.
    const x = width * (((i * 0.382 + 0.21) % 1) * 0.8 + 0.1);
    const y = height * between(random, 0.16, 0.5 + 0.08 * (1 - nearness));
    const pair = cloths[(i + Math.floor(random() * 2)) % cloths.length];
    if (pair) balloon(stage, x, y, size, pair, (1 - nearness) * 0.55, light.x);
    yield;
  }
}

const gores = 8;

/** `haziness` 0 to 1; the side away from the light lies in shadow. */
function balloon(
  { planes, mood }: Stage,
  x: number,
  y: number,
  size: number,
  cloth: readonly [Ink, Ink],
  haziness: number,
  lightX: number,
): void {
  const mouth = y + size * 1.28;
  // Half the width of the envelope at a height from 0, its top, to 1, its mouth.
  const half = (down: number): number =>
    size *
    (down < 0.45 ? Math.sin((Math.PI / 2) * (down / 0.45) ** 0.56) : Math.cos(((down - 0.45) / 0.55) * 1.38) ** 0.9);
  const steps = Array.from({ length: 15 }, (_, i) => i / 14);
  for (let gore = 0; gore < gores; gore += 1) {
    const [from, to] = [Math.cos((Math.PI * gore) / gores), Math.cos((Math.PI * (gore + 1)) / gores)];
    const edge =
      (turn: number) =>
      (down: number): [number, number] => [x + turn * half(down), y - size + down * size * 2.28];
    const shape = [...steps.map(edge(from)), ...steps.toReversed().map(edge(to))];
    const facing = ((from + to) / 2) * Math.sign(lightX - x);
    const paint = gore % 2 === 0 ? cloth[0] : cloth[1];
    const shaded = mix(mix(paint, mood.near, 0.24 - 0.22 * facing), mood.halo, 0.08 + 0.08 * facing);
    polygon(planes, shape, mix(shaded, mood.haze, haziness), mix(mix(shaded, mood.near, 0.25), mood.haze, haziness));
  }
  const basket = mix(mix(ink('#6b4630'), mood.near, 0.4), mood.haze, haziness);
  const [wide, tall] = [size * 0.13, size * 0.17];
  const top = mouth + size * 0.26;
  for (const side of [-1, 1]) {
    const at = x + side * wide;
    polygon(
      planes,
      [
        [x + side * size * 0.15, mouth - size * 0.05],
        [at, top],
        [at - side * Math.max(0.6, size * 0.018), top],
      ],
      basket,
      basket,
      0.8,
    );
  }
  polygon(
    planes,
    [
      [x - wide, top],
      [x + wide, top],
      [x + wide * 0.85, top + tall],
      [x - wide * 0.85, top + tall],
    ],
    basket,
  );
}
