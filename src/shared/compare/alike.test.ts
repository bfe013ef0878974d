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
    ).toEqual([{ kind: 'failed', count: 1, images: 2 }, null, { kind: 'failed', count: 2, images: 2 }]);
  });

  it('is other bytes than most runs brought, wherever the odd one stands', () => {
    const odd = { kind: 'other-bytes', count: 1, images: 2 };
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
    const odd = { kind: 'other-bytes', count: 1, images: 1 };
    expect(unlikeReasons([['x'], ['a']], ['a'])).toEqual([odd, null]);
    expect(unlikeReasons([['x'], ['a']], null)).toEqual([null, odd]);
  });
});
