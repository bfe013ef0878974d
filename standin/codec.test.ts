import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeCodec } from './injected/codec.ts';

const codec = makeCodec({
  to: (bytes) => Buffer.from(bytes).toString('base64'),
  from: (text) => new Uint8Array(Buffer.from(text, 'base64')),
});

const roundTrip = (value: unknown): unknown => codec.decode(JSON.parse(JSON.stringify(codec.encode(value))));

test('what JSON lacks comes back as structured clone has it', () => {
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
  const own = JSON.parse('{"list":["Date",5],"__proto__":{"x":1}}') as object;
  expect(roundTrip({ own, beside: own })).toEqual({ own, beside: own });
  expect(Object.keys(roundTrip(own) as object)).toEqual(['list', '__proto__']);
});

test('one object that is there twice comes back as one', () => {
  const shared = { list: [new Map([['k', new Set([1])]])] };
  const value: Record<string, unknown> = { a: shared, b: [shared] };
  value['self'] = value;
  const back = roundTrip(value) as { a: unknown; b: unknown[]; self: unknown };
  expect(back.self).toBe(back);
  expect(back.b[0]).toBe(back.a);
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

test('what the stand-in does not carry says so', () => {
  for (const value of [new Error('x'), /a/, Object(true)])
    expect(() => codec.encode(value)).toThrow(
      /^electron stand-in: sending a value of the kind \w+ is not implemented$/,
    );
});
