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

  it('replaces bytes that are no UTF-8 in a text that otherwise is, at the end too', () => {
    expect(decode(Buffer.from([...Buffer.from('grün-öl'), 0xff, 0x62]), 2)).toBe('grün-öl\ufffdb');
    expect(decode(Uint8Array.of(0xe2, 0x82), 1)).toBe('\ufffd');
    expect(decode(new Uint8Array(), 1)).toBe('');
  });

  const addresses = 'https://münchen.example/straße/1.jpg\r\nhttps://a.example/日/2.jpg\n'.repeat(20);

  it.each<[string, (value: string) => Uint8Array]>([
    ['little-endian', (value) => Buffer.from(value, 'utf16le')],
    ['big-endian', (value) => Buffer.from(value, 'utf16le').swap16()],
  ])('reads UTF-16 without a mark, %s, wherever the bytes are cut', (_, encode) => {
    for (const size of [1, 7, 511, 512, 4096]) expect(decode(encode(addresses), size)).toBe(addresses);
    expect(decode(encode('https://a.example/1.jpg'), 3)).toBe('https://a.example/1.jpg');
  });

  it('reads Windows-1252, wherever the bytes are cut and the first letter above ASCII stands', () => {
    const text = `${'https://a.example/1.jpg;Hut\n'.repeat(300)}https://a.example/2.jpg;Größe “L” – 5 €\n`;
    const bytes = Buffer.from(
      text.replaceAll('“', '\u0093').replaceAll('”', '\u0094').replaceAll('–', '\u0096').replaceAll('€', '\u0080'),
      'latin1',
    );
    for (const size of [1, 9, 4096, 100_000]) expect(decode(bytes, size)).toBe(text);
    expect(decode(Uint8Array.of(0x61, 0xe4, 0x62), 1)).toBe('aäb');
  });

  it('takes the numbers of a program for no text of wide characters', () => {
    const numbers = Uint8Array.from({ length: 600 }, (_, n) => (n % 2 === 0 ? n % 7 : 0));
    expect(decode(numbers, 100)).toHaveLength(600);
  });
});
