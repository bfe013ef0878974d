import { ink, mix, type Ink } from '../paint/ink.ts';
import { land, shade } from '../paint/land.ts';
import { noiseLine } from '../paint/noise.ts';
import { between, bell } from '../paint/random.ts';
import { disc } from '../paint/sky.ts';
import { stroke } from '../paint/water.ts';
import { birds, pines } from './figures.ts';
import { heavens } from './heavens.ts';
import type { Stage } from './scene.ts';

const fields = [
  { grass: ink('#8fae4c'), flowers: [ink('#d9433f'), ink('#ef6a55'), ink('#f6d7a0')] },
  { grass: ink('#7d9a63'), flowers: [ink('#7d62b8'), ink('#9c80d0'), ink('#c3a8e6')] },
  { grass: ink('#a3b055'), flowers: [ink('#f4cf3f'), ink('#f8e27a'), ink('#fff4c4')] },
  { grass: ink('#86a872'), flowers: [ink('#f2a7b8'), ink('#f7cdd6'), ink('#ffffff')] },
] as const;

/** Rolling fields in flower under a wide sky. */
export function* meadow(stage: Stage): Generator<void> {
  const { planes, mood, random } = stage;
  const { width, height } = planes;
  const field = fields[Math.floor(random() * fields.length)] ?? fields[0];
  const light = yield* heavens(stage, {
    horizon: height * 0.6,
    light: [between(random, 0.15, 0.85), between(random, 0.35, 0.75)],
    cloudiness: 0.75,
  });
  yield;
  const dim = (paint: Ink): Ink =>
    mix(mix(paint, mood.halo, 0.16), mood.near, mood.isNight ? 0.68 : mood.name === 'noon' ? 0.02 : 0.2);
  const grass = dim(field.grass);
  for (let layer = 0; layer < 4; layer += 1) {
    const nearness = layer / 3;
    const base = height * (0.56 + 0.2 * nearness);
    const rise = height * (0.1 + 0.04 * nearness);
    const noise = noiseLine(width, random, { bumps: between(random, 1, 2.2), octaves: 3, gain: 0.3 });
    const crest = noise.map((value) => base - rise * (value * 1.5 - 0.4));
    const paint = mix(mood.haze, grass, 0.25 + 0.75 * nearness);
    land(planes, crest, base - rise, base + rise * 2.2, paint, mix(paint, mood.near, 0.28 * nearness));
    yield;
    shade(
      planes,
      crest,
      crest.map(() => rise * 0.3),
      mood.light,
      mood.isNight ? 0.05 : 0.22,
    );
    if (layer === 1 || layer === 2) pines(stage, crest, mix(paint, mood.near, 0.55), height * (0.02 + 0.03 * nearness));
    yield;
  }
  const top = height * 0.74;
  for (let i = 0; i < 2600; i += 1) {
    const depth = (i / 2600) ** 0.9;
    const y = top + depth * (height - top) + bell(random) * height * 0.012;
    const x = random() * width;
    const size = Math.max(0.5, height * (0.0012 + 0.0065 * depth * depth) * between(random, 0.6, 1.3));
    const inRow = 0.5 + 0.5 * Math.sin(x / (width * (0.05 + 0.12 * depth)) + depth * 9);
    if (inRow > 0.35 || depth > 0.7) {
      const petal = dim(field.flowers[Math.floor(random() * field.flowers.length)] ?? field.flowers[0]);
      disc(planes, x, y, size, petal, Math.max(0.6, size * 0.3), 0.9);
    } else stroke(planes, x, y, size * 7, mix(grass, mood.near, 0.4), 0.5, 1 + depth * 2);
    if (i % 400 === 0) yield;
  }
  if (!mood.isNight) birds(stage, light.x, height * between(random, 0.2, 0.4), height * 0.015, 5);
}
