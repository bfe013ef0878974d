import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retryAfterMs } from './retry-after.ts';

const wallNow = Date.UTC(2030, 0, 1, 12);
const at = (seconds: number): string => new Date(wallNow + seconds * 1000).toUTCString();

describe('Retry-After', () => {
  it.each([
    ['0', 0],
    ['2', 2000],
    [' 3600 ', 3_600_000],
  ])('D3 is read in seconds: %s', (value, ms) => {
    expect(retryAfterMs(value, undefined, wallNow)).toBe(ms);
  });

  it('D3 is read as a date against the date of the answer, so that a wrong clock at the server does no harm', () => {
    expect(retryAfterMs(at(86_400 + 90), at(86_400), wallNow)).toBe(90_000);
  });

  it('D3 is read as a date against our own clock where the answer has no date or a senseless one', () => {
    expect(retryAfterMs(at(90), undefined, wallNow)).toBe(90_000);
    expect(retryAfterMs(at(90), 'now', wallNow)).toBe(90_000);
  });

  it('D3 is no wait when the date has passed', () => {
    expect(retryAfterMs(at(-90), at(0), wallNow)).toBe(0);
  });

  it('D3 stays a wait beyond any cap where the number is too large to count with', () => {
    expect(retryAfterMs('9'.repeat(400), undefined, wallNow)).toBe(Number.MAX_SAFE_INTEGER);
  });

  it.each([undefined, '', 'soon', 'soon 5', '-5', '1.5', '1e3', '0x10', 'Infinity', '5 minutes'])(
    'D3 is garbage otherwise: %s',
    (value) => {
      expect(retryAfterMs(value, at(0), wallNow)).toBeNull();
    },
  );

  it('is never negative and never more than a number can hold', () => {
    fc.assert(
      fc.property(fc.option(fc.string(), { nil: undefined }), fc.string(), (value, date) => {
        const ms = retryAfterMs(value, date, wallNow) ?? 0;
        expect(ms).toBeGreaterThanOrEqual(0);
        expect(Number.isSafeInteger(ms)).toBe(true);
      }),
    );
  });
});
