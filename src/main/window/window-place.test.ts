import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitBounds, type Rectangle } from './window-place.ts';

const least = { width: 720, height: 560 };
const main = { x: 0, y: 24, width: 1920, height: 1056 };
const right = { x: 1920, y: 0, width: 2560, height: 1440 };
const bounds = (x: number, y: number, width = 1100, height = 760): Rectangle => ({ x, y, width, height });

describe('where a window is put that was there before', () => {
  it.each([bounds(100, 100), bounds(1900, 300), bounds(2200, 50), bounds(-900, 400), bounds(1800, 1000)])(
    'is where it was, if a person can get hold of it: %j',
    (place) => {
      expect(fitBounds(place, [main, right], least)).toEqual(place);
    },
  );

  it('is the middle of the main display when its own display is gone', () => {
    expect(fitBounds(bounds(2200, 50), [main], least)).toEqual(bounds(410, 172));
    expect(fitBounds(bounds(-1500, -1500), [main], least)).toEqual(bounds(410, 172));
  });

  it('is the middle when only an edge can be seen', () => {
    expect(fitBounds(bounds(1850, 300), [main], least)).toEqual(bounds(410, 172));
    expect(fitBounds(bounds(300, 1070), [main], least)).toEqual(bounds(410, 172));
  });

  it('leaves the title bar below the menu bar of the desktop', () => {
    expect(fitBounds(bounds(100, 5), [main], least).y).toBe(24);
  });

  it('is no larger than the display, and no smaller than the least', () => {
    expect(fitBounds(bounds(0, 24, 5000, 5000), [main], least)).toEqual(main);
    expect(fitBounds(bounds(10, 30, 10, 10), [main], least)).toEqual(bounds(10, 30, 720, 560));
    const small = { x: 0, y: 0, width: 640, height: 480 };
    expect(fitBounds(bounds(0, 0), [small], least)).toEqual(small);
  });

  it('is always on some display', () => {
    const number = fc.integer({ min: -10_000, max: 10_000 });
    const size = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(number, number, size, size, (x, y, width, height) => {
        const fitted = fitBounds({ x, y, width, height }, [main, right], least);
        const sees = (area: Rectangle): boolean =>
          fitted.x + fitted.width >= area.x + 120 &&
          fitted.x <= area.x + area.width - 120 &&
          fitted.y >= area.y &&
          fitted.y <= area.y + area.height - 32;
        expect([main, right].some(sees)).toBe(true);
      }),
    );
  });
});
