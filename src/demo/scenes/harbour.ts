import { ink, mix } from '../paint/ink.ts';
import { land } from '../paint/land.ts';
import { noiseLine } from '../paint/noise.ts';
import { polygon } from '../paint/polygon.ts';
import { between } from '../paint/random.ts';
import { glow } from '../paint/sky.ts';
import { mirror, waves, glitter } from '../paint/water.ts';
import { sailingBoat } from './figures.ts';
import { heavens } from './heavens.ts';
import type { Stage } from './scene.ts';

const walls = ['#c8553d', '#e9b872', '#f2e3c6', '#7fa99b', '#5b7aa3', '#d98f73', '#b7474a', '#e8d0a9'].map(ink);
const lamp = ink('#ffd98a');

/** A row of painted houses on a quay, and what the water makes of them. */
export function* harbour(stage: Stage): Generator<void> {
  const { planes, mood, random } = stage;
  const { width, height } = planes;
  const horizon = Math.round(height * between(random, 0.56, 0.64));
  const light = yield* heavens(stage, {
    horizon,
    light: [between(random, 0.2, 0.8), between(random, 0.25, 0.6)],
    cloudiness: 0.5,
  });
  yield;
  const hill = noiseLine(width, random, { bumps: 2.5, octaves: 5, gain: 0.4 });
  const crest = hill.map((value) => horizon - height * 0.26 * value);
  const slope = mix(mood.haze, mood.near, 0.38);
  land(planes, crest, horizon - height * 0.2, horizon, slope, mix(slope, mood.haze, 0.4));
  yield;
  const isDark = mood.isNight || mood.name === 'dusk' || mood.name === 'sunset';
  const unit = Math.min(width, height * 1.3) / 13;
  let x = -unit * random();
  while (x < width) {
    const wide = unit * between(random, 0.75, 1.25);
    house(stage, x, horizon, wide, unit * between(random, 1.1, 2.1), isDark);
    x += wide + (random() < 0.18 ? unit * between(random, 0.2, 0.7) : 0);
    yield;
  }
  const quay = mix(mood.near, mood.haze, 0.2);
  polygon(
    planes,
    [
      [0, horizon - unit * 0.16],
      [width, horizon - unit * 0.16],
      [width, horizon],
      [0, horizon],
    ],
    quay,
  );
  yield;
  mirror(planes, horizon, width * 0.011, random);
  yield;
  const water = mix(mood.sky[1] ?? mood.near, mood.near, 0.4);
  waves(planes, horizon, 900, water, 0.42, random);
  waves(planes, horizon, 400, mood.sky.at(-2) ?? mood.haze, 0.22, random);
  yield;
  if (!isDark) glitter(planes, light.x, horizon + height * 0.1, mood.light, 0.35, random);
  for (let i = 0; i < 4; i += 1) {
    const size = unit * between(random, 0.9, 1.7);
    const y = horizon + (height - horizon) * between(random, 0.12, 0.62);
    sailingBoat(
      stage,
      width * between(random, 0.06, 0.94),
      y,
      size,
      mix(mood.near, mood.haze, 0.1),
      mix(mood.light, mood.haze, 0.3),
    );
    yield;
  }
}

function house(
  { planes, mood, random }: Stage,
  x: number,
  foot: number,
  wide: number,
  tall: number,
  isDark: boolean,
): void {
  const paint = walls[Math.floor(random() * walls.length)] ?? lamp;
  const wall = mix(mix(paint, mood.haze, 0.3), mood.near, isDark ? 0.55 : 0.12);
  const roof = mix(mix(ink('#6b3a35'), mood.haze, 0.2), mood.near, isDark ? 0.6 : 0.35);
  const eaves = foot - tall;
  const ridge = eaves - wide * between(random, 0.35, 0.75);
  polygon(
    planes,
    [
      [x, eaves],
      [x + wide, eaves],
      [x + wide, foot],
      [x, foot],
    ],
    wall,
    mix(wall, mood.near, 0.25),
  );
  polygon(
    planes,
    [
      [x - wide * 0.05, eaves + 1],
      [x + wide / 2, ridge],
      [x + wide * 1.05, eaves + 1],
    ],
    roof,
    mix(roof, wall, 0.2),
  );
  const columns = wide > 50 ? 3 : 2;
  const rows = Math.max(1, Math.floor(tall / (wide * 0.42)));
  const pane = mix(mood.near, mood.haze, 0.25);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const left = x + (wide * (column + 0.5)) / columns - wide * 0.08;
      const top = eaves + (tall * (row + 0.3)) / (rows + 0.3);
      const isLit = isDark && random() < 0.55;
      const height = wide * 0.24;
      polygon(
        planes,
        [
          [left, top],
          [left + wide * 0.16, top],
          [left + wide * 0.16, top + height],
          [left, top + height],
        ],
        isLit ? lamp : pane,
      );
      if (isLit) glow(planes, left + wide * 0.08, top + height / 2, wide * 0.35, lamp, 0.3);
    }
  }
}
