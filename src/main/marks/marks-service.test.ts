import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import { useStores } from '../../../test-support/use-stores.ts';
import type { Store } from '../../engine/store/store.ts';
import { heldFolder } from './held-files.ts';
import { createMarksService, type MarkedBatch, type MarksService } from './marks-service.ts';

const tempDir = useTempDir();
const stores = useStores();
const names = ['a.jpg', 'sub/b.jpg', 'c.jpg'];

interface Scene {
  data: string;
  folder: string;
  trash: string;
  store: Store;
  batch: MarkedBatch;
  service: MarksService;
  /** What a later start sees. */
  restart: () => MarksService;
}

/** Three images in a folder, a record and a trash, all of them real. */
async function scene(): Promise<Scene> {
  const [data, folder, trash] = [await tempDir(), await tempDir(), await tempDir()];
  await mkdir(join(folder, 'sub'));
  for (const name of names) await writeFile(join(folder, name), `bytes of ${name}`);
  let store = stores.open(data);
  const batch: MarkedBatch = {
    id: 'one',
    folder,
    rowCount: 4,
    url: (id) => `http://example.com/${id}`,
    savedName: (id) => names[id] ?? null,
  };
  const trashItem = async (path: string): Promise<void> => {
    await rename(path, join(trash, path.slice(folder.length).replaceAll('/', '|')));
  };
  const restart = (): MarksService => {
    stores.close(store);
    store = stores.open(data);
    return createMarksService(store.marks, trashItem);
  };
  return { data, folder, trash, store, batch, service: createMarksService(store.marks, trashItem), restart };
}

const isThere = (folder: string): boolean[] => names.map((name) => existsSync(join(folder, name)));

describe('rejecting images', () => {
  it('takes them out of the folder at once, and brings them back whole under their names', async () => {
    const { folder, batch, service } = await scene();
    const { mtimeMs } = await stat(join(folder, 'a.jpg'));
    const answer = await service.set(batch, [0, 1, 3], 'rejected');
    expect(answer).toMatchObject({ marks: { kept: [], rejected: [0, 1] }, changed: 2, refused: null });
    expect(isThere(folder)).toEqual([false, false, true]);
    expect(await readFile(service.heldPath(batch, 1) ?? '', 'utf8')).toBe('bytes of sub/b.jpg');
    const back = await service.set(batch, [0, 1], null);
    expect(back).toMatchObject({ marks: { kept: [], rejected: [] }, changed: 2, inTrash: 0, refused: null });
    expect(await readFile(join(folder, 'sub/b.jpg'), 'utf8')).toBe('bytes of sub/b.jpg');
    expect((await stat(join(folder, 'a.jpg'))).mtimeMs).toBe(mtimeMs);
    expect(await readdir(folder)).not.toContain(heldFolder);
  });

  it('hands them to the trash from their own names, and remembers that they are rejected', async () => {
    const { folder, trash, batch, service, restart } = await scene();
    await service.set(batch, [0, 1], 'rejected');
    await service.set(batch, [2], 'kept');
    expect(await service.empty()).toBeNull();
    expect((await readdir(trash)).sort()).toEqual(['|a.jpg', '|sub|b.jpg']);
    expect(await readdir(folder)).not.toContain(heldFolder);
    const later = restart();
    expect(later.of(batch)).toEqual({ kept: [2, 2], rejected: [0, 1] });
    expect(await later.set(batch, [0], null)).toMatchObject({ inTrash: 1, marks: { rejected: [1, 1] } });
    expect(isThere(folder)).toEqual([false, false, true]);
  });

  it('is finished by the next start where the process died before the trash had them', async () => {
    const { folder, trash, batch, service, restart } = await scene();
    await service.set(batch, [0, 2], 'rejected');
    const later = restart();
    expect(later.heldPath(batch, 0)).not.toBeNull();
    await later.empty();
    expect((await readdir(trash)).sort()).toEqual(['|a.jpg', '|c.jpg']);
    expect(isThere(folder)).toEqual([false, true, false]);
  });

  it('leaves a file alone that is under its name though the record says that it waits: then nobody has rejected it', async () => {
    const { folder, trash, batch, service, restart } = await scene();
    await service.set(batch, [0], 'rejected');
    // As after a crash between putting it back and writing that down, or between writing down and moving.
    await rename(service.heldPath(batch, 0) ?? '', join(folder, 'a.jpg'));
    const later = restart();
    await later.empty();
    expect(isThere(folder)).toEqual([true, true, true]);
    expect(await readdir(trash)).toEqual([]);
    expect(later.of(batch)).toEqual({ kept: [], rejected: [] });
  });

  it('loses nothing where there is no trash: they wait, and can still be taken back', async () => {
    const { folder, store, batch } = await scene();
    const service = createMarksService(store.marks, async () => await Promise.reject(new Error('There is no trash.')));
    await service.set(batch, [0, 1], 'rejected');
    expect(await service.empty()).toBe('There is no trash.');
    expect(isThere(folder)).toEqual([false, false, true]);
    await service.set(batch, [0, 1], null);
    expect(isThere(folder)).toEqual([true, true, true]);
  });

  it('stops handing over when there is no time left, and goes on the next time', async () => {
    const { trash, batch, service } = await scene();
    await service.set(batch, [0, 1, 2], 'rejected');
    let left = 1;
    await service.empty(() => left-- > 0);
    expect(await readdir(trash)).toHaveLength(1);
    await service.empty();
    expect(await readdir(trash)).toHaveLength(3);
  });

  it('never takes a name from another file when it is taken back', async () => {
    const { folder, batch, service } = await scene();
    await service.set(batch, [0], 'rejected');
    await writeFile(join(folder, 'a.jpg'), 'somebody else');
    const answer = await service.set(batch, [0], null);
    expect(answer).toMatchObject({ changed: 0, marks: { rejected: [0, 0] }, refused: { count: 1 } });
    expect(await readFile(join(folder, 'a.jpg'), 'utf8')).toBe('somebody else');
    expect(await readFile(service.heldPath(batch, 0) ?? '', 'utf8')).toBe('bytes of a.jpg');
    await service.empty();
    expect(await readFile(join(folder, 'a.jpg'), 'utf8')).toBe('somebody else');
  });

  it('keeps two rejected files of one name apart', async () => {
    const { folder, batch, service } = await scene();
    await service.set(batch, [0], 'rejected');
    const first = service.heldPath(batch, 0);
    await writeFile(join(folder, 'a.jpg'), 'the second');
    const other = { ...batch, id: 'two', url: () => 'http://example.com/other', savedName: () => 'a.jpg' };
    await service.set(other, [0], 'rejected');
    expect(await readFile(service.heldPath(other, 0) ?? '', 'utf8')).toBe('the second');
    expect(await readFile(first ?? '', 'utf8')).toBe('bytes of a.jpg');
  });

  it('says which files the system does not let go, and leaves them as they are', async () => {
    const { folder, batch, service } = await scene();
    await rename(join(folder, 'c.jpg'), join(folder, 'moved by hand.jpg'));
    const answer = await service.set(batch, [0, 2], 'rejected');
    expect(answer).toMatchObject({ marks: { rejected: [0, 0] }, changed: 1, refused: { count: 1 } });
    expect(answer.refused?.message).toContain('c.jpg');
  });

  it('moves nothing out of the folder by way of a link', async () => {
    const { folder, batch, service } = await scene();
    const elsewhere = await tempDir();
    await symlink(elsewhere, join(folder, heldFolder), 'junction');
    const answer = await service.set(batch, [0], 'rejected');
    expect(answer).toMatchObject({ changed: 0, marks: { rejected: [] }, refused: { count: 1 } });
    expect(await readdir(elsewhere)).toEqual([]);
    expect(isThere(folder)).toEqual([true, true, true]);
  });

  it('moves nothing where nothing can be remembered', async () => {
    const { folder, batch } = await scene();
    const service = createMarksService(undefined, async () => await Promise.resolve());
    await expect(service.set(batch, [0], 'rejected')).rejects.toMatchObject({ code: 'no-record' });
    expect(isThere(folder)).toEqual([true, true, true]);
  });

  it('goes one after another: an undo that comes at once finds what was rejected', async () => {
    const { folder, batch, service } = await scene();
    const rejecting = service.set(batch, [0, 1, 2], 'rejected');
    const undoing = service.set(batch, [0, 1, 2], 'kept');
    await Promise.all([rejecting, undoing]);
    expect(isThere(folder)).toEqual([true, true, true]);
    expect(service.of(batch)).toEqual({ kept: [0, 2], rejected: [] });
  });
});
