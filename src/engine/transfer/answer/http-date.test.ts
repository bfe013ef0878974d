import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHttpDate } from './http-date.ts';

describe('a date of HTTP', () => {
  it.each(['Sun, 06 Nov 1994 08:49:37 GMT', 'Sunday, 06-Nov-94 08:49:37 GMT', 'Sun Nov  6 08:49:37 1994'])(
    'is read in each of its three forms: %s',
    (text) => {
      expect(parseHttpDate(text)).toBe(784_111_777_000);
    },
  );

  it('is read as it was written, whatever the date', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true }), (date) => {
        const whole = Math.floor(date.getTime() / 1000) * 1000;
        expect(parseHttpDate(new Date(whole).toUTCString())).toBe(whole);
      }),
    );
  });

  it('takes a two-digit year for the nearer century', () => {
    const soon = (new Date().getUTCFullYear() + 10) % 100;
    expect(new Date(parseHttpDate(`Friday, 06-Nov-${soon} 08:49:37 GMT`) ?? 0).getUTCFullYear()).toBe(
      new Date().getUTCFullYear() + 10,
    );
  });

  it.each([
    '',
    'soon 5',
    'tomorrow',
    '1994-11-06T08:49:37Z',
    'Sun, 06 Nov 1994 08:49:37 +0100',
    'Sun, 31 Feb 1994 08:49:37 GMT',
    'Sun, 06 Nov 1994 24:49:37 GMT',
    'Sun, 06 Foo 1994 08:49:37 GMT',
  ])('is nothing else: %s', (text) => {
    expect(parseHttpDate(text)).toBeNull();
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseHttpDate(text)).not.toBeUndefined();
      }),
    );
  });
});
