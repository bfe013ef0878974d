import { readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import { useStores } from '../../../test-support/use-stores.ts';
import type { Store } from '../../engine/store/store.ts';
import { createHistoryService, shortPath } from './history-service.ts';

const tempDir = useTempDir();
const stores = useStores();

async function unfinished(store: Store, id: string, folder: string): Promise<void> {
  const rows = [{ line: 1, url: `http://example.com/${id}.jpg` }];
  const key = await store.history.add({ id, label: `${id}.txt`, folder, rows, options: {}, resumable: true });
  if (key === null) throw new Error('there is no record');
  store.history.leave(key);
}

describe('the lists that were not finished', () => {
  it('are there to go on with, or to be forgotten with what had come of their images', async () => {
    const [data, folder] = [await tempDir(), await tempDir()];
    const store = stores.open(data);
    await unfinished(store, 'a', folder);
    await unfinished(store, 'b', folder);
    for (const name of ['.a-0-x-0.shoal-part', '.b-0-x-0.shoal-part', 'saved.jpg']) {
      await writeFile(join(folder, name), name);
    }
    const history = createHistoryService(store);
    expect((await history.list()).map(({ batchId, label }) => `${batchId} ${label}`).sort()).toEqual([
      'a a.txt',
      'b b.txt',
    ]);
    expect((await history.forget('a')).map(({ batchId }) => batchId)).toEqual(['b']);
    expect((await readdir(folder)).sort()).toEqual(['.b-0-x-0.shoal-part', 'saved.jpg']);
    await expect(history.forget('a')).rejects.toMatchObject({ code: 'no-list' });
  });

  it('cannot be gone on with while their folder is away', async () => {
    const [data, folder] = [await tempDir(), await tempDir()];
    const store = stores.open(data);
    await unfinished(store, 'a', folder);
    const history = createHistoryService(store);
    await history.checkFolder('a');
    await rename(folder, `${folder}-away`);
    await expect(history.checkFolder('a')).rejects.toMatchObject({ code: 'folder-missing' });
    await rename(`${folder}-away`, folder);
  });

  it('are none without a record', async () => {
    const history = createHistoryService(undefined);
    expect(await history.list()).toEqual([]);
    await expect(history.checkFolder('a')).rejects.toMatchObject({ code: 'no-list' });
  });
});

describe('a folder for a person to read', () => {
  it('has its home folder shortened, and no other of a like name', () => {
    expect(shortPath('/home/me/Pictures', '/home/me')).toBe('~/Pictures');
    expect(shortPath('/home/me', '/home/me')).toBe('~');
    expect(shortPath('/home/meadow/Pictures', '/home/me')).toBe('/home/meadow/Pictures');
  });
});
