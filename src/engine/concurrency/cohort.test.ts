import { describe, expect, it } from 'vitest';
import { type Figures, gainOf, noiseOf, pooled, type Sample, stretchOf, typicalMs } from './cohort.ts';

const figures = (inFlight: number, samples: Sample[]): Figures => ({ inFlight, samples });
/** Downloads of these sizes with the same wait, whose bodies come at so many bytes per ms. */
const downloads = (waitMs: number, bytesPerMs: number, sizes: number[]): Sample[] =>
  sizes.map((bytes) => ({ waitMs, bodyMs: bytes / bytesPerMs, bytes }));

const varied = (count: number): Sample[] =>
  Array.from({ length: count }, (_, n) => ({ waitMs: n % 2 === 0 ? 80 : 120, bodyMs: 0, bytes: 0 }));

describe('the time of a typical download', () => {
  it('is its wait and its body at the mean pace', () => {
    expect(typicalMs(figures(1, downloads(50, 100, [1000, 3000])), 2000)).toBe(70);
  });

  it('does not mind a single answer that took very long', () => {
    const samples = [
      ...downloads(
        50,
        100,
        Array.from({ length: 19 }, () => 1000),
      ),
      { waitMs: 9000, bodyMs: 10, bytes: 1000 },
    ];
    expect(typicalMs(figures(1, samples), 1000)).toBeCloseTo(60);
  });

  it('is 0 where there are no samples, and the wait where there are no bytes', () => {
    expect(typicalMs(figures(1, []), 1000)).toBe(0);
    expect(typicalMs(figures(1, [{ waitMs: 3, bodyMs: 0, bytes: 0 }]), 0)).toBe(3);
  });
});

describe('the gain of a level', () => {
  it('is that of the number at once where downloads take as long as before, whatever their sizes', () => {
    const [before, after] = [downloads(100, 100, [10, 20, 3000]), downloads(100, 100, [9000, 50, 60])];
    expect(gainOf(figures(8, before), figures(16, after))).toBeCloseTo(2);
    expect(stretchOf(figures(8, before), figures(16, after))).toBeCloseTo(1);
  });

  it('is none where they take as much longer as there are more of them', () => {
    const [before, after] = [downloads(100, 100, [1000]), downloads(200, 50, [1000])];
    expect(gainOf(figures(8, before), figures(16, after))).toBeCloseTo(1);
    expect(stretchOf(figures(8, before), figures(16, after))).toBeCloseTo(2);
  });

  it('is none where nothing is known', () => {
    expect(gainOf(figures(8, []), figures(16, []))).toBe(1);
    expect(stretchOf(figures(8, []), figures(16, []))).toBe(1);
  });
});

describe('the noise', () => {
  it('is less the more samples there are, and nothing where all are alike', () => {
    const [few, many] = [figures(8, varied(10)), figures(8, varied(40))];
    expect(noiseOf(few, few)).toBeCloseTo(2 * noiseOf(many, many));
    expect(noiseOf(few, few)).toBeGreaterThan(0.1);
    const alike = figures(8, downloads(100, 100, [1000, 2000, 4000]));
    expect(noiseOf(alike, alike)).toBeCloseTo(0);
  });
});

it('two cohorts together count by their samples', () => {
  const both = pooled(figures(8, downloads(1, 1, [1, 2, 3])), figures(16, downloads(1, 1, [4])));
  expect(both.inFlight).toBe(10);
  expect(both.samples).toHaveLength(4);
});
