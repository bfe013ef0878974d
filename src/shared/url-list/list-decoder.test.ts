import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createListDecoder } from './list-decoder.ts';

function decode(bytes: Uint8Array, size: number): string {
  const decoder = createListDecoder();
  let text = '';
  for (let at = 0; at < bytes.length; at += size) text += decoder.push(bytes.subarray(at, at + size));
  return text + decoder.end();
}

describe('createListDecoder', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter((value) => !value.startsWith('\ufeff'));

  it.each<[string, (value: string) => Uint8Array]>([
    ['UTF-8', (value) => Buffer.from(value)],
    ['UTF-8 with a mark', (value) => Buffer.from(`\ufeff${value}`)],
    ['UTF-16 little-endian with a mark', (value) => Buffer.from(`\ufeff${value}`, 'utf16le')],
    ['UTF-16 big-endian with a mark', (value) => Buffer.from(`\ufeff${value}`, 'utf16le').swap16()],
  ])('reads %s, wherever the bytes are cut', (_, encode) => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 9 }), (value, size) => {
        expect(decode(encode(value), size)).toBe(value);
      }),
    );
  });

  it('replaces bytes that are no UTF-8, at the end too', () => {
    expect(decode(Uint8Array.of(0x61, 0xff, 0x62), 2)).toBe('a\ufffdb');
    expect(decode(Uint8Array.of(0xe2, 0x82), 1)).toBe('\ufffd');
    expect(decode(Uint8Array.of(0xff), 1)).toBe('\ufffd');
    expect(decode(new Uint8Array(), 1)).toBe('');
  });
});
