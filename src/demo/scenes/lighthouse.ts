import { ink, mix } from '../paint/ink.ts';
import { land } from '../paint/land.ts';
import { noiseLine } from '../paint/noise.ts';
import { polygon } from '../paint/polygon.ts';
import { between } from '../paint/random.ts';
import { disc, glow, gradient, inkAt } from '../paint/sky.ts';
import { glitter, waves } from '../paint/water.ts';
import { birds } from './figures.ts';
import { heavens } from './heavens.ts';
import type { Stage } from './scene.ts';

const stone = ink('#f4ede0');
const band = ink('#c33b34');
const lamp = ink('#fff0b8');

/** A lighthouse on its rock; from dusk on it shines. */
export function* lighthouse(stage: Stage): Generator<void> {
  const { planes, mood, random } = stage;
  const { width, height } = planes;
  const horizon = Math.round(height * between(random, 0.62, 0.7));
  const isLeft = random() < 0.5;
  const x = width * (isLeft ? between(random, 0.24, 0.34) : between(random, 0.66, 0.76));
  const isDark = mood.isNight || mood.name === 'dusk' || mood.name === 'storm';
  const light = yield* heavens(stage, {
    horizon,
    light: [isLeft ? between(random, 0.6, 0.85) : between(random, 0.15, 0.4), between(random, 0.4, 0.82)],
    cloudiness: between(random, 0.5, 1),
  });
  yield;
  const deep = mix(mood.sky[0] ?? mood.near, mood.near, 0.4);
  gradient(planes, horizon, height, [mix(inkAt(mood.sky, 0.85), deep, 0.35), deep, mix(deep, mood.near, 0.6)]);
  yield;
  waves(planes, horizon, 1200, mix(deep, mood.near, 0.6), 0.32, random);
  waves(planes, horizon, 900, inkAt(mood.sky, 0.9), 0.24, random);
  yield;
  glitter(planes, light.x, horizon, mood.light, 0.7, random);
  yield;
  const rock = noiseLine(width, random, { bumps: 7, octaves: 6, gain: 0.5, crests: true });
  const reach = Math.min(width * 0.5, height * 0.62);
  const head = horizon - height * 0.075;
  const crest = rock.map((value, column) => {
    const off = Math.abs(column - x) / reach;
    return head + (height - head) * off ** 1.7 + height * 0.13 * (0.5 - value) * Math.min(1, off * 3);
  });
  const dark = mix(mood.near, mood.haze, 0.08);
  land(planes, crest, head, height, mix(dark, mood.haze, 0.22), dark);
  yield;
  const top = horizon - height * 0.5;
  if (isDark) beams(stage, x, top, isLeft ? 1 : -1);
  yield;
  tower(stage, x, head + height * 0.012, top, height * 0.055, isDark ? 0.5 : 0.1, light.x);
  if (isDark) {
    glow(planes, x, top, height * 0.22, lamp, 0.75);
    disc(planes, x, top, height * 0.014, lamp, 2);
  }
  birds(stage, x + (isLeft ? 1 : -1) * width * 0.12, top + height * 0.08, height * 0.015, 6);
}

function beams({ planes, random }: Stage, x: number, y: number, side: number): void {
  const { width } = planes;
  const drop = between(random, -0.06, 0.04) * width;
  for (const [spread, cover] of [
    [0.1, 0.13],
    [0.06, 0.16],
    [0.025, 0.2],
  ] as const) {
    polygon(
      planes,
      [
        [x, y - 1],
        [x + side * width, y + drop - width * spread],
        [x + side * width, y + drop + width * spread],
        [x, y + 1],
      ],
      lamp,
      lamp,
      cover,
    );
    polygon(
      planes,
      [
        [x, y - 1],
        [x - side * width, y - drop - width * spread],
        [x - side * width, y - drop + width * spread],
        [x, y + 1],
      ],
      lamp,
      lamp,
      cover * 0.5,
    );
  }
}

function tower(
  { planes, mood }: Stage,
  x: number,
  foot: number,
  top: number,
  thick: number,
  darkness: number,
  lightX: number,
): void {
  const shadowSide = lightX < x ? 1 : -1;
  const bands = 5;
  const half = (y: number): number => thick * (0.55 + 0.45 * ((y - top) / (foot - top)));
  const gallery = top + (foot - top) * 0.07;
  for (let i = 0; i < bands; i += 1) {
    const from = gallery + ((foot - gallery) * i) / bands;
    const to = gallery + ((foot - gallery) * (i + 1)) / bands;
    const paint = mix(mix(i % 2 === 0 ? stone : band, mood.halo, 0.2), mood.near, darkness);
    polygon(
      planes,
      [
        [x - half(from), from],
        [x + half(from), from],
        [x + half(to), to],
        [x - half(to), to],
      ],
      paint,
    );
  }
  const shadow = [
    [x, gallery],
    [x + shadowSide * half(gallery), gallery],
    [x + shadowSide * half(foot), foot],
    [x + shadowSide * half(foot) * 0.1, foot],
  ] as const;
  polygon(planes, shadow, mood.near, mood.near, 0.32);
  const iron = mix(mood.near, mood.haze, 0.15);
  const wide = thick * 0.85;
  const tall = (foot - top) * 0.03;
  polygon(
    planes,
    [
      [x - wide, gallery - tall / 2],
      [x + wide, gallery - tall / 2],
      [x + wide * 0.8, gallery + tall],
      [x - wide * 0.8, gallery + tall],
    ],
    iron,
  );
  polygon(
    planes,
    [
      [x - thick * 0.42, top - tall],
      [x + thick * 0.42, top - tall],
      [x + thick * 0.42, gallery],
      [x - thick * 0.42, gallery],
    ],
    mix(lamp, mood.haze, darkness > 0.3 ? 0.1 : 0.5),
  );
  polygon(
    planes,
    [
      [x - thick * 0.56, top - tall],
      [x, top - tall * 3.4],
      [x + thick * 0.56, top - tall],
    ],
    mix(band, mood.near, darkness + 0.1),
  );
}
