import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NumberMap } from './number-map.ts';
import { hashText } from './text-hash.ts';

it('holds what a Map holds, however keys stand to each other', () => {
  const key = fc.oneof(
    fc.nat({ max: 200 }),
    fc.maxSafeNat(),
    fc.nat({ max: 500 }).map((n) => n * 2 ** 32),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(key, fc.nat({ max: 2 ** 32 - 1 })), { maxLength: 400 }), (pairs) => {
      const own = new NumberMap();
      for (const [each, value] of pairs) own.set(each, value);
      const map = new Map(pairs);
      expect(own.size).toBe(map.size);
      for (const each of [...map.keys(), 7, 2 ** 40 + 1]) expect(own.get(each)).toBe(map.get(each));
    }),
  );
});

it('tells 200,000 texts apart that differ in a digit', () => {
  const seen = new NumberMap();
  for (let number = 0; number < 200_000; number++) seen.set(hashText(`HTTP/IMAGES/${number}`), number);
  expect(seen.size).toBe(200_000);
});
