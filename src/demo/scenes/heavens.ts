import { mix, white } from '../paint/ink.ts';
import { noiseField } from '../paint/noise.ts';
import { between } from '../paint/random.ts';
import { clouds, disc, glow, gradient, stars } from '../paint/sky.ts';
import type { Stage } from './scene.ts';

export interface HeavensOptions {
  /** Row where the sky ends. */
  horizon: number;
  /** Sun or moon, as shares of width and of the sky's height. */
  light?: readonly [x: number, y: number];
  /** 0 for a clear sky, 1 for a full one. */
  cloudiness?: number;
  /** The light's radius as a share of the shorter side. */
  size?: number;
}

/** Sky, stars at night, clouds, and sun or moon. Returns where the light stands, in pixels. */
export function* heavens(stage: Stage, options: HeavensOptions): Generator<void, { x: number; y: number }> {
  const { planes, mood, random } = stage;
  const { width, height } = planes;
  const { horizon, cloudiness = 0.5 } = options;
  const [shareX, shareY] = options.light ?? [between(random, 0.2, 0.8), between(random, 0.3, 0.8)];
  const x = shareX * width;
  const y = shareY * horizon;
  const side = Math.min(width, height);
  const radius = side * (options.size ?? (mood.isNight ? 0.035 : between(random, 0.035, 0.075)));
  gradient(planes, 0, horizon, mood.sky);
  gradient(planes, horizon, height, [mood.sky.at(-1) ?? white, mood.haze]);
  yield;
  if (mood.isNight) {
    stars(planes, horizon, Math.round((width * horizon) / 1400), random);
    yield;
  }
  glow(planes, x, y, side * 0.95, mood.halo, mood.isNight ? 0.32 : 0.62);
  yield;
  if (cloudiness > 0) {
    const field = noiseField(96, 64, random, between(random, 2, 3.5), between(random, 5, 9));
    const [lit, dark] = mood.cloud;
    yield;
    clouds(
      planes,
      field,
      horizon * 0.02,
      horizon * 0.98,
      [lit, mix(dark, lit, 0.35)],
      0.66 - 0.22 * cloudiness,
      0.22,
      0.75,
    );
    yield;
  }
  glow(planes, x, y, radius * 4.5, mood.light, 0.55);
  disc(planes, x, y, radius, mood.light, mood.isNight ? 1 : 1.5);
  if (mood.isNight) craters(stage, x, y, radius);
  return { x, y };
}

function craters({ planes, mood, random }: Stage, x: number, y: number, radius: number): void {
  const shadow = mix(mood.light, mood.halo, 0.55);
  for (let i = 0; i < 5; i += 1) {
    const angle = random() * Math.PI * 2;
    const off = random() * radius * 0.6;
    disc(
      planes,
      x + Math.cos(angle) * off,
      y + Math.sin(angle) * off,
      radius * between(random, 0.1, 0.28),
      shadow,
      2,
      0.35,
    );
  }
}
