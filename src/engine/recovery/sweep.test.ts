import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import { noChanges, unfinishedIn, useStores } from '../../../test-support/use-stores.ts';
import { type BatchKey } from '../store/history.ts';
import type { Store } from '../store/store.ts';
import { sweepAbandoned } from './sweep.ts';

const tempDir = useTempDir();
const stores = useStores();

const recorded = { name: '.a-1-x-0.shoal-part', validator: '"v"', totalBytes: 9, syncedBytes: 0 };

/** A batch that a process works on, with what its folder may then hold. */
async function working(store: Store, id: string, folder: string): Promise<BatchKey> {
  const rows = [{ line: 1, url: `http://example.com/${id}` }];
  const key = await store.history.add({ id, label: '', folder, rows, options: {}, resumable: true });
  if (key === null) throw new Error('there is no record');
  await store.history.write(key, { ...noChanges, parts: [[1, { ...recorded, name: `.${id}-1-x-0.shoal-part` }]] });
  for (const name of [`.${id}-0-x-1.shoal-part`, `.${id}-1-x-0.shoal-part`])
    await writeFile(join(folder, name), 'part');
  await mkdir(join(folder, `.shoal-compare-${id}-xyz`));
  await writeFile(join(folder, `.shoal-compare-${id}-xyz`, '1.jpg'), 'image');
  return key;
}

const kept = ['.a-1-x-0.shoal-part', '.hidden', 'a.shoal-part', 'photo.jpg'];
async function folderWithFiles(): Promise<string> {
  const folder = await tempDir();
  for (const name of ['photo.jpg', '.hidden', 'a.shoal-part']) await writeFile(join(folder, name), name);
  return folder;
}

describe('what a killed process has left in a folder', () => {
  it('is removed, but for what can be gone on with and what is not ours', async () => {
    const [data, folder] = [await tempDir(), await folderWithFiles()];
    const killed = stores.open(data);
    await working(killed, 'a', folder);
    stores.close(killed);
    const store = stores.open(data);
    await sweepAbandoned(store.history);
    expect((await readdir(folder)).sort()).toEqual(kept);
    expect(unfinishedIn(store)).toHaveLength(1);
  });

  it('is removed wholly when its list was finished', async () => {
    const [data, folder] = [await tempDir(), await folderWithFiles()];
    const killed = stores.open(data);
    await killed.history.write(await working(killed, 'a', folder), { ...noChanges, isFinished: true });
    stores.close(killed);
    await sweepAbandoned(stores.open(data).history);
    expect((await readdir(folder)).sort()).toEqual(kept.slice(1));
  });

  it('stays while the process lives', async () => {
    const [data, folder] = [await tempDir(), await folderWithFiles()];
    await working(stores.open(data), 'a', folder);
    const before = await readdir(folder);
    await sweepAbandoned(stores.open(data).history);
    expect(await readdir(folder)).toEqual(before);
  });

  it('stays when it belongs to a batch of another record', async () => {
    const [folder, other] = [await folderWithFiles(), await tempDir()];
    const killed = stores.open(other);
    await working(killed, 'b', folder);
    stores.close(killed);
    const before = await readdir(folder);
    const data = await tempDir();
    const ours = stores.open(data);
    await working(ours, 'a', folder);
    stores.close(ours);
    await sweepAbandoned(stores.open(data).history);
    expect((await readdir(folder)).sort()).toEqual([...before, kept[0]!].sort());
  });

  it('is looked for again when its folder was away', async () => {
    const [data, folder] = [await tempDir(), await folderWithFiles()];
    const killed = stores.open(data);
    await working(killed, 'a', folder);
    stores.close(killed);
    await rename(folder, `${folder}-away`);
    const store = stores.open(data);
    await sweepAbandoned(store.history);
    await rename(`${folder}-away`, folder);
    await sweepAbandoned(store.history);
    expect((await readdir(folder)).sort()).toEqual(kept);
  });

  it('is removed when nobody has come back to the list in time, and the list is forgotten', async () => {
    const [data, folder] = [await tempDir(), await folderWithFiles()];
    const killed = stores.open(data);
    const key = await working(killed, 'a', folder);
    killed.history.leave(key);
    stores.close(killed);
    const store = stores.open(data);
    await sweepAbandoned(store.history, Date.now() - 60_000);
    expect(unfinishedIn(store)).toHaveLength(1);
    await sweepAbandoned(store.history, Date.now() + 60_000);
    expect(unfinishedIn(store)).toEqual([]);
    expect((await readdir(folder)).sort()).toEqual(kept.slice(1));
  });
});
