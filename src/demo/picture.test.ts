import { inflateSync } from 'node:zlib';
import { decode } from 'jpeg-js';
import { beforeAll, describe, expect, it } from 'vitest';
import { paintPicture, type Picture } from './picture.ts';
import { imageBytes } from './serve/library.ts';

const count = 60;
let pictures: Picture[] = [];
/** How many steps each took. */
let steps: number[] = [];

beforeAll(() => {
  [pictures, steps] = [[], []];
  for (let index = 0; index < count; index += 1) {
    const painting = paintPicture(index);
    for (let taken = 1; ; taken += 1) {
      const step = painting.next();
      if (!step.done) continue;
      pictures.push(step.value);
      steps.push(taken);
      break;
    }
  }
});

const sizeOf = ({ bytes, mediaType }: Picture): [width: number, height: number] => {
  if (mediaType === 'image/png') return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
  return [bytes.readUInt16BE(frame + 7), bytes.readUInt16BE(frame + 5)];
};

describe('the pictures of the demo', () => {
  it('are all different', () => {
    expect(new Set(pictures.map(({ bytes }) => bytes.toString('base64'))).size).toBe(count);
  });

  it('are as large as pictures on the web', () => {
    for (const { bytes } of pictures) {
      expect(bytes.length).toBeGreaterThan(60_000);
      expect(bytes.length).toBeLessThan(500_000);
    }
  });

  it('come in many sizes and shapes, upright ones among them', () => {
    const sizes = pictures.map(sizeOf);
    expect(new Set(sizes.map(String)).size).toBeGreaterThan(50);
    expect(sizes.filter(([width, height]) => height > width).length).toBeGreaterThan(5);
    expect(sizes.filter(([width, height]) => width > 2 * height).length).toBeGreaterThan(2);
  });

  it('are the same each time', () => {
    for (const index of [0, 5, 13, 44])
      expect(imageBytes(index).equals(pictures[index]?.bytes ?? Buffer.alloc(0))).toBe(true);
  });

  it('are painted in many small steps', () => {
    expect(Math.min(...steps)).toBeGreaterThan(10);
  });

  it('are JPEGs that a decoder reads, with light and dark in them', () => {
    for (const index of [0, 2, 3, 4, 6, 7, 8, 10, 13, 14, 20]) {
      const picture = pictures[index];
      if (picture?.mediaType !== 'image/jpeg') throw new Error(`picture ${index} is no JPEG`);
      const { width, height, data } = decode(picture.bytes, { useTArray: true, formatAsRGBA: false });
      expect([width, height]).toEqual(sizeOf(picture));
      const mean = data.reduce((sum, value) => sum + value, 0) / data.length;
      const deviation = Math.sqrt(data.reduce((sum, value) => sum + (value - mean) ** 2, 0) / data.length);
      expect(deviation).toBeGreaterThan(15);
    }
  });

  it('are sometimes PNGs, whose rows unpack to the right length', () => {
    const pngs = pictures.filter(({ mediaType }) => mediaType === 'image/png');
    expect(pngs).toHaveLength(5);
    for (const picture of pngs) {
      const [width, height] = sizeOf(picture);
      const at = picture.bytes.indexOf('IDAT');
      const data = picture.bytes.subarray(at + 4, at + 4 + picture.bytes.readUInt32BE(at - 4));
      expect(inflateSync(data).length).toBe(height * (width * 3 + 1));
    }
  });
});
