import type { MoodName } from '../moods.ts';
import { ink, mix, type Ink } from '../paint/ink.ts';
import type { Planes } from '../paint/planes.ts';
import { polygon } from '../paint/polygon.ts';
import { bell, between, type Random } from '../paint/random.ts';
import { disc, glow, gradient } from '../paint/sky.ts';
import type { Stage } from './scene.ts';

interface Water {
  top: Ink;
  middle: Ink;
  deep: Ink;
  back: Ink;
  belly: Ink;
}

const water = (top: string, middle: string, deep: string, back: string, belly: string): Water => ({
  top: ink(top),
  middle: ink(middle),
  deep: ink(deep),
  back: ink(back),
  belly: ink(belly),
});

const clear = water('#bff0ea', '#2f9fb5', '#0b3f5f', '#0d3850', '#e9fbf6');
const waters: Partial<Record<MoodName, Water>> = {
  morning: water('#9fdcf5', '#2376b8', '#0a2556', '#0c2450', '#dff3ff'),
  mint: water('#d8f5d0', '#3aa58e', '#0c4a4c', '#0b4044', '#fff6cf'),
  dusk: water('#a9d5f0', '#3d6fa8', '#171e4c', '#e2703a', '#ffd9a0'),
  golden: water('#cbb8f0', '#5b58b0', '#191745', '#f2b53d', '#fff0bd'),
  blue: water('#7fb8e0', '#1f5c9f', '#071a44', '#0a1c46', '#cfe8fb'),
};

/** A shoal of fish, turning as one in the light from above. */
export function* shoal({ planes, mood, random }: Stage): Generator<void> {
  const { width, height } = planes;
  const water = waters[mood.name] ?? clear;
  gradient(planes, 0, height, [water.top, water.middle, mix(water.middle, water.deep, 0.6), water.deep]);
  yield;
  const sunX = width * between(random, 0.25, 0.75);
  glow(planes, sunX, -height * 0.05, height * 0.8, mix(water.top, water.belly, 0.7), 0.85);
  yield;
  for (let i = 0; i < 9; i += 1) {
    beam(planes, sunX, random, water);
    yield;
  }
  const side = Math.min(width, height);
  const turn = between(random, 0.35, 0.6) * (random() < 0.5 ? -1 : 1);
  const centreX = width * between(random, 0.42, 0.58);
  const centreY = height * between(random, 0.5, 0.6);
  const count = 260;
  for (let i = 0; i < count; i += 1) {
    const nearness = (i / count) ** 1.7;
    const angle = random() * Math.PI * 2;
    const ring = 0.34 + 0.13 * bell(random);
    const x = centreX + Math.cos(angle) * ring * width * 0.95;
    const y = centreY + Math.sin(angle) * ring * height * 0.72 + Math.cos(angle) * turn * height * 0.12;
    const direction = Math.atan2(Math.cos(angle) * height * 0.72, -Math.sin(angle) * width * 0.95);
    const heading = turn > 0 ? direction : direction + Math.PI;
    const fog = mix(water.middle, water.deep, Math.min(1, y / height));
    fish(planes, x, y, side * (0.022 + 0.055 * nearness), heading + bell(random) * 0.12, {
      back: mix(fog, water.back, 0.3 + 0.7 * nearness),
      belly: mix(fog, water.belly, 0.15 + 0.75 * nearness),
    });
    if (i % 40 === 0) yield;
  }
  for (let i = 0; i < 26; i += 1) {
    const radius = side * between(random, 0.002, 0.008);
    disc(planes, random() * width, random() * height, radius, water.belly, 1, between(random, 0.1, 0.4));
  }
}

/** A shaft of light that widens downwards and loses itself in the deep. */
function beam(planes: Planes, sunX: number, random: Random, { top, deep }: Water): void {
  const { width, height } = planes;
  const lean = between(random, -0.55, 0.55) * width;
  const thick = width * between(random, 0.015, 0.06);
  const end = height * 1.02;
  const shape = [
    [sunX + lean * 0.12 - thick * 0.2, -2],
    [sunX + lean * 0.12 + thick * 0.2, -2],
    [sunX + lean + thick, end],
    [sunX + lean - thick, end],
  ] as const;
  polygon(planes, shape, top, mix(top, deep, 0.85), between(random, 0.05, 0.13));
}

/** Half the thickness of a fish along its body, from nose to tail. */
const outline = [
  [1, 0],
  [0.86, 0.1],
  [0.62, 0.2],
  [0.3, 0.27],
  [0, 0.26],
  [-0.35, 0.17],
  [-0.66, 0.06],
] as const;

function fish(
  planes: Planes,
  x: number,
  y: number,
  size: number,
  heading: number,
  inks: { back: Ink; belly: Ink },
): void {
  const forward = Math.cos(heading) >= 0 ? 1 : -1;
  const cos = Math.cos(heading);
  const sin = Math.sin(heading);
  // The belly stays below, whichever way the fish swims.
  const at = (along: number, across: number): [number, number] => [
    x + size * (along * cos - across * forward * sin),
    y + size * (along * sin + across * forward * cos),
  ];
  const upper = outline.map(([along, half]) => at(along, -half));
  const lower = outline.map(([along, half]) => at(along, half));
  const tail = [at(-0.6, 0), at(-1.05, -0.3), at(-0.92, 0), at(-1.05, 0.3)];
  polygon(planes, tail, inks.back);
  polygon(planes, [at(0.25, -0.22), at(-0.15, -0.44), at(-0.3, -0.16)], inks.back);
  polygon(planes, [...upper, ...lower.reverse()], inks.back);
  const middle = outline.map(([along, half]) => at(along * 0.97, half * 0.1));
  polygon(
    planes,
    [...middle, ...outline.map(([along, half]) => at(along * 0.97, half * 0.94)).reverse()],
    inks.belly,
    inks.belly,
    0.85,
  );
  const [eyeX, eyeY] = at(0.72, -0.04);
  disc(planes, eyeX, eyeY, Math.max(0.5, size * 0.045), inks.belly, 0.6);
  disc(planes, eyeX, eyeY, size * 0.028, inks.back, 0.4);
}
