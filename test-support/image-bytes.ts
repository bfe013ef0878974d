import {
  avifImage,
  bmpImage,
  gifImage,
  jpegImage,
  pngImage,
  svgImage,
  webpImage,
  type MakeImage,
} from './image-encoders.ts';

export const imageFormats = {
  jpeg: { mediaType: 'image/jpeg', extension: 'jpg', make: jpegImage },
  png: { mediaType: 'image/png', extension: 'png', make: pngImage },
  gif: { mediaType: 'image/gif', extension: 'gif', make: gifImage },
  webp: { mediaType: 'image/webp', extension: 'webp', make: webpImage },
  avif: { mediaType: 'image/avif', extension: 'avif', make: avifImage },
  bmp: { mediaType: 'image/bmp', extension: 'bmp', make: bmpImage },
  svg: { mediaType: 'image/svg+xml', extension: 'svg', make: svgImage },
} satisfies Record<string, { mediaType: string; extension: string; make: MakeImage }>;

export type ImageFormat = keyof typeof imageFormats;

export interface ImageOptions {
  format?: ImageFormat;
  /**
   * Length of the file. A picture that needs more comes longer (JPEG and BMP: under 640 bytes, AVIF 320, the others under 150);
   * WebP is always even.
   */
  bytes?: number;
  /** Another seed gives another colour (but in AVIF) and other padding. */
  seed?: number;
}

export const imageDefaults: Required<ImageOptions> = { format: 'jpeg', bytes: 10_000, seed: 1 };

const made = new Map<string, Buffer>();

/**
 * A real image of 16 x 12 pixels in one colour, padded to a length with bytes that decoders pass over, so that the image's
 * own end is the end of the file. The same options give the same bytes; do not change what is returned.
 */
export function imageBytes(options: ImageOptions = {}): Buffer {
  const { format, bytes, seed } = { ...imageDefaults, ...options };
  const key = `${format} ${bytes} ${seed}`;
  const known = made.get(key);
  if (known) return known;
  const fresh = imageFormats[format].make(bytes, seed);
  // Large images are few and costly to keep.
  if (bytes <= 1_000_000) made.set(key, fresh);
  return fresh;
}

export const isImageFormat = (value: unknown): value is ImageFormat =>
  typeof value === 'string' && Object.hasOwn(imageFormats, value);
