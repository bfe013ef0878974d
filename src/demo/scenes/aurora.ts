import { blend } from '../paint/blend.ts';
import { ink, mix, type Ink } from '../paint/ink.ts';
import { land } from '../paint/land.ts';
import { noiseLine } from '../paint/noise.ts';
import type { Planes } from '../paint/planes.ts';
import { between } from '../paint/random.ts';
import { gradient, stars } from '../paint/sky.ts';
import { mirror, waves } from '../paint/water.ts';
import { pines } from './figures.ts';
import type { Stage } from './scene.ts';

const lights = [
  [ink('#5cf2a5'), ink('#7a5cf0')],
  [ink('#6ff7d0'), ink('#e05cc0')],
  [ink('#a6f26b'), ink('#3fb6e8')],
] as const;

/** Northern lights over a lake. */
export function* aurora(stage: Stage): Generator<void> {
  const { planes, mood, random } = stage;
  const { width, height } = planes;
  const horizon = Math.round(height * between(random, 0.6, 0.72));
  gradient(planes, 0, horizon, mood.sky);
  yield;
  stars(planes, horizon, Math.round((width * horizon) / 1000), random);
  yield;
  const [low, high] = lights[Math.floor(random() * lights.length)] ?? lights[0];
  for (let curtain = 0; curtain < 3; curtain += 1) {
    const foot = noiseLine(width, random, { bumps: 2.2, octaves: 3, gain: 0.5 });
    const rays = noiseLine(width, random, { bumps: 26, octaves: 3, gain: 0.7 });
    const folds = noiseLine(width, random, { bumps: 3, octaves: 2, gain: 0.5 });
    const base = horizon * (0.5 + 0.2 * curtain);
    for (let x = 0; x < width; x += 1) {
      const bottom = base + ((foot[x] ?? 0) - 0.5) * height * 0.36;
      const brightness = ((folds[x] ?? 0) * 1.5 - 0.35) * (0.35 + 0.65 * (rays[x] ?? 0)) * 0.95;
      if (brightness > 0)
        ray(planes, x, bottom, height * (0.22 + 0.3 * (rays[x] ?? 0)), low, high, brightness, horizon);
      if (x % 200 === 199) yield;
    }
  }
  const far = noiseLine(width, random, { bumps: 5, octaves: 6, gain: 0.45, crests: true });
  const crest = far.map((value) => horizon - height * 0.14 * value + 4);
  land(
    planes,
    crest,
    horizon - height * 0.12,
    horizon,
    mix(mood.haze, mood.near, 0.55),
    mix(mood.haze, mood.near, 0.3),
  );
  yield;
  const shore = noiseLine(width, random, { bumps: 3, octaves: 4, gain: 0.4 }).map(
    (value) => horizon - height * 0.035 * value,
  );
  land(planes, shore, horizon - 5, horizon, mood.near, mood.near);
  pines(stage, shore, mood.near, height * 0.075);
  yield;
  mirror(planes, horizon, width * 0.008, random);
  yield;
  waves(planes, horizon, 500, mood.near, 0.3, random);
  waves(planes, horizon, 250, low, 0.12, random);
}

/** One line of light: bright at its foot, changing colour and fading upwards. */
function ray(
  planes: Planes,
  x: number,
  bottom: number,
  tall: number,
  low: Ink,
  high: Ink,
  brightness: number,
  horizon: number,
): void {
  const end = Math.min(horizon, Math.ceil(bottom + tall * 0.12));
  for (let y = Math.max(0, Math.floor(bottom - tall)); y < end; y += 1) {
    const up = Math.min(1, (bottom - y) / tall);
    const cover = up < 0 ? 1 + up / 0.12 : (1 - up) ** 1.8;
    blend(planes, y * planes.width + x, mix(low, high, Math.max(0, up) ** 0.8), Math.min(1, cover * brightness));
  }
}
