import { mix } from '../paint/ink.ts';
import { land, mist, shade } from '../paint/land.ts';
import { noiseLine } from '../paint/noise.ts';
import { between } from '../paint/random.ts';
import { birds, pines } from './figures.ts';
import { heavens } from './heavens.ts';
import type { Stage } from './scene.ts';

/** Mountains behind mountains, each paler than the one before it, with mist in the valleys. */
export function* ridges(stage: Stage): Generator<void> {
  const { planes, mood, random } = stage;
  const { width, height } = planes;
  const count = 5 + Math.floor(random() * 3) + (height > width ? 2 : 0);
  const light = yield* heavens(stage, {
    horizon: height * 0.72,
    light: [between(random, 0.2, 0.8), between(random, 0.25, 0.62)],
    cloudiness: between(random, 0.2, 0.7),
  });
  yield;
  for (let layer = 0; layer < count; layer += 1) {
    const nearness = layer / (count - 1);
    const base = height * (0.5 + 0.43 * nearness ** 1.15);
    const rise = height * between(random, 0.2, 0.3) * (1 - 0.45 * nearness);
    const noise = noiseLine(width, random, {
      bumps: between(random, 2, 3.4) * (width / height) * (1 + 0.4 * nearness),
      octaves: 6,
      gain: nearness > 0.7 ? 0.36 : 0.44,
      crests: nearness < 0.7,
    });
    const crest = noise.map((value) => base - rise * (value * 1.5 - 0.35));
    const ink = mix(mood.haze, mood.near, 0.08 + 0.92 * nearness ** 1.35);
    land(planes, crest, base - rise, base + rise * 0.9, ink, mix(ink, mood.haze, 0.55 * (1 - nearness * 0.6)));
    yield;
    if (layer < 3) {
      const lit = mix(ink, mood.light, 0.5);
      const slopes = crest.map((y, x) => {
        const slope = (crest[Math.min(width - 1, x + 3)] ?? y) - (crest[Math.max(0, x - 3)] ?? y);
        const side = Math.max(-1, Math.min(1, ((light.x - x) / width) * 4));
        return Math.max(0, side * slope * rise * 0.035);
      });
      shade(planes, crest, slopes, lit, 0.5);
      yield;
    }
    if (nearness < 0.95) mist(planes, base + rise * 0.35, height * 0.09, mood.haze, 0.42 * (1 - nearness));
    if (nearness > 0.6) pines(stage, crest, ink, height * (0.018 + 0.05 * (nearness - 0.6)));
    yield;
  }
  if (!mood.isNight && random() < 0.6) birds(stage, light.x, light.y + height * 0.05, height * 0.014, 7);
}
