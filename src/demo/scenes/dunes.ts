import { ink, mix } from '../paint/ink.ts';
import { land, shade } from '../paint/land.ts';
import { noiseLine } from '../paint/noise.ts';
import { between } from '../paint/random.ts';
import { heavens } from './heavens.ts';
import type { Stage } from './scene.ts';

const sand = ink('#e3a15f');

/** A desert: long curves, one side in the light. */
export function* dunes(stage: Stage): Generator<void> {
  const { planes, mood, random } = stage;
  const { width, height } = planes;
  const light = yield* heavens(stage, { horizon: height * 0.6, cloudiness: between(random, 0, 0.35) });
  yield;
  const lit = mix(mix(sand, mood.light, 0.3), mood.haze, mood.isNight ? 0.7 : 0.2);
  const dark = mix(mix(sand, mood.near, 0.65), mood.near, mood.isNight ? 0.5 : 0);
  const count = 6;
  for (let layer = 0; layer < count; layer += 1) {
    const nearness = layer / (count - 1);
    const base = height * (0.52 + 0.42 * nearness);
    const rise = height * (0.05 + 0.17 * nearness);
    const noise = noiseLine(width, random, {
      bumps: between(random, 1.2, 2.4) * (1.5 - nearness * 0.8),
      octaves: 2,
      gain: 0.3,
    });
    const crest = noise.map((value) => base - rise * (value * 1.6 - 0.4));
    const face = mix(mood.haze, mix(lit, dark, 0.12), 0.35 + 0.65 * nearness);
    land(planes, crest, base - rise, base + rise * 1.6, face, mix(face, dark, 0.45));
    yield;
    const depth = crest.map((y, x) => {
      const slope = (crest[Math.min(width - 1, x + 6)] ?? y) - (crest[Math.max(0, x - 6)] ?? y);
      // From -1, the light is far on the right, to 1, far on the left: between them the shadow side changes evenly.
      const side = Math.max(-1, Math.min(1, ((x - light.x) / width) * 2.5));
      return 2 + Math.max(0, (0.35 + side * slope) * rise * 0.3);
    });
    shade(planes, crest, depth, mix(mood.haze, dark, 0.3 + 0.7 * nearness), 0.85);
    yield;
  }
}
