import { ink, mix, type Ink } from '../paint/ink.ts';
import { polygon } from '../paint/polygon.ts';
import { between } from '../paint/random.ts';
import { disc, glow, gradient } from '../paint/sky.ts';
import type { Stage } from './scene.ts';

const glows: readonly (readonly [Ink, Ink])[] = [
  ['#ff9fc8', '#ffd9ec'],
  ['#8fd8ff', '#e2f6ff'],
  ['#c9a6ff', '#f1e6ff'],
  ['#ffc08a', '#ffeed4'],
].map(([one = '', other = '']) => [ink(one), ink(other)] as const);

const deeps = [
  ['#1f5f8f', '#0c2d5c', '#060f2c'],
  ['#3b3f8f', '#1c1c58', '#0a0824'],
  ['#1d6f78', '#0b3b50', '#04162a'],
].map((hexes) => hexes.map(ink));

/** Jellyfish that glow in the deep. */
export function* jellyfish(stage: Stage): Generator<void> {
  const { planes, random } = stage;
  const { width, height } = planes;
  const deep = deeps[Math.floor(random() * deeps.length)] ?? [];
  gradient(planes, 0, height, deep);
  yield;
  glow(planes, width * between(random, 0.3, 0.7), -height * 0.1, height * 0.8, ink('#9fe3f0'), 0.35);
  yield;
  const side = Math.min(width, height);
  for (let i = 0; i < 160; i += 1) {
    const radius = side * between(random, 0.0008, 0.0035);
    disc(planes, random() * width, random() * height, radius, ink('#d5f2ff'), 1, between(random, 0.08, 0.5));
  }
  yield;
  const first = Math.floor(random() * glows.length);
  const count = 6;
  for (let i = 0; i < count; i += 1) {
    const nearness = i / (count - 1);
    const size = side * (0.035 + 0.125 * nearness ** 1.5);
    const x = width * (((i * 0.382 + 0.3) % 1) * 0.8 + 0.1);
    const y = height * (0.14 + 0.52 * ((i * 0.618 + 0.1) % 1));
    const [body, rim] = glows[(first + (i % 2)) % glows.length] ?? glows[0] ?? [ink('#ffffff'), ink('#ffffff')];
    yield* jelly(
      stage,
      x,
      y,
      size,
      mix(deep[1] ?? body, body, 0.35 + 0.65 * nearness),
      mix(deep[1] ?? rim, rim, 0.3 + 0.7 * nearness),
    );
  }
}

function* jelly({ planes, random }: Stage, x: number, y: number, size: number, body: Ink, rim: Ink): Generator<void> {
  const tilt = between(random, -0.35, 0.35);
  const [cos, sin] = [Math.cos(tilt), Math.sin(tilt)];
  const at = (across: number, down: number): [number, number] => [
    x + size * (across * cos - down * sin),
    y + size * (across * sin + down * cos),
  ];
  glow(planes, x, y, size * 2.6, body, 0.3);
  yield;
  const phase = random() * 7;
  for (let arm = 0; arm < 9; arm += 1) {
    const across = -0.8 + (1.6 * arm) / 8;
    const reach = between(random, 1.6, 3.2);
    const sway = (along: number): number =>
      across * (1 - along * 0.25) + 0.16 * along * Math.sin(phase + arm * 0.8 + along * 6);
    const thick = arm % 3 === 1 ? 0.055 : 0.022;
    const steps = Array.from({ length: 15 }, (_, i) => i / 14);
    const shape = [
      ...steps.map((along) => at(sway(along) - thick * (1 - along), 0.1 + along * reach)),
      ...steps.toReversed().map((along) => at(sway(along) + thick * (1 - along), 0.1 + along * reach)),
    ];
    polygon(planes, shape, arm % 3 === 1 ? rim : body, body, 0.42);
  }
  yield;
  for (const [scale, cover] of [
    [1, 0.5],
    [0.8, 0.22],
    [0.55, 0.3],
  ] as const) {
    polygon(
      planes,
      bell(scale).map(([across, down]) => at(across, down)),
      scale === 1 ? rim : mix(body, rim, 0.7),
      body,
      cover,
    );
  }
  yield;
  for (let rib = -2; rib <= 2; rib += 1) {
    const lean = rib * 0.26;
    const shape = [at(lean * 0.3, -0.72), at(lean + 0.035, 0.06), at(lean - 0.035, 0.06)];
    polygon(planes, shape, rim, rim, 0.3);
  }
}

/** The outline of a bell of radius 1 whose rim hangs in scallops. */
function bell(scale: number): [number, number][] {
  const dome = Array.from({ length: 25 }, (_, i): [number, number] => {
    const angle = Math.PI * (1 + i / 24);
    return [Math.cos(angle) * scale, Math.sin(angle) * 0.86 * scale];
  });
  const hem = Array.from({ length: 25 }, (_, i): [number, number] => {
    const across = 1 - (2 * i) / 24;
    return [across * scale, (0.1 + 0.07 * Math.abs(Math.sin((i / 24) * Math.PI * 6))) * scale];
  });
  return [...dome, ...hem];
}
