import type { Duplex } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw, createZstdDecompress } from 'node:zlib';
import { assertNever } from '../../../shared/assert-never.ts';

/** Content codings that are undone (RFC 9110 §8.4.1). */
export type Coding = 'gzip' | 'deflate' | 'br' | 'zstd';

const known: Record<string, Coding> = {
  gzip: 'gzip',
  'x-gzip': 'gzip',
  deflate: 'deflate',
  br: 'br',
  zstd: 'zstd',
};

/** Nobody codes an image twice; each further layer only multiplies what a bomb unpacks to. */
const mostCodings = 2;

/**
 * Reads a Content-Encoding header.
 *
 * @returns the codings in the order in which they were applied, none for a plain body; null when one is unknown
 */
export function contentCodings(header: string | undefined): Coding[] | null {
  const codings: Coding[] = [];
  for (const part of (header ?? '').split(',')) {
    const name = part.trim().toLowerCase();
    if (name === '' || name === 'identity') continue;
    const coding = Object.hasOwn(known, name) ? known[name] : undefined;
    if (coding === undefined) return null;
    codings.push(coding);
  }
  return codings.length > mostCodings ? null : codings;
}

/** Coded bytes go into `input`, the body comes out of `output`; they are the same stream for one coding. */
export interface Decoder {
  input: Duplex;
  output: Duplex;
  destroy(): void;
}

/**
 * Streams that undo the codings, the last applied first. A cut or corrupt body is an error.
 *
 * @param codings at least one, as from `contentCodings`
 * @param firstByte of the coded body
 * @param onError called with the first error of any of them
 */
export function createDecoder(
  codings: readonly Coding[],
  firstByte: number,
  onError: (error: unknown) => void,
): Decoder {
  const streams = codings.toReversed().map((coding, layer) => decoderFor(coding, layer === 0 ? firstByte : null));
  const [input] = streams;
  const output = streams.at(-1);
  if (input === undefined || output === undefined) throw new RangeError('a decoder needs a coding');
  for (const [i, stream] of streams.entries()) {
    stream.on('error', onError);
    if (i > 0) streams[i - 1]?.pipe(stream);
  }
  return {
    input,
    output,
    destroy() {
      for (const stream of streams) stream.destroy();
    },
  };
}

/**
 * "deflate" is the zlib format (RFC 9110 §8.4.1.2), but some servers send the bare compressed data. The first byte tells:
 * its low four bits are 8 in every zlib header; in bare data they would be a stored block with a padding bit set, which
 * no encoder writes.
 */
function decoderFor(coding: Coding, firstByte: number | null): Duplex {
  switch (coding) {
    case 'gzip':
      return createGunzip();
    case 'deflate':
      return firstByte === null || (firstByte & 0x0f) === 8 ? createInflate() : createInflateRaw();
    case 'br':
      return createBrotliDecompress();
    case 'zstd':
      return createZstdDecompress();
    default:
      return assertNever(coding);
  }
}
