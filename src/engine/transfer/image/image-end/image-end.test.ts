import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imageBytes, type ImageFormat } from '../../../../../test-support/image-bytes.ts';
import { useTempDir } from '../../../../../test-support/temp-dir.ts';
import type { ImageType } from '../image-type.ts';
import { hasImageEnd } from './image-end.ts';

const tempDir = useTempDir();

const typeOf: Record<ImageFormat, ImageType> = {
  jpeg: 'jpg',
  png: 'png',
  gif: 'gif',
  webp: 'webp',
  avif: 'avif',
  bmp: 'bmp',
  svg: 'svg',
};
const formats = ['jpeg', 'png', 'gif', 'webp', 'avif', 'bmp', 'svg'] as const satisfies ImageFormat[];

async function isWhole(bytes: Uint8Array, type: ImageType): Promise<boolean> {
  const path = join(await tempDir(), 'image');
  await writeFile(path, bytes);
  return await hasImageEnd(path, type);
}

describe.each(formats)('B4 the end of a %s', (format) => {
  it.each([1000, 70_001, 300_000])('is found in %i bytes, also when more follows', async (bytes) => {
    const image = imageBytes({ format, bytes });
    expect(await isWhole(image, typeOf[format])).toBe(true);
    expect(await isWhole(Buffer.concat([image, Buffer.from('\r\n')]), typeOf[format])).toBe(true);
  });

  it.each([1000, 70_001, 300_000])('is missed in %i bytes wherever they are cut', async (bytes) => {
    const image = imageBytes({ format, bytes });
    for (const cut of [1, 2, 5, 11, 12, 400, 900, bytes >> 1, bytes - 20]) {
      expect(await isWhole(image.subarray(0, image.length - cut), typeOf[format]), `${cut} bytes cut`).toBe(false);
    }
  });
});

const segment = (marker: number, data: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 0xff]), data]);

describe('B4 the end of a JPEG', () => {
  const start = Buffer.from([0xff, 0xd8]);
  const end = Buffer.from([0xff, 0xd9]);
  const scan = Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4, 0xff, 0xd7, 0xff, 0xff, 0]);

  it('is not the end of the small picture in its head', async () => {
    const thumbnail = Buffer.concat([start, segment(0xda, Buffer.alloc(8)), scan, end]);
    const cut = Buffer.concat([start, segment(0xe1, thumbnail), segment(0xda, Buffer.alloc(8)), scan]);
    expect(await isWhole(cut, 'jpg')).toBe(false);
    expect(await isWhole(Buffer.concat([cut, end]), 'jpg')).toBe(true);
  });

  it('is found behind several scans, fill bytes and stray bytes', async () => {
    const image = Buffer.concat([
      start,
      segment(0xdb, Buffer.alloc(65)),
      Buffer.from([0xff, 0xff, 0xff]),
      segment(0xda, Buffer.alloc(8)),
      scan,
      segment(0xc4, Buffer.alloc(20)),
      segment(0xda, Buffer.alloc(8)),
      scan,
      Buffer.from([0, 0]),
      end,
    ]);
    expect(await isWhole(image, 'jpg')).toBe(true);
    for (let length = 3; length < image.length; length += 1) {
      expect(await isWhole(image.subarray(0, length), 'jpg'), `the first ${length} bytes`).toBe(false);
    }
  });

  it('is found where the blocks that are read meet', async () => {
    for (const padding of [32_760, 32_761, 32_762, 65_520, 65_530, 131_060, 131_070]) {
      const data = Buffer.alloc(padding, 0xff);
      for (let i = 1; i < padding; i += 2) data[i] = 0;
      const image = Buffer.concat([start, segment(0xda, Buffer.alloc(8)), data, end]);
      expect(await isWhole(image, 'jpg'), `${padding} bytes of scan`).toBe(true);
      expect(await isWhole(image.subarray(0, -1), 'jpg')).toBe(false);
    }
  });
});

const box = (type: string, data: Uint8Array): Buffer => {
  const head = Buffer.from(`....${type}`, 'latin1');
  head.writeUInt32BE(data.length + 8);
  return Buffer.concat([head, data]);
};

describe('B4 the end of a file of boxes', () => {
  const ftyp = box('ftyp', Buffer.from('avif\0\0\0\0avifmif1', 'latin1'));
  const meta = box('meta', Buffer.alloc(50));
  const data = box('mdat', Buffer.alloc(500));

  it('is not reached between two boxes, in whatever order they stand', async () => {
    expect(await isWhole(Buffer.concat([ftyp, meta]), 'avif')).toBe(false);
    expect(await isWhole(Buffer.concat([ftyp, data]), 'avif')).toBe(false);
    expect(await isWhole(Buffer.concat([ftyp, meta, data]), 'avif')).toBe(true);
    expect(await isWhole(Buffer.concat([ftyp, data, meta]), 'heic')).toBe(true);
  });

  it('is found when the data stand in the description', async () => {
    expect(await isWhole(Buffer.concat([ftyp, box('meta', box('idat', Buffer.alloc(30)))]), 'avif')).toBe(true);
  });

  it('is found behind a box whose size has 64 bits', async () => {
    const large = Buffer.concat([Buffer.from('\0\0\0\x01mdat', 'latin1'), Buffer.alloc(8), Buffer.alloc(100)]);
    large.writeBigUInt64BE(116n, 8);
    expect(await isWhole(Buffer.concat([ftyp, meta, large]), 'avif')).toBe(true);
    expect(await isWhole(Buffer.concat([ftyp, meta, large]).subarray(0, -1), 'avif')).toBe(false);
  });

  it('of JPEG XL is its last part', async () => {
    const jxl = box('JXL ', Buffer.from([0x0d, 0x0a, 0x87, 0x0a]));
    const part = (index: number): Buffer => {
      const bytes = Buffer.alloc(60);
      bytes.writeUInt32BE(index);
      return box('jxlp', bytes);
    };
    expect(await isWhole(Buffer.concat([jxl, part(0)]), 'jxl')).toBe(false);
    expect(await isWhole(Buffer.concat([jxl, part(0), part(0x80000001)]), 'jxl')).toBe(true);
    expect(await isWhole(Buffer.concat([jxl, box('jxlc', Buffer.alloc(9))]), 'jxl')).toBe(true);
  });
});

describe('B4 the end of an icon', () => {
  it('is that of the picture that stands last', async () => {
    const icon = Buffer.alloc(6 + 32 + 100);
    icon.writeUInt16LE(1, 2);
    icon.writeUInt16LE(2, 4);
    icon.writeUInt32LE(60, 6 + 8);
    icon.writeUInt32LE(78, 6 + 12);
    icon.writeUInt32LE(40, 22 + 8);
    icon.writeUInt32LE(38, 22 + 12);
    expect(await isWhole(icon, 'ico')).toBe(true);
    expect(await isWhole(icon.subarray(0, -1), 'ico')).toBe(false);
    expect(await isWhole(icon.subarray(0, 30), 'ico')).toBe(false);
  });
});

/** A TIFF with one directory and `lengths.length` strips, which begin right after the header, in LONGs or SHORTs. */
function tiff(littleEndian: boolean, lengths: number[], directoryFirst: boolean): Buffer {
  const strips = lengths.reduce((sum, length) => sum + length, 0);
  const directorySize = 2 + 2 * 12 + 4;
  const lists = 8 * lengths.length;
  const bytes = Buffer.alloc(8 + directorySize + lists + strips);
  const long = (value: number, at: number): void =>
    void (littleEndian ? bytes.writeUInt32LE(value, at) : bytes.writeUInt32BE(value, at));
  const short = (value: number, at: number): void =>
    void (littleEndian ? bytes.writeUInt16LE(value, at) : bytes.writeUInt16BE(value, at));
  bytes.write(littleEndian ? 'II' : 'MM', 'latin1');
  short(42, 2);
  const directory = directoryFirst ? 8 : 8 + strips;
  const data = directoryFirst ? 8 + directorySize + lists : 8;
  long(directory, 4);
  short(2, directory);
  const list = directory + directorySize;
  for (const [i, tag] of [273, 279].entries()) {
    const entry = directory + 2 + 12 * i;
    short(tag, entry);
    short(4, entry + 2);
    long(lengths.length, entry + 4);
    long(lengths.length === 1 ? (i === 0 ? data : (lengths[0] ?? 0)) : list + 4 * lengths.length * i, entry + 8);
  }
  let at = data;
  for (const [i, length] of lengths.entries()) {
    long(at, list + 4 * i);
    long(length, list + 4 * lengths.length + 4 * i);
    at += length;
  }
  return bytes;
}

describe('B4 the end of a TIFF', () => {
  it.each([
    ['its directory, where that stands last', true, false],
    ['its last strip, where that stands last', true, true],
    ['the same with the high bytes first', false, true],
  ])('is %s', async (_what, littleEndian, directoryFirst) => {
    for (const lengths of [[300], [300, 200, 100]]) {
      const image = tiff(littleEndian, lengths, directoryFirst);
      expect(await isWhole(image, 'tiff')).toBe(true);
      for (const cut of [50, 200, image.length - 30]) {
        expect(await isWhole(image.subarray(0, image.length - cut), 'tiff'), `${cut} bytes cut`).toBe(false);
      }
    }
  });
});

it('B4 the end of a TIFF is that of its values, where these stand last', async () => {
  const image = tiff(true, [300], true);
  image.writeUInt16LE(5, 8 + 2 + 2); // a RATIONAL
  image.writeUInt16LE(282, 8 + 2);
  image.writeUInt32LE(1, 8 + 2 + 4);
  image.writeUInt32LE(image.length - 8, 8 + 2 + 8);
  expect(await isWhole(image, 'tiff')).toBe(true);
  image.writeUInt32LE(image.length - 7, 8 + 2 + 8);
  expect(await isWhole(image, 'tiff')).toBe(false);
});

it('B4 the end of a TIFF is not looked for in circles', async () => {
  const image = tiff(true, [300], true);
  image.writeUInt32LE(8, 8 + 2 + 24);
  expect(await isWhole(image, 'tiff')).toBe(false);
});

describe('B4 the end of an SVG', () => {
  it.each(['<svg><g/></svg>', '<svg:svg></svg:svg >\n', '<svg></svg><!-- </g> -->\n<!-- x -->', '<svg width="1" />'])(
    'is reached: %s',
    async (text) => {
      expect(await isWhole(Buffer.from(text), 'svg')).toBe(true);
    },
  );

  it('is reached in UTF-16', async () => {
    const bytes = Buffer.from('\ufeff<svg><g/></svg>\n', 'utf16le');
    expect(await isWhole(bytes, 'svg')).toBe(true);
    expect(await isWhole(bytes.subarray(0, -6), 'svg')).toBe(false);
    expect(await isWhole(Buffer.from(bytes).swap16(), 'svg')).toBe(true);
  });

  it.each(['<svg><g/>', '<svg><g></g>', '<svg><!-- </svg>', '<svg></svg', '<svg><text>a</text></'])(
    'is not reached: %s',
    async (text) => {
      expect(await isWhole(Buffer.from(text), 'svg')).toBe(false);
    },
  );
});

it('B4 looking for the end of any bytes comes to an end itself', async () => {
  const path = join(await tempDir(), 'image');
  const types: ImageType[] = ['jpg', 'png', 'gif', 'webp', 'avif', 'heic', 'bmp', 'tiff', 'ico', 'jxl', 'svg'];
  const heads = fc.constantFrom('', 'II*\0\x08\0\0\0', 'GIF89a', '\0\0\0\x0cftypavif', '\xff\xd8\xff');
  await fc.assert(
    fc.asyncProperty(heads, fc.uint8Array({ maxLength: 300 }), async (head, tail) => {
      await writeFile(path, Buffer.concat([Buffer.from(head, 'latin1'), tail]));
      for (const type of types) expect(typeof (await hasImageEnd(path, type))).toBe('boolean');
    }),
    { numRuns: 200 },
  );
});
