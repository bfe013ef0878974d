import { describe, expect, test } from 'vitest';
import {
  formatBytes,
  formatClock,
  formatCount,
  formatCountOf,
  formatDuration,
  formatDurationRange,
  formatPercent,
  formatSpeed,
  formatSpeedUp,
  percentOf,
} from './format.ts';

describe('bytes', () => {
  test.each([
    [0, '0 B'],
    [512, '512 B'],
    [999, '999 B'],
    [999.6, '1 kB'],
    [48_200, '48 kB'],
    [999_499, '999 kB'],
    [999_500, '1.0 MB'],
    [3_440_000, '3.4 MB'],
    [99_949_999, '99.9 MB'],
    [99_950_000, '100 MB'],
    [212_400_000_000, '212 GB'],
    [5e18, '5,000 PB'],
  ])('writes %d as %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });

  test('never writes a negative size', () => {
    expect(formatBytes(-5)).toBe('0 B');
  });

  test('writes a speed as bytes per second', () => {
    expect(formatSpeed(12_300_000)).toBe('12.3 MB/s');
  });
});

describe('counts', () => {
  test('separates thousands', () => {
    expect(formatCount(1_234_567)).toBe('1,234,567');
  });

  test('agrees with its noun', () => {
    expect(formatCountOf(1, 'image')).toBe('1 image');
    expect(formatCountOf(0, 'image')).toBe('0 images');
    expect(formatCountOf(1200, 'is', 'are')).toBe('1,200 are');
  });
});

describe('per cent', () => {
  test('shows 100 only when all is there', () => {
    expect(formatPercent(999, 1000)).toBe('99%');
    expect(formatPercent(1000, 1000)).toBe('100%');
  });

  test('stays between 0 and 100 when a server sends more than it said, or said nothing', () => {
    expect(percentOf(1100, 1000)).toBe(100);
    expect(percentOf(10, 0)).toBe(0);
  });
});

describe('durations', () => {
  test.each([
    [0, '0 ms'],
    [84.2, '84 ms'],
    [99.6, '0.1 s'],
    [3_400, '3.4 s'],
    [9_940, '9.9 s'],
    [9_950, '10 s'],
    [41_300, '41 s'],
    [59_499, '59 s'],
    [59_500, '1 min'],
    [72_000, '1 min 12 s'],
    [3_599_600, '1 h'],
    [7_500_000, '2 h 5 min'],
  ])('writes %d ms as %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });

  test.each([
    [41_000, 52_000, '41 to 52 s'],
    [3_400, 12_000, '3.4 to 12 s'],
    [58_000, 63_000, '58 s to 1 min 3 s'],
    [80, 1_200, '80 ms to 1.2 s'],
    [41_100, 41_300, '41 s'],
  ])('writes the interval from %d to %d ms as %s', (low, high, text) => {
    expect(formatDurationRange(low, high)).toBe(text);
  });

  test.each([
    [0, '0:00'],
    [8_999, '0:08'],
    [725_000, '12:05'],
    [3_753_000, '1:02:33'],
  ])('shows %d ms on the clock as %s', (ms, text) => {
    expect(formatClock(ms)).toBe(text);
  });
});

describe('speed-up', () => {
  test('is an interval for an estimate and one number when measured', () => {
    expect(formatSpeedUp(12.1, 15.4)).toBe('12 to 15 times as fast');
    expect(formatSpeedUp(2.36, 3.12)).toBe('2.4 to 3.1 times as fast');
    expect(formatSpeedUp(13.6)).toBe('14 times as fast');
  });

  test('is one number when both ends look alike', () => {
    expect(formatSpeedUp(12.1, 12.3)).toBe('12 times as fast');
  });
});
