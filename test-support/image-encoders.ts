import { createJpegEncoder } from '../src/demo/encode/jpeg.ts';
import { createPlanes } from '../src/demo/paint/planes.ts';
import { encodePng, pngChunk } from '../src/demo/encode/png.ts';
import { seededRandom } from '../src/demo/paint/random.ts';

/** An image of about `bytes` bytes, never fewer than it needs. */
export type MakeImage = (bytes: number, seed: number) => Buffer;

const width = 16;
const height = 12;

type Colour = [red: number, green: number, blue: number];

function colourOf(seed: number): Colour {
  const random = seededRandom(seed);
  const channel = (): number => Math.floor(random() * 256);
  return [channel(), channel(), channel()];
}

function noise(length: number, seed: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  let state = (seed * 2654435761 + 1) >>> 0;
  for (let i = 0; i < length; i += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[i] = state >>> 24;
  }
  return bytes;
}

/** Padded with segments for applications (APP15), right after the start. */
export const jpegImage: MakeImage = (bytes, seed) => {
  const planes = createPlanes(width, height);
  const [red, green, blue] = colourOf(seed);
  const luma = 0.299 * red + 0.587 * green + 0.114 * blue;
  planes.luma.fill(luma);
  planes.blue.fill((blue - luma) * 0.564);
  planes.red.fill((red - luma) * 0.713);
  const encoder = createJpegEncoder(planes, 90);
  while (encoder.step());
  const plain = encoder.finish();
  const parts = [plain.subarray(0, 2)];
  let left = bytes - plain.length;
  while (left >= 4) {
    // Never so long that the four bytes of the next segment's head do not fit in what is left.
    const length = left <= 60_000 ? left : Math.min(60_000, left - 4);
    const head = Buffer.from([0xff, 0xef, 0, 0]);
    head.writeUInt16BE(length - 2, 2);
    parts.push(head, noise(length - 4, seed + left));
    left -= length;
  }
  // Any marker may be preceded by fill bytes (T.81, B.1.1.2).
  parts.push(Buffer.alloc(Math.max(0, left), 0xff), plain.subarray(2));
  return Buffer.concat(parts);
};

/** Padded with a private ancillary chunk before the end. */
export const pngImage: MakeImage = (bytes, seed) => {
  const colour = colourOf(seed);
  const plain = encodePng(width, height, new Uint8Array(Array.from({ length: width * height }, () => colour).flat()));
  const end = plain.length - 12;
  const padding = bytes - plain.length - 12;
  if (padding < 0) return plain;
  return Buffer.concat([plain.subarray(0, end), pngChunk('shPd', noise(padding, seed)), plain.subarray(end)]);
};

/** Padded with comment extensions of text before the end. The pixels are stored without compressing. */
export const gifImage: MakeImage = (bytes, seed) => {
  const head = Buffer.from('GIF89a\0\0\0\0\x80\0\0', 'latin1');
  head.writeUInt16LE(width, 6);
  head.writeUInt16LE(height, 8);
  const frame = Buffer.from([0x2c, 0, 0, 0, 0, width, 0, height, 0, 0]);
  // Codes of 3 bits with the table cleared (code 4) before it could grow: "clear, pixel 0, pixel 0" again and again.
  const codes = Array.from({ length: (width * height) / 2 }, () => [4, 0, 0]).flat();
  const data = packBits([...codes, 5].map((code) => [code, 3]));
  const plain: Uint8Array[] = [
    head,
    Buffer.from([...colourOf(seed), 0, 0, 0]),
    frame,
    Buffer.from([2, data.length]),
    data,
  ];
  const size = plain.reduce((sum, part) => sum + part.length, 0) + 2;
  return Buffer.concat([...plain, Buffer.from([0]), ...gifComments(bytes - size, seed), Buffer.from([0x3b])]);
};

function gifComments(bytes: number, seed: number): Buffer[] {
  if (bytes < 5) return [];
  const parts: Buffer[] = [Buffer.from([0x21, 0xfe])];
  let left = bytes - 3;
  while (left > 0) {
    // A sub-block is a length and at least one byte, so none may leave a single byte behind.
    const length = left <= 256 ? left : Math.min(256, left - 2);
    parts.push(Buffer.from([length - 1]), noise(length - 1, seed + left));
    left -= length;
  }
  parts.push(Buffer.from([0]));
  return parts;
}

const single = (symbol: number): [value: number, bits: number][] => [
  [1, 1],
  [0, 1],
  [1, 1],
  [symbol, 8],
];

/** A lossless image whose five Huffman codes have one symbol each, so that its pixels take no bits. Padded with a chunk. */
export const webpImage: MakeImage = (bytes, seed) => {
  const [red, green, blue] = colourOf(seed);
  const data = packBits([
    [0x2f, 8],
    [width - 1, 14],
    [height - 1, 14],
    [0, 1 + 3], // no alpha, version 0
    [0, 1 + 1 + 1], // no transform, no colour cache, no meta codes
    ...single(green),
    ...single(red),
    ...single(blue),
    ...single(255),
    ...single(0),
  ]);
  const chunks = [riffChunk('VP8L', data)];
  const padding = bytes - 12 - (chunks[0]?.length ?? 0) - 8;
  if (padding >= 0) chunks.push(riffChunk('shPd', noise(padding, seed)));
  const body = Buffer.concat([Buffer.from('WEBP'), ...chunks]);
  return riffChunk('RIFF', body);
};

function riffChunk(type: string, data: Uint8Array): Buffer {
  const chunk = Buffer.alloc(8 + data.length + (data.length & 1));
  chunk.write(type, 0, 'latin1');
  chunk.writeUInt32LE(data.length, 4);
  chunk.set(data, 8);
  return chunk;
}

/** Least significant bit first, as GIF and WebP have it. */
function packBits(fields: readonly (readonly number[])[]): Buffer {
  const bits = fields.flatMap(([value = 0, length = 0]) => Array.from({ length }, (_, i) => (value >> i) & 1));
  const packed = Buffer.alloc(Math.ceil(bits.length / 8));
  for (const [i, bit] of bits.entries()) packed[i >> 3] = (packed[i >> 3] ?? 0) | (bit << (i & 7));
  return packed;
}

const plainAvif = Buffer.from(
  'AAAAIGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZk1BMUEAAADybWV0YQAAAAAAAAAoaGRscgAAAAAAAAAAcGljdAAAAAAAAAAAAAAAAGxpYmF2aWYAAAAA' +
    'DnBpdG0AAAAAAAEAAAAeaWxvYwAAAABEAAABAAEAAAABAAABGgAAAB4AAAAoaWluZgAAAAAAAQAAABppbmZlAgAAAAABAABhdjAxQ29sb3IAAAAA' +
    'amlwcnAAAABLaXBjbwAAABRpc3BlAAAAAAAAABAAAAAMAAAAEHBpeGkAAAAAAwgICAAAAAxhdjFDgSAAAAAAABNjb2xybmNseAABAA0ABoAAAAAX' +
    'aXBtYQAAAAAAAAABAAEEAQKDBAAAACZtZGF0EgAKCDgM/vlAQ0GkMhAWQAAAQAAAeJlkoWvV5X1I',
  'base64',
);

/** One fixed image, written by libavif, padded with a box that is free to be skipped. */
export const avifImage: MakeImage = (bytes, seed) => {
  const padding = Math.max(0, bytes - plainAvif.length - 8);
  const head = Buffer.from('\0\0\0\0free', 'latin1');
  head.writeUInt32BE(padding + 8, 0);
  return Buffer.concat([plainAvif, head, noise(padding, seed)]);
};

/** Padded between header and pixels. */
export const bmpImage: MakeImage = (bytes, seed) => {
  const [red, green, blue] = colourOf(seed);
  const pixels = Buffer.from(Array.from({ length: width * height }, () => [blue, green, red]).flat());
  const padding = noise(Math.max(0, bytes - 54 - pixels.length), seed);
  const head = Buffer.alloc(54);
  head.write('BM', 0, 'latin1');
  head.writeUInt32LE(54 + padding.length + pixels.length, 2);
  head.writeUInt32LE(54 + padding.length, 10);
  head.writeUInt32LE(40, 14);
  head.writeInt32LE(width, 18);
  head.writeInt32LE(height, 22);
  head.writeUInt16LE(1, 26);
  head.writeUInt16LE(24, 28);
  return Buffer.concat([head, padding, pixels]);
};

/** Padded with a comment. */
export const svgImage: MakeImage = (bytes, seed) => {
  const [start, end] = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">`,
    `<rect width="100%" height="100%" fill="rgb(${colourOf(seed).join()})"/></svg>`,
  ];
  const padding = bytes - start.length - end.length - 7;
  if (padding < 0) return Buffer.from(start + end);
  const comment = noise(Math.ceil(padding / 2), seed)
    .toString('hex')
    .slice(0, padding);
  return Buffer.from(`${start}<!--${comment}-->${end}`);
};
