import { describe, expect, it } from 'vitest';
import { contentRange, ifRangeHolds, parseRange } from './byte-range.ts';

describe('a Range header', () => {
  it.each([
    ['bytes=0-', { start: 0, endExclusive: 1000 }],
    ['bytes=10-19', { start: 10, endExclusive: 20 }],
    ['bytes=999-', { start: 999, endExclusive: 1000 }],
    ['bytes=10-5000', { start: 10, endExclusive: 1000 }],
    ['bytes=-100', { start: 900, endExclusive: 1000 }],
    ['bytes=-5000', { start: 0, endExclusive: 1000 }],
    [' bytes=0-0 ', { start: 0, endExclusive: 1 }],
  ])('%s is a range', (header, range) => {
    expect(parseRange(header, 1000)).toEqual(range);
  });

  it.each(['bytes=1000-', 'bytes=2000-3000', 'bytes=-0'])('%s is beyond the end', (header) => {
    expect(parseRange(header, 1000)).toBe('unsatisfiable');
  });

  it.each([undefined, '', 'bytes=', 'bytes=-', 'bytes=20-10', 'bytes=1-2,5-6', 'lines=1-2', 'bytes=a-b'])(
    '%s is none, so that everything is sent',
    (header) => {
      expect(parseRange(header, 1000)).toBeNull();
    },
  );

  it('is answered with positions that include the last', () => {
    expect(contentRange({ start: 10, endExclusive: 20 }, 1000)).toBe('bytes 10-19/1000');
  });
});

describe('If-Range', () => {
  const date = 'Sat, 04 Jan 2025 06:03:00 GMT';

  it('lets the range through when absent, or the same tag or date', () => {
    for (const header of [undefined, '"a"', date]) expect(ifRangeHolds(header, '"a"', date)).toBe(true);
  });

  it('asks for everything when anything else', () => {
    for (const header of ['"b"', 'W/"a"', 'Sat, 04 Jan 2025 06:04:00 GMT']) {
      expect(ifRangeHolds(header, '"a"', date)).toBe(false);
    }
  });
});
