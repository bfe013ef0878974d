import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imageBytes, imageFormats, isImageFormat } from '../../../../test-support/image-bytes.ts';
import { useTempDir } from '../../../../test-support/temp-dir.ts';
import { readPixelSize } from './image-size.ts';
import { headSize } from './image-type.ts';

const tempDir = useTempDir();
const formats = Object.keys(imageFormats).filter(isImageFormat);

async function sizeOf(bytes: Uint8Array): Promise<unknown> {
  const path = join(await tempDir(), 'image');
  await writeFile(path, bytes);
  return await readPixelSize(bytes.subarray(0, headSize), path, bytes.length);
}

/** A JPEG whose size stands behind segments of so many bytes, as previews and colour profiles are. */
function jpegWithSegments(bytes: number): Buffer {
  const segment = Buffer.alloc(65_000);
  segment.writeUInt32BE(0xffe2_fde6); // APP2, 64,998 bytes
  const image = imageBytes({ bytes: 1000 });
  const segments = Array.from({ length: Math.ceil(bytes / segment.length) }, () => segment);
  return Buffer.concat([image.subarray(0, 2), ...segments, image.subarray(2)]);
}

/** A TIFF directory's entry of one SHORT. */
const entry = (tag: number, value: number): number[] => [tag, 1, 3, 0, 1, 0, 0, 0, value & 0xff, value >> 8, 0, 0];

/** An uncompressed TIFF header: one directory with width and height, as SHORT. */
function tiff(width: number, height: number): Buffer {
  return Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0, 2, 0, ...entry(0, width), ...entry(1, height), 0, 0, 0, 0]);
}

describe('width and height', () => {
  it.each(formats)('of a %s are read from its first bytes', async (format) => {
    expect(await sizeOf(imageBytes({ format, bytes: 50_000 }))).toEqual({ width: 16, height: 12 });
  });

  it('of a TIFF are read too', async () => {
    expect(await sizeOf(tiff(300, 200))).toEqual({ width: 300, height: 200 });
  });

  it('may stand behind previews and profiles, but not beyond a megabyte', async () => {
    expect(await sizeOf(jpegWithSegments(700_000))).toEqual({ width: 16, height: 12 });
    expect(await sizeOf(jpegWithSegments(2_000_000))).toBeNull();
  });

  it.each([
    ['<svg width="30" height="20.4"/>', { width: 30, height: 20 }],
    ['<svg viewBox="0 0 640 480"></svg>', { width: 640, height: 480 }],
    ['<svg width="0" height="0"></svg>', null],
    ['<svg></svg>', null],
    ['GIF89a', null],
    ['', null],
  ])('of %s are %j', async (text, size) => {
    expect(await sizeOf(Buffer.from(text))).toEqual(size);
  });

  it('of hostile bytes are numbers or nothing, in no time', async () => {
    const folder = await tempDir();
    const path = join(folder, 'hostile');
    const broken = fc.record({
      format: fc.constantFrom(...formats),
      changes: fc.array(fc.tuple(fc.nat({ max: 700 }), fc.nat({ max: 255 })), { maxLength: 12 }),
      length: fc.nat({ max: 4096 }),
    });
    await fc.assert(
      fc.asyncProperty(broken, async ({ format, changes, length }) => {
        const bytes = Buffer.from(imageBytes({ format, bytes: 4096 }));
        for (const [at, value] of changes) bytes[at] = value;
        const head = bytes.subarray(0, length);
        await writeFile(path, head);
        const began = process.threadCpuUsage().user;
        const size = await readPixelSize(head, path, head.length);
        expect(process.threadCpuUsage().user - began).toBeLessThan(1_000_000);
        for (const one of size === null ? [] : [size.width, size.height]) expect(one).toSatisfy(Number.isSafeInteger);
      }),
      { numRuns: 500 },
    );
  });
});
