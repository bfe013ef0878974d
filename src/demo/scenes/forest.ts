import { mix } from '../paint/ink.ts';
import { land, mist } from '../paint/land.ts';
import { noiseLine } from '../paint/noise.ts';
import { between } from '../paint/random.ts';
import { birds, pines } from './figures.ts';
import { heavens } from './heavens.ts';
import type { Stage } from './scene.ts';

/** Wooded hills in the mist. */
export function* forest(stage: Stage): Generator<void> {
  const { planes, mood, random } = stage;
  const { width, height } = planes;
  const light = yield* heavens(stage, {
    horizon: height * 0.7,
    light: [between(random, 0.25, 0.75), between(random, 0.3, 0.55)],
    cloudiness: between(random, 0, 0.5),
  });
  yield;
  const count = 5;
  for (let layer = 0; layer < count; layer += 1) {
    const nearness = layer / (count - 1);
    const base = height * (0.5 + 0.46 * nearness ** 1.2);
    const rise = height * between(random, 0.14, 0.22);
    const noise = noiseLine(width, random, { bumps: between(random, 1.4, 2.6), octaves: 4, gain: 0.35 });
    const crest = noise.map((value) => base - rise * (value * 1.4 - 0.4));
    const ink = mix(mood.haze, mood.near, 0.14 + 0.86 * nearness ** 1.2);
    const foot = mix(ink, mood.haze, 0.7 * (1 - nearness));
    land(planes, crest, base - rise * 0.6, base + rise * 0.7, ink, foot);
    yield;
    pines(stage, crest, ink, height * (0.04 + 0.13 * nearness ** 1.6));
    yield;
    if (nearness < 0.9) mist(planes, base + rise * 0.25, height * 0.11, mood.haze, 0.5);
    yield;
  }
  birds(stage, light.x, light.y + height * 0.08, height * 0.013, 5);
}
