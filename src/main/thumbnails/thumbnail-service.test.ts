import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { imageBytes } from '../../../test-support/image-bytes.ts';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import { openThumbnailCache } from './thumbnail-cache.ts';
import { createThumbnailService, type SavedPicture, type ThumbnailService } from './thumbnail-service.ts';

const tempDir = useTempDir();

const photo: SavedPicture = {
  path: '/none.jpg',
  mediaType: 'image/jpeg',
  bytes: 2_000_000,
  sha256: 'ab',
  size: { width: 4000, height: 3000 },
};

/** @param pictures the rows of the batch `b`; null for what is not saved */
async function serviceOf(...pictures: (Partial<SavedPicture> | null)[]): Promise<ThumbnailService> {
  const cache = await openThumbnailCache(await tempDir(), 1e6);
  const find = (batchId: string, id: number): SavedPicture | null => {
    const picture = batchId === 'b' ? (pictures[id] ?? null) : null;
    return picture === null ? null : { ...photo, ...picture };
  };
  return createThumbnailService(find, cache);
}

describe('thumbnails', () => {
  it('are asked of the window for what it can draw, and for nothing else', async () => {
    const service = await serviceOf(
      {},
      null,
      { mediaType: 'image/tiff' },
      { size: { width: 50_000, height: 50_000 } },
      { bytes: 1e9 },
      { mediaType: 'image/svg+xml', bytes: 2000, size: null },
      { mediaType: 'image/svg+xml', bytes: 20e6, size: null },
      { size: { width: 90, height: 60 }, bytes: 4000 },
    );
    const answers = await service.find('b', [0, 1, 2, 3, 4, 5, 6, 7, 8], 160);
    expect(answers).toEqual(['make', 'none', 'none', 'none', 'none', 'whole', 'none', 'whole', 'none']);
    expect(await service.find('another', [0], 160)).toEqual(['none']);
    expect([0, 2, 3].map((id) => service.source('b', id) !== null)).toEqual([true, false, false]);
  });

  it('are refused where a header that nobody has read yet tells of too many pixels, or of none', async () => {
    const folder = await tempDir();
    const [flood, good, broken] = ['flood.png', 'good.jpg', 'broken.jpg'].map((name) => join(folder, name));
    const png = Buffer.from(imageBytes({ format: 'png' }));
    png.writeUInt32BE(50_000, 16);
    png.writeUInt32BE(50_000, 20);
    await writeFile(flood ?? '', png);
    await writeFile(good ?? '', imageBytes({ bytes: 90_000 }));
    await writeFile(broken ?? '', 'no image at all');
    const unread = { size: null, sha256: null };
    const service = await serviceOf(
      { ...unread, path: flood ?? '', mediaType: 'image/png', bytes: png.length },
      { ...unread, path: good ?? '', bytes: 90_000 },
      { ...unread, path: broken ?? '', bytes: 15 },
    );
    expect(await service.find('b', [0, 1, 2], 160)).toEqual(['none', 'make', 'none']);
  });

  it('are kept when they are what they should be, each size by itself', async () => {
    const service = await serviceOf({});
    const webp = imageBytes({ format: 'webp', bytes: 1000 });
    await service.add('b', 0, 160, webp);
    expect(await service.find('b', [0], 160)).toEqual(['ready']);
    expect(await service.find('b', [0], 320)).toEqual(['make']);
    const file = service.file('b', 0, 160);
    expect(file?.mediaType).toBe('image/webp');
    expect(await readFile(file?.path ?? '')).toEqual(webp);
    expect(service.file('b', 0, 320)).toBeNull();
    expect(service.file('another', 0, 160)).toBeNull();
  });

  it('are not taken from a window that sends anything else', async () => {
    const service = await serviceOf({}, null);
    const large = Buffer.from(imageBytes({ format: 'webp', bytes: 1000 }));
    const isLossy = large.subarray(12, 16).toString('latin1') === 'VP8 ';
    if (isLossy) large.writeUInt16LE(4000, 26);
    else large.writeUInt32LE((0x3fff << 14) | 0x3fff, 21);
    for (const bytes of [imageBytes(), new Uint8Array(), Buffer.from('<script>'), large]) {
      await expect(service.add('b', 0, 160, bytes)).rejects.toMatchObject({ code: 'no-thumbnail' });
    }
    await expect(service.add('b', 1, 160, imageBytes({ format: 'webp' }))).rejects.toMatchObject({ code: 'not-saved' });
    expect(await service.find('b', [0], 160)).toEqual(['make']);
  });

  it('are not made a third time of an image over which the window has died twice', async () => {
    const service = await serviceOf({ path: '/bad.jpg' }, { path: '/good.jpg', sha256: 'cd' });
    for (let n = 0; n < 2; n++) {
      expect(service.source('b', 0)).not.toBeNull();
      expect(service.source('b', 1)).not.toBeNull();
      await service.add('b', 1, 160, imageBytes({ format: 'webp', bytes: 1000 }));
      service.windowDied();
    }
    expect(service.source('b', 0)).toBeNull();
    expect(service.source('b', 1)).not.toBeNull();
    expect(await service.find('b', [0, 1], 320)).toEqual(['none', 'make']);
  });
});
