import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codec } from './codec.ts';

const roundTrip = (value: unknown): unknown => codec.decode(JSON.parse(JSON.stringify(codec.encode(value))));

test('every value that structured clone knows comes back equal', () => {
  const value = fc.anything({
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
    withBigInt: true,
    withSparseArray: false,
    withNullPrototype: false,
  });
  fc.assert(
    fc.property(value, (one) => {
      expect(roundTrip(one)).toEqual(structuredClone(one));
    }),
  );
});

test('keys that the notation itself uses are kept', () => {
  const own = JSON.parse('{"$":"d","v":5,"__proto__":{"x":1}}') as object;
  expect(roundTrip({ own, beside: own })).toEqual({ own, beside: own });
  expect(Object.keys(roundTrip(own) as object)).toEqual(['$', 'v', '__proto__']);
});

test('one object that is there twice comes back as one', () => {
  const shared = { list: [new Map([['k', new Set([1])]])] };
  const value: Record<string, unknown> = { a: shared, b: [shared], error: new TypeError('x', { cause: shared }) };
  value['self'] = value;
  const back = roundTrip(value) as { a: unknown; b: unknown[]; self: unknown; error: Error };
  expect(back.self).toBe(back);
  expect(back.b[0]).toBe(back.a);
  expect(back.error).toBeInstanceOf(TypeError);
  expect(back.error.cause).toBe(back.a);
});

test('what structured clone refuses is refused, in Electron’s words', () => {
  for (const value of [
    () => 1,
    Symbol('s'),
    new WeakMap(),
    Promise.resolve(),
    new Proxy({}, {}),
    { deep: [() => 1] },
    new Blob([]),
  ])
    expect(() => codec.encode(value)).toThrow('An object could not be cloned.');
});
