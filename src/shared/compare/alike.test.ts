import { describe, expect, it } from 'vitest';
import { unlikeReasons } from './alike.ts';

describe('what makes a run unlike the others', () => {
  it('is nothing where all brought the same', () => {
    expect(
      unlikeReasons(
        [
          ['a', 'b'],
          ['a', 'b'],
        ],
        null,
      ),
    ).toEqual([null, null]);
    expect(unlikeReasons([], null)).toEqual([]);
  });

  it('is an image that failed', () => {
    expect(
      unlikeReasons(
        [
          ['a', null],
          ['a', 'b'],
          [null, null],
        ],
        null,
      ),
    ).toEqual(['1 of 2 images could not be downloaded.', null, 'No image could be downloaded.']);
  });

  it('is other bytes than most runs brought, wherever the odd one stands', () => {
    const odd = '1 of 2 images came with other bytes than in the other runs.';
    expect(
      unlikeReasons(
        [
          ['x', 'b'],
          ['a', 'b'],
          ['a', 'b'],
        ],
        null,
      ),
    ).toEqual([odd, null, null]);
    expect(
      unlikeReasons(
        [
          ['a', 'b'],
          ['a', 'x'],
          ['a', 'b'],
        ],
        null,
      ),
    ).toEqual([null, odd, null]);
  });

  it('lets an earlier download decide where the runs are evenly split', () => {
    const odd = '1 of 1 image came with other bytes than in the other runs.';
    expect(unlikeReasons([['x'], ['a']], ['a'])).toEqual([odd, null]);
    expect(unlikeReasons([['x'], ['a']], null)).toEqual([null, odd]);
  });
});
