import { describe, expect, it } from 'vitest';
import { median, pairedRatio, spreadOf } from './statistics.ts';

describe('median', () => {
  it('is the middle value, whatever the order', () => {
    expect(median([9, 1, 5])).toBe(5);
  });

  it('is the mean of the two middle values of an even number', () => {
    expect(median([4, 1, 10, 2])).toBe(3);
  });

  it('refuses to speak of no values', () => {
    expect(() => median([])).toThrow(RangeError);
  });
});

describe('spreadOf', () => {
  it('tells the median between the least and the most', () => {
    expect(spreadOf([3, 1, 8])).toEqual({ median: 3, least: 1, most: 8, rounds: 3 });
  });
});

describe('pairedRatio', () => {
  it('compares round with round, so that a slow round does not count against either', () => {
    expect(pairedRatio([2, 20, 4], [1, 10, 2])).toBe(2);
    expect(median([2, 20, 4]) / median([1, 2, 10])).toBe(2);
    expect(pairedRatio([2, 20, 4], [1, 10, 4])).toBe(2);
  });

  it('leaves out rounds that one of the two lacks', () => {
    expect(pairedRatio([6, 6, 100], [3, 3])).toBe(2);
    expect(pairedRatio([], [1])).toBeNull();
  });
});
