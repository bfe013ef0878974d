import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readByteAmount, writeByteAmount } from './byte-amount.ts';

describe('a number of bytes', () => {
  it.each([
    [4e9, '4 GB'],
    [1_500_000, '1.5 MB'],
    [500_000, '500 kB'],
    [1234, '1.234 kB'],
    [1_234_567, '1234.567 kB'],
    [123_456_789_012_345, '123456789012.345 kB'],
    [999, '999'],
  ])('%i is written as %s', (bytes, text) => expect(writeByteAmount(bytes)).toBe(text));

  it('reads as the same number again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e15 }), (bytes) => {
        expect(readByteAmount(writeByteAmount(bytes))).toEqual({ value: bytes });
      }),
    );
  });

  it.each(['2 MB/s', '2M/s', ' 2m '])('may be per second: %s', (text) => {
    expect(readByteAmount(text)).toEqual({ value: 2_000_000 });
  });
});
