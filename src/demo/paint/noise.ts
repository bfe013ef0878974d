import type { Random } from './random.ts';

export interface NoiseOptions {
  /** Bumps across the whole length in the first octave. */
  bumps: number;
  octaves: number;
  /** How much weaker each octave is than the one before, 0 to 1. */
  gain: number;
  /** Folds the noise so that it has sharp crests, as mountains have. */
  crests?: boolean;
}

/** Smooth noise along a line, from 0 to 1. */
export function noiseLine(
  length: number,
  random: Random,
  { bumps, octaves, gain, crests }: NoiseOptions,
): Float32Array {
  const line = new Float32Array(length);
  let weight = 1;
  let sum = 0;
  let frequency = bumps / length;
  for (let octave = 0; octave < octaves; octave += 1) {
    const knots = Float32Array.from({ length: Math.ceil(length * frequency) + 3 }, random);
    const offset = random();
    for (let x = 0; x < length; x += 1) {
      const at = x * frequency + offset;
      const knot = Math.floor(at);
      const share = at - knot;
      const eased = share * share * (3 - 2 * share);
      const low = knots[knot] ?? 0;
      const value = low + ((knots[knot + 1] ?? 0) - low) * eased;
      line[x] = (line[x] ?? 0) + weight * (crests ? 1 - Math.abs(2 * value - 1) : value);
    }
    sum += weight;
    weight *= gain;
    frequency *= 2.1;
  }
  for (let x = 0; x < length; x += 1) line[x] = (line[x] ?? 0) / sum;
  return line;
}

/** A small field of smooth noise, stretched to any size when read. */
export interface NoiseField {
  columns: number;
  rows: number;
  values: Float32Array;
}

/** Noise on a plane, from 0 to 1, `columns` x `rows` samples; `bumpsX` and `bumpsY` as in `noiseLine`. */
export function noiseField(
  columns: number,
  rows: number,
  random: Random,
  bumpsX: number,
  bumpsY: number,
  octaves = 4,
): NoiseField {
  const values = new Float32Array(columns * rows);
  let weight = 1;
  let sum = 0;
  let frequencyX = bumpsX / columns;
  let frequencyY = bumpsY / rows;
  for (let octave = 0; octave < octaves; octave += 1) {
    const stride = Math.ceil(columns * frequencyX) + 3;
    const knots = Float32Array.from({ length: stride * (Math.ceil(rows * frequencyY) + 3) }, random);
    const offset = random();
    for (let y = 0; y < rows; y += 1) {
      const atY = y * frequencyY + offset;
      const knotY = Math.floor(atY);
      const easedY = ease(atY - knotY);
      for (let x = 0; x < columns; x += 1) {
        const atX = x * frequencyX + offset;
        const knotX = Math.floor(atX);
        const easedX = ease(atX - knotX);
        const knot = knotY * stride + knotX;
        const upper = lerp(knots[knot] ?? 0, knots[knot + 1] ?? 0, easedX);
        const lower = lerp(knots[knot + stride] ?? 0, knots[knot + stride + 1] ?? 0, easedX);
        values[y * columns + x] = (values[y * columns + x] ?? 0) + weight * lerp(upper, lower, easedY);
      }
    }
    sum += weight;
    weight *= 0.5;
    frequencyX *= 2;
    frequencyY *= 2;
  }
  for (let i = 0; i < values.length; i += 1) values[i] = (values[i] ?? 0) / sum;
  return { columns, rows, values };
}

const ease = (share: number): number => share * share * (3 - 2 * share);
const lerp = (from: number, to: number, share: number): number => from + (to - from) * share;
