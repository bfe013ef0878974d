import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Coding, contentCodings, createDecoder } from './content-coding.ts';

const plain = Buffer.concat([randomBytes(100_000), Buffer.alloc(400_000, 'image')]);

const bodies: [name: string, coding: Coding, body: Buffer][] = [
  ['gzip', 'gzip', gzipSync(plain)],
  ['deflate', 'deflate', deflateSync(plain)],
  ['bare deflate', 'deflate', deflateRawSync(plain)],
  ['brotli', 'br', brotliCompressSync(plain)],
  ['zstd', 'zstd', zstdCompressSync(plain)],
];

/** The body, in pieces of `size`, through the decoder. */
async function decode(codings: readonly Coding[], body: Buffer, size = 1000): Promise<Buffer> {
  const pieces = Array.from({ length: Math.ceil(body.length / size) }, (_, i) =>
    body.subarray(i * size, (i + 1) * size),
  );
  return await new Promise<Buffer>((resolve, reject) => {
    const decoder = createDecoder(codings, body[0] ?? 0, reject);
    Readable.from(pieces).pipe(decoder.input);
    buffer(decoder.output).then(resolve, reject);
  });
}

describe('a content coding', () => {
  it.each(bodies)('%s is undone, whatever the pieces', async (_name, coding, body) => {
    expect(plain.equals(await decode([coding], body))).toBe(true);
    expect(plain.equals(await decode([coding], body, body.length))).toBe(true);
    expect(plain.equals(await decode([coding], body, 7))).toBe(true);
  });

  it.each(bodies)('%s that is cut is an error', async (_name, coding, body) => {
    await expect(decode([coding], body.subarray(0, body.length - 10))).rejects.toThrow('unexpected end of file');
    await expect(decode([coding], body.subarray(0, body.length >> 1))).rejects.toThrow('unexpected end of file');
  });

  // The other codings carry no checksum here.
  it.each(bodies.filter(([name]) => name === 'gzip' || name === 'deflate'))(
    '%s that is spoilt is an error',
    async (_name, coding, body) => {
      const spoilt = Buffer.from(body);
      for (let at = 50; at < 70; at += 1) spoilt[at] = (spoilt[at] ?? 0) ^ 0xff;
      await expect(decode([coding], spoilt)).rejects.toMatchObject({ code: 'Z_DATA_ERROR' });
    },
  );

  it('is undone in the reverse order where there are two', async () => {
    expect(plain.equals(await decode(['br', 'gzip'], gzipSync(brotliCompressSync(plain))))).toBe(true);
  });

  it('is read from the header in any case, with gaps, and identity means none', () => {
    expect(contentCodings(undefined)).toEqual([]);
    expect(contentCodings('identity')).toEqual([]);
    expect(contentCodings(' GZip ,, x-gzip')).toEqual(['gzip', 'gzip']);
    expect(contentCodings('br, identity, zstd')).toEqual(['br', 'zstd']);
  });

  it('is unknown when one of its names is, and when there are more layers than anybody needs', () => {
    expect(contentCodings('x-shoal')).toBeNull();
    expect(contentCodings('gzip, compress')).toBeNull();
    expect(contentCodings('constructor')).toBeNull();
    expect(contentCodings('gzip, gzip, gzip')).toBeNull();
  });

  it('never fails to be read', () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        expect(contentCodings(header)).not.toBeUndefined();
      }),
    );
  });
});
