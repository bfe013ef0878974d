import fc from 'fast-check';
import { commandSchemas } from '../../src/main/ipc/command-schemas.ts';
import { type FuzzTarget, promise, text } from '../target.ts';

/** What structured clone can bring, and more. */
const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
  withObjectString: true,
  withSparseArray: true,
  withTypedArray: true,
  withUnicodeString: true,
  key: fc.oneof(
    fc.string(),
    fc.constantFrom(
      'ids',
      'id',
      'text',
      'name',
      'bytes',
      'limits',
      'host',
      'batchId',
      '__proto__',
      'constructor',
      'download',
    ),
  ),
});

/** The input is JSON where it can be, else the seed of some other value. */
export const ipcSchemas: FuzzTarget = {
  name: 'ipc-schemas',
  seeds: [
    text('{"ids":[1,2,3]}'),
    text('{"id":0}'),
    text('{"limits":{"concurrency":16,"perHost":null},"order":"list","theme":"dark"}'),
    text('{"name":"a.txt","bytes":{}}'),
    text('{"batchId":"x"}'),
    text('{"text":"https://example.com/a.jpg"}'),
    text('{"download":{"retries":3,"nameTemplate":"{folder}/{name}","proxy":{"kind":"own","address":"http://p:1"}}}'),
  ],
  words: [
    '"__proto__":',
    '"ids":',
    '1e400',
    '-0',
    '1.5',
    'null',
    '[]',
    '{}',
    '"\\u0000"',
    '9007199254740993',
    '"kind":"own"',
    '"address":"http://a:b@c:1"',
    '{name}',
    '{folder}',
  ],
  check(input) {
    const value = valueOf(input);
    for (const [name, schema] of Object.entries(commandSchemas)) {
      const first = schema.safeParse(value);
      if (!first.success) {
        promise(first.error.issues.length > 0, `${name} says why`);
        continue;
      }
      const second = schema.safeParse(first.data);
      promise(second.success, `${name} takes what it gave`);
      promise(Object.getPrototypeOf(first.data ?? {}) !== null, `${name} gives plain values`);
    }
    promise(!('polluted' in {}), 'no prototype is changed');
  },
};

function valueOf(input: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(input));
  } catch {
    const seed = input.reduce((hash, byte) => Math.imul(hash, 31) + byte, 7) | 0;
    return fc.sample(anything, { seed, numRuns: 1 })[0];
  }
}
