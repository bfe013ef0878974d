import { inflateSync } from 'node:zlib';
import { decode } from 'jpeg-js';
import { describe, expect, it } from 'vitest';
import { imageBytes, imageFormats, isImageFormat, type ImageFormat } from './image-bytes.ts';

const formats = Object.keys(imageFormats).filter(isImageFormat);

/** Where the image itself says that it ends. */
const ownEnd: Record<ImageFormat, (bytes: Buffer) => number> = {
  jpeg: (bytes) => bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) + 2,
  png: (bytes) => bytes.lastIndexOf('IEND') + 8,
  gif: (bytes) => bytes.lastIndexOf(0x3b) + 1,
  webp: (bytes) => bytes.readUInt32LE(4) + 8,
  avif(bytes) {
    let at = 0;
    while (at < bytes.length) at += bytes.readUInt32BE(at);
    return at;
  },
  bmp: (bytes) => bytes.readUInt32LE(2),
  svg: (bytes) => bytes.lastIndexOf('</svg>') + 6,
};

describe.each(formats)('%s bytes', (format) => {
  it.each([1000, 1001, 1002, 1003, 60_100, 200_003])('end at %i bytes, and the image says so too', (bytes) => {
    const image = imageBytes({ format, bytes });
    expect(image.length).toBe(format === 'webp' ? bytes + (bytes & 1) : bytes);
    expect(ownEnd[format](image)).toBe(image.length);
  });

  it('are the same for the same seed and differ for another', () => {
    const { make } = imageFormats[format];
    expect(make(3000, 5).equals(make(3000, 5))).toBe(true);
    expect(make(3000, 5).equals(make(3000, 6))).toBe(false);
  });

  it('are still a whole image where too few are asked for', () => {
    const image = imageBytes({ format, bytes: 1 });
    expect(image.length).toBeLessThan(640);
    expect(ownEnd[format](image)).toBe(image.length);
  });
});

it('gives a JPEG that a decoder shows in one colour', () => {
  const { width, height, data } = decode(imageBytes({ bytes: 130_000 }), { useTArray: true, formatAsRGBA: false });
  expect([width, height]).toEqual([16, 12]);
  const [red = 0, green = 0, blue = 0] = data;
  expect(data.every((value, i) => Math.abs(value - ([red, green, blue][i % 3] ?? 0)) < 3)).toBe(true);
});

it('gives a PNG whose rows unpack to the right length', () => {
  const png = imageBytes({ format: 'png', bytes: 5000 });
  const at = png.indexOf('IDAT');
  const length = png.readUInt32BE(at - 4);
  expect(inflateSync(png.subarray(at + 4, at + 4 + length)).length).toBe(12 * (16 * 3 + 1));
});
