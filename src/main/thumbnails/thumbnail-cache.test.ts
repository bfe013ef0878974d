import { mkdir, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import { openThumbnailCache, type ThumbnailCache, thumbnailKey } from './thumbnail-cache.ts';

const tempDir = useTempDir();
const key = (n: number): string => thumbnailKey({ sha256: String(n) }, 160);
const bytes = (length: number): Uint8Array => new Uint8Array(length).fill(7);

async function filesIn(folder: string): Promise<string[]> {
  const names: string[] = [];
  for (const shelf of await readdir(folder)) names.push(...(await readdir(join(folder, shelf))));
  return names.sort();
}

/** A cache in which each use is a second after the last one. */
async function cacheWith(cap: number): Promise<{ folder: string; cache: ThumbnailCache; tick: (ms: number) => void }> {
  const folder = await tempDir();
  let now = 1_800_000_000_000;
  const cache = await openThumbnailCache(folder, cap, () => (now += 1000));
  return { folder, cache, tick: (ms) => (now += ms) };
}

describe('the cache of thumbnails', () => {
  it('gives back what was kept, and what an earlier start has kept', async () => {
    const { folder, cache } = await cacheWith(1000);
    expect(cache.find(key(1))).toBeNull();
    await cache.add(key(1), bytes(100));
    expect(await readFile(cache.find(key(1)) ?? '')).toHaveLength(100);
    const again = await openThumbnailCache(folder, 1000);
    expect(again.bytes).toBe(100);
    expect(again.find(key(1))).not.toBeNull();
  });

  it('never takes more than its cap, and gives up what was not used for longest', async () => {
    const { folder, cache } = await cacheWith(1000);
    for (let n = 0; n < 10; n++) await cache.add(key(n), bytes(100));
    expect(cache.bytes).toBe(1000);
    cache.find(key(0));
    await cache.add(key(10), bytes(100));
    expect(cache.bytes).toBeLessThanOrEqual(900);
    expect(cache.find(key(0))).not.toBeNull();
    expect([1, 2].map((n) => cache.find(key(n)))).toEqual([null, null]);
    expect(cache.find(key(3))).not.toBeNull();
    expect(await filesIn(folder)).toHaveLength(cache.bytes / 100);
  });

  it('knows at the next start which was used last', async () => {
    const { folder, cache, tick } = await cacheWith(10_000);
    for (let n = 0; n < 3; n++) await cache.add(key(n), bytes(100));
    tick(2 * 60 * 60 * 1000);
    cache.find(key(0));
    await cache.settled();
    const paths = await Promise.all([0, 1].map(async (n) => await stat(join(folder, key(n).slice(0, 2), key(n)))));
    // The clock of this test and that of the disk are not the same: those that were only written get an old time.
    for (const n of [1, 2]) await utimes(join(folder, key(n).slice(0, 2), key(n)), 1, n);
    expect(paths[0]?.mtimeMs).toBeGreaterThan(1_800_007_000_000);
    const again = await openThumbnailCache(folder, 200);
    expect([0, 1, 2].map((n) => again.find(key(n)) !== null)).toEqual([true, false, false]);
  });

  it('gives room back at once when the cap is lowered', async () => {
    const { folder, cache } = await cacheWith(1000);
    for (let n = 0; n < 10; n++) await cache.add(key(n), bytes(100));
    await cache.setCap(300);
    expect(cache.bytes).toBeLessThanOrEqual(300);
    expect(await filesIn(folder)).toHaveLength(cache.bytes / 100);
    await cache.add(key(11), bytes(301));
    expect(cache.find(key(11))).toBeNull();
  });

  it('removes what a crash has left half-written, and whatever else is none of its files', async () => {
    const folder = await tempDir();
    const shelf = join(folder, key(1).slice(0, 2));
    await mkdir(join(shelf, 'a folder'), { recursive: true });
    await writeFile(join(shelf, `${key(1)}.0b5f`), bytes(50));
    await writeFile(join(shelf, key(1)), bytes(100));
    const cache = await openThumbnailCache(folder, 1000);
    expect(cache.bytes).toBe(100);
    expect(await filesIn(folder)).toEqual([key(1)]);
  });

  it('counts a thumbnail that is made again once', async () => {
    const { cache } = await cacheWith(1000);
    await Promise.all([cache.add(key(1), bytes(100)), cache.add(key(1), bytes(120))]);
    expect(cache.bytes).toBe(120);
  });

  it('costs nothing but a thumbnail where the disk refuses', async () => {
    const folder = join(await tempDir(), 'file');
    await writeFile(folder, 'in the way');
    const cache = await openThumbnailCache(folder, 1000);
    await cache.add(key(1), bytes(100));
    expect(cache.find(key(1))).toBeNull();
    expect(cache.bytes).toBe(0);
  });
});

it('knows an image by its bytes in whatever list it is, and each size of it by itself', () => {
  expect(thumbnailKey({ sha256: 'ab' }, 160)).toBe(thumbnailKey({ sha256: 'ab' }, 160));
  expect(thumbnailKey({ sha256: 'ab' }, 160)).not.toBe(thumbnailKey({ sha256: 'ab' }, 320));
  expect(thumbnailKey({ path: '/a', bytes: 1 }, 160)).not.toBe(thumbnailKey({ path: '/a', bytes: 2 }, 160));
});
