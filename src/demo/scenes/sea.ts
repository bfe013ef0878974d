import { mix, white } from '../paint/ink.ts';
import { land } from '../paint/land.ts';
import { noiseLine } from '../paint/noise.ts';
import { between } from '../paint/random.ts';
import { inkAt, gradient } from '../paint/sky.ts';
import { glitter, waves } from '../paint/water.ts';
import { birds, sailingBoat } from './figures.ts';
import { heavens } from './heavens.ts';
import type { Stage } from './scene.ts';

/** The open sea, with a path of light, a headland and boats. */
export function* sea(stage: Stage): Generator<void> {
  const { planes, mood, random } = stage;
  const { width, height } = planes;
  const horizon = Math.round(height * between(random, 0.5, 0.66));
  const light = yield* heavens(stage, {
    horizon,
    light: [between(random, 0.25, 0.75), between(random, 0.45, 0.86)],
    cloudiness: between(random, 0.4, 0.9),
  });
  yield;
  const side = random() < 0.5 ? 0 : 1;
  for (const [distance, reach] of [
    [0.35, 0.75],
    [0.7, 0.4],
  ] as const) {
    const noise = noiseLine(width, random, { bumps: 5, octaves: 6, gain: 0.45, crests: true });
    const crest = noise.map((value, x) => {
      const along = Math.abs(x / width - side) / reach;
      return horizon + 1 - Math.max(0, (1 - along) ** 0.7 || 0) * height * 0.2 * distance * (0.25 + value);
    });
    const ink = mix(mood.haze, mood.near, distance * 0.8);
    const floor = crest.map((y) => (y >= horizon ? height : y));
    land(planes, floor, horizon - height * 0.15, horizon, ink, mix(ink, mood.haze, 0.35));
    yield;
  }
  const deep = mix(mood.sky[0] ?? mood.near, mood.near, 0.45);
  const shallow = mix(inkAt(mood.sky, 0.85), deep, 0.3);
  gradient(planes, horizon, height, [shallow, mix(shallow, deep, 0.6), deep, mix(deep, mood.near, 0.5)]);
  yield;
  waves(planes, horizon, 1500, mix(deep, mood.near, 0.6), 0.3, random);
  yield;
  waves(planes, horizon, 1100, inkAt(mood.sky, 0.9), 0.25, random);
  yield;
  glitter(planes, light.x, horizon, mood.light, 0.75, random);
  yield;
  const boats = 1 + Math.floor(random() * 3);
  for (let i = 0; i < boats; i += 1) {
    const size = height * between(random, 0.04, 0.11);
    const y = horizon + size * between(random, 0.2, 0.7);
    const x = width * between(random, 0.1, 0.9);
    const sail = mood.isNight ? mix(mood.haze, white, 0.25) : mix(mood.light, mood.haze, 0.2);
    sailingBoat(stage, x, y, size, mix(mood.near, mood.haze, 0.15), sail);
  }
  if (!mood.isNight)
    birds(stage, width * between(random, 0.2, 0.8), height * between(random, 0.15, 0.35), height * 0.016, 6);
}
