import { describe, expect, it } from 'vitest';
import type { CompareCost, CompareResult, CompareRun } from './comparison.ts';
import { en } from '../language/en.ts';
import { costWords, methodWords, planWords, speedUpSpread, speedUpWords, sweepWords } from './words.ts';

const cost: CompareCost = {
  images: 60,
  ofImages: 1200,
  runs: 6,
  requests: 360,
  bytes: 84_000_000,
  runBytes: 14_000_000,
  aboutMs: 41_000,
};
const run: CompareRun = { round: 1, concurrency: 1, ms: 900, bytes: 9, retries: 0, peakActive: 1, unlike: null };
const level = { runs: 2, medianMs: 1, lowMs: 1, highMs: 1, floorMs: null };
const result: CompareResult = {
  images: 60,
  ofImages: 60,
  rounds: 2,
  bytes: 9,
  runs: [run],
  levels: [1, 2, 4].map((concurrency) => ({ concurrency, ...level })),
  speedUp: null,
  sweep: { best: 4, diminishing: 2 },
};

describe('the words of a comparison', () => {
  it('say what it costs', () => {
    expect(costWords(cost, en.compare)).toBe('360 requests, about 84.0 MB, about 41 s');
    expect(costWords({ ...cost, bytes: null, aboutMs: null }, en.compare)).toBe(
      '360 requests, how many bytes is not known before the first run',
    );
  });

  it('say what is going to be done', () => {
    const options = { levels: [1, 16], rounds: 3, sample: 60 };
    expect(planWords(cost, options, en.compare)).toBe(
      '60 of 1,200 images, 3 times each: one at a time and 16 at once in turn',
    );
    expect(planWords({ ...cost, ofImages: 60 }, { levels: [1, 2, 4], rounds: 1, sample: null }, en.compare)).toBe(
      '60 images, once each: 1, 2, 4 at once',
    );
  });

  it('say how much faster it was, and that it may have been slower', () => {
    const speedUp = { slow: 1, fast: 16, factor: 7.52, low: 7, high: 8 };
    expect(speedUpWords(speedUp, en.compare)).toBe('7.5 times as fast');
    expect(speedUpWords({ ...speedUp, factor: 1.9, low: 0.6 }, en.compare)).toBe('Perhaps 1.9 times as fast');
    expect(speedUpWords({ ...speedUp, factor: 1 }, en.compare)).toBe('About as fast');
    expect(speedUpWords({ ...speedUp, factor: 0.2 }, en.compare)).toBe('One at a time was quicker');
    expect(speedUpSpread(speedUp, en.compare)).toBe('7.0 to 8.0 by round');
    expect(speedUpSpread({ ...speedUp, low: 7.52, high: 7.53 }, en.compare)).toBe('');
  });

  it('say what a sweep shows', () => {
    expect(sweepWords(result, en.compare)).toEqual([
      'Quickest: 4 at once.',
      'From 2 on, doubling gains under 5 % or no more than the rounds differ.',
    ]);
    expect(sweepWords({ ...result, sweep: { best: 4, diminishing: null } }, en.compare)[1]).toBe(
      'Up to 4 at once, each doubling gains 5 % or more.',
    );
  });

  it('say where fewer ran together than the number at once', () => {
    const held = (concurrency: number): CompareRun => ({ ...run, concurrency, peakActive: 4 });
    const runs = [run, held(4), held(8), held(16)];
    expect(methodWords({ ...result, runs }, en.compare)).toContain('8 at once and more: never more than 4 together,');
    expect(methodWords({ ...result, runs: [run, held(16)] }, en.compare)).toContain(
      '16 at once: never more than 4 together,',
    );
    expect(methodWords({ ...result, images: 4, runs }, en.compare)).not.toContain('never');
  });

  it('say how the figures came about, runs that are left out and retries included', () => {
    expect(methodWords(result, en.compare)).toBe('Medians of 2 rounds, with the quickest and the slowest run.');
    const runs = [run, { ...run, unlike: { kind: 'failed', count: 1, images: 2 } as const, retries: 3 }];
    expect(methodWords({ ...result, rounds: 1, runs }, en.compare)).toBe(
      'Measured once. 1 run of 2 cannot be compared and is left out. 3 retries, whose waiting counts.',
    );
  });
});
