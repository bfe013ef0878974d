import { encodePng, pngChunk } from '../src/demo/png.ts';
import { seededRandom } from '../src/demo/random.ts';

export type ImageFormat = 'jpeg' | 'png';

export interface ImageOptions {
  format?: ImageFormat;
  /** Length of the file. A picture that needs more comes longer. */
  bytes?: number;
  /** Another seed gives other bytes. */
  seed?: number;
}

export const imageDefaults = { format: 'jpeg', bytes: 10_000, seed: 1 } as const;

/** What belongs to each format. */
export const imageFormats: Record<ImageFormat, { mediaType: string; extension: string }> = {
  jpeg: { mediaType: 'image/jpeg', extension: 'jpg' },
  png: { mediaType: 'image/png', extension: 'png' },
};

const cache = new Map<string, Buffer>();

/** A small real image, padded to a length with bytes that decoders pass over. The same options give the same bytes. */
export function imageBytes(options: ImageOptions = {}): Buffer {
  const { format, bytes, seed } = { ...imageDefaults, ...options };
  const key = `${format} ${bytes} ${seed}`;
  const known = cache.get(key);
  if (known) return known;
  const made = format === 'png' ? png(bytes, seed) : jpeg(bytes, seed);
  cache.set(key, made);
  return made;
}

const noise = (length: number, seed: number): Buffer => {
  const random = seededRandom(seed);
  return Buffer.from(Uint8Array.from({ length }, () => random() * 256));
};

function png(bytes: number, seed: number): Buffer {
  const random = seededRandom(seed);
  const [red, green, blue] = [random() * 256, random() * 256, random() * 256];
  const rgb = Uint8Array.from({ length: 16 * 12 * 3 }, (_, i) => [red, green, blue][i % 3] ?? 0);
  const plain = encodePng(16, 12, rgb);
  const end = plain.length - 12;
  const padding = bytes - plain.length - 12;
  if (padding < 0) return plain;
  // An ancillary, private chunk that is safe to copy: decoders skip it.
  return Buffer.concat([plain.subarray(0, end), pngChunk('shPd', noise(padding, seed)), plain.subarray(end)]);
}

const plainJpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
  'base64',
);

function jpeg(bytes: number, seed: number): Buffer {
  const segments = [];
  let left = bytes - plainJpeg.length;
  for (let i = 0; left >= 4; i += 1) {
    // Not so long that fewer than the four bytes of a segment's head are left for the next.
    const length = left <= 60_000 ? left : Math.min(60_000, left - 4);
    const head = Buffer.from([0xff, 0xef, 0, 0]);
    head.writeUInt16BE(length - 2, 2);
    segments.push(head, noise(length - 4, seed + i * 7919));
    left -= length;
  }
  return Buffer.concat([plainJpeg.subarray(0, 2), ...segments, plainJpeg.subarray(2)]);
}
