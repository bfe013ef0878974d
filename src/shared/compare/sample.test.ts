import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleRows, type SampleRow } from './sample.ts';

const rows = (host: string, count: number, bytes: (n: number) => number | null = () => null): SampleRow[] =>
  Array.from({ length: count }, (_, n) => ({ host, bytes: bytes(n) }));

describe('a sample', () => {
  it('keeps the proportions of the hosts', () => {
    const list = [...rows('a', 600), ...rows('b', 300), ...rows('c', 100)];
    const hosts = sampleRows(list, 50).map((index) => list[index]?.host);
    expect(['a', 'b', 'c'].map((host) => hosts.filter((one) => one === host).length)).toEqual([30, 15, 5]);
  });

  it('is not fooled by hosts that take turns in the list', () => {
    const list = Array.from({ length: 200 }, (_, n) => ({ host: n % 2 === 0 ? 'a' : 'b', bytes: null }));
    expect(sampleRows(list, 100).filter((index) => list[index]?.host === 'a')).toHaveLength(50);
  });

  it('keeps the proportions of the sizes, whatever order they stand in', () => {
    // One in four is large.
    const list = rows('a', 400, (n) => ((n * 7) % 4 === 0 ? 1_000_000 : 10_000 + n));
    const large = sampleRows(list, 40).filter((index) => (list[index]?.bytes ?? 0) >= 1_000_000);
    expect(large).toHaveLength(10);
  });

  it('stands in list order', () => {
    const list = rows('a', 100, (n) => 1000 - n);
    const chosen = sampleRows(list, 10);
    expect(chosen).toEqual(chosen.toSorted((a, b) => a - b));
  });

  it('is everything where no number or a larger one is given', () => {
    expect(sampleRows(rows('a', 3), null)).toEqual([0, 1, 2]);
    expect(sampleRows(rows('a', 3), 5)).toEqual([0, 1, 2]);
  });

  it('holds the asked number of different rows, and gives each host its share to within one', () => {
    const list = fc.array(fc.record({ host: fc.constantFrom('a', 'b', 'c'), bytes: fc.option(fc.nat(1e7)) }), {
      minLength: 1,
      maxLength: 200,
    });
    fc.assert(
      fc.property(list, fc.integer({ min: 1, max: 200 }), (all, count) => {
        const chosen = sampleRows(all, count);
        expect(new Set(chosen).size).toBe(Math.min(count, all.length));
        expect(chosen.every((index) => index < all.length)).toBe(true);
        for (const host of ['a', 'b', 'c']) {
          const share = (all.filter((row) => row.host === host).length / all.length) * chosen.length;
          const got = chosen.filter((index) => all[index]?.host === host).length;
          expect(Math.abs(got - share)).toBeLessThan(1 + 1e-9);
        }
        expect(sampleRows(all, count)).toEqual(chosen);
      }),
    );
  });
});
