import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FaultServer, startFaultServer } from '../../../test-support/fault-server.ts';
import { useStores } from '../../../test-support/use-stores.ts';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import { noSecrets } from '../../shared/options.ts';
import { defaultSettings } from '../../shared/settings.ts';
import type { ListRow } from '../../shared/url-list/url-list.ts';
import { settingsForNewList, settingsForStoredList } from '../options/list-options.ts';
import { BatchSession } from '../session/batch-session.ts';
import { shortPath } from './list-entries.ts';
import { createListsService } from './lists-service.ts';
import { afterWaking } from './waking-first.ts';

const tempDir = useTempDir();
const stores = useStores();
const app = { limits: defaultSettings.limits, userAgent: 'Shoal/test', files: { cookies: null, certificates: null } };
const settingsFor = async (stored: unknown) => await settingsForStoredList(stored, app);
let server: FaultServer;
let sessions: BatchSession[];
beforeEach(async () => {
  server = await startFaultServer();
  sessions = [];
});
afterEach(async () => {
  for (const session of sessions) await session.close();
  await server.close();
});

const images = (count: number): ListRow[] =>
  Array.from({ length: count }, (_, n) => ({ line: n + 1, url: server.url('ok', { name: `${n}.jpg`, seed: n }) }));

const nothing = (): void => undefined;

/** An app's lists, in a data folder that may be that of an earlier one. */
async function makeLists(data: string, trash: (path: string) => Promise<void> = async (path) => await rm(path)) {
  const store = stores.open(data);
  const told: string[] = [];
  const session = new BatchSession(
    { patch: nothing, timeline: nothing, comparison: nothing, replaced: (batchId) => told.push(batchId) },
    store,
  );
  sessions.push(session);
  const lists = createListsService({ store, session, trash, changed: nothing });
  const download = async (rows: ListRow[], folder: string, label = 'harbour.txt'): Promise<string> => {
    await session.start(
      { rows, label, resumable: true },
      folder,
      await settingsForNewList(defaultSettings.download, noSecrets, app),
    );
    await session.batch.whenFinished();
    return session.batch.id;
  };
  const end = async (): Promise<void> => {
    await session.close();
    stores.close(store);
  };
  return { store, session, lists, told, download, end };
}

describe('the lists', () => {
  it('are there in a later start, by the names they were given, and are shown as they ended', async () => {
    const [data, folder] = [await tempDir(), await tempDir()];
    const first = await makeLists(data);
    const id = await first.download([...images(2), { line: 3, url: server.url('status', { code: 404 }) }], folder);
    first.lists.rename(id, 'The harbour');
    const before = await first.lists.all();
    expect(before).toMatchObject([
      { batchId: id, label: 'The harbour', state: 'finished', rows: 3, saved: 2, failed: 1, bytes: 20_000 },
    ]);
    await first.end();
    const { lists, session } = await makeLists(data);
    expect(await lists.all()).toEqual(before.map((entry) => ({ ...entry, at: expect.any(Number) })));
    expect(lists.show(id)).toMatchObject({ batchId: id, status: { kind: 'finished' }, totals: { rows: 3 } });
    expect(session.isBusy).toBe(false);
    expect(lists.show(null)).toBeNull();
    expect(() => lists.show('unknown')).toThrow('not there any more');
  });

  it('are told in a report whether they are open or of an earlier start', async () => {
    const [data, folder] = [await tempDir(), await tempDir()];
    const first = await makeLists(data);
    const id = await first.download([...images(2), { line: 3, url: server.url('status', { code: 404 }) }], folder);
    const open = first.lists.reported(id);
    expect(open.timeline.rows).toBe(3);
    await first.end();
    const { lists, session } = await makeLists(data);
    const { snapshot, timeline } = lists.reported(id);
    expect(snapshot).toMatchObject({
      folder,
      status: { kind: 'finished', summary: { saved: 2, failed: 1 } },
      comparison: { kind: 'none' },
      downloads: open.snapshot.downloads.map(({ name }) => ({ name })),
    });
    expect(timeline.rows).toBe(0);
    expect(session.lists).toEqual([]);
    expect(() => lists.reported('unknown')).toThrow('not there any more');
  });

  it('can be worked on again as soon as something is to be done with one that is only looked at', async () => {
    const [data, folder] = [await tempDir(), await tempDir()];
    const first = await makeLists(data);
    const late = server.url('failThenOk', { times: 1, fault: 'status', code: 404, name: 'late.jpg' });
    const id = await first.download([...images(1), { line: 2, url: late }], folder);
    await first.end();
    const { lists, session, told } = await makeLists(data);
    lists.show(id);
    await session.wake(id, settingsFor);
    expect(told).toEqual([id]);
    session.batch.retryFailed();
    await session.batch.whenFinished();
    expect((await readdir(folder)).sort()).toEqual(['0.jpg', 'late.jpg']);
    expect(lists.entry(id)).toMatchObject({ state: 'finished', saved: 2, failed: 0 });
  });

  it('are each taken from the record when two are to be worked on at a time', async () => {
    const data = await tempDir();
    const first = await makeLists(data);
    const one = await first.download(images(1), await tempDir());
    const two = await first.download(images(2), await tempDir());
    await first.end();
    const { lists, session, told } = await makeLists(data);
    lists.show(one);
    const waking = session.wake(one, settingsFor);
    lists.show(two);
    await Promise.all([waking, session.wake(two, settingsFor)]);
    expect(session.lists.map(({ stored }) => stored)).toEqual([null, null]);
    expect(told).toEqual([two]);
  });

  it('stay away where they are removed while they are taken from the record', async () => {
    const data = await tempDir();
    const first = await makeLists(data);
    const id = await first.download(images(1), await tempDir());
    await first.end();
    const { lists, session } = await makeLists(data);
    lists.show(id);
    const waking = session.wake(id, settingsFor);
    const removed = lists.remove(id, false);
    await expect(waking).rejects.toMatchObject({ code: 'no-list' });
    expect(await removed).toEqual({ trashed: 0, bytes: 0, refused: 0 });
    expect(session.lists).toEqual([]);
    expect(await lists.all()).toEqual([]);
  });

  it('are left alone by what was asked of the one before', async () => {
    const data = await tempDir();
    const first = await makeLists(data);
    const one = await first.download(images(1), await tempDir());
    const two = await first.download(images(1), await tempDir());
    await first.end();
    const { lists, session } = await makeLists(data);
    lists.show(one);
    const worked: (string | undefined)[] = [];
    const retry = afterWaking<'downloads:retry'>(
      () => {
        worked.push(session.shown?.batch.id);
        return null;
      },
      session,
      settingsFor,
    );
    const asked = retry({ ranges: [0, 0] });
    lists.show(two);
    await expect(asked).rejects.toMatchObject({ code: 'other-list' });
    await retry({ ranges: [0, 0] });
    expect(worked).toEqual([two]);
  });

  it('are run again where their folder is, and say what stands in the way', async () => {
    const [data, folder] = [await tempDir(), join(await tempDir(), 'images')];
    const { lists, session, download } = await makeLists(data);
    await mkdir(folder);
    const id = await download(images(2), folder);
    await rm(folder, { recursive: true });
    await expect(lists.runAgain(id, settingsFor)).rejects.toMatchObject({ code: 'folder-missing' });
    expect(lists.entry(id)).toMatchObject({ state: 'finished' });
    await lists.createFolder(id);
    await lists.runAgain(id, settingsFor);
    expect(await session.batch.whenFinished()).toMatchObject({ saved: 2 });
    expect((await readdir(folder)).sort()).toEqual(['0.jpg', '1.jpg']);
  });

  it('get their folder back only where it can be made, and say what stands in the way', async () => {
    const [data, above] = [await tempDir(), join(await tempDir(), 'harbour')];
    const folder = join(above, 'images');
    const { lists, download } = await makeLists(data);
    await mkdir(folder, { recursive: true });
    const id = await download(images(1), folder);
    await lists.createFolder(id); // it is there
    expect(await readdir(folder)).toEqual(['0.jpg']);
    await rm(above, { recursive: true });
    await writeFile(above, 'in the way');
    await expect(lists.createFolder(id)).rejects.toMatchObject({ code: 'folder-not-a-folder' });
    await expect(lists.createFolder('unknown')).rejects.toMatchObject({ code: 'no-list' });
  });

  it('go with their own files, and nothing else goes', async () => {
    const [data, folder] = [await tempDir(), await mkdtemp(join(await tempDir(), 'x-'))];
    const { lists, download } = await makeLists(data);
    const id = await download(images(3), folder);
    await writeFile(join(folder, '1.jpg'), 'somebody else');
    await writeFile(join(folder, 'mine.txt'), 'mine');
    expect(await lists.files(id)).toEqual({ files: 2, bytes: 20_000, changed: 1, missing: 0, shared: 0 });
    expect(await lists.remove(id, true)).toEqual({ trashed: 2, bytes: 20_000, refused: 0 });
    expect((await readdir(folder)).sort()).toEqual(['1.jpg', 'mine.txt']);
    expect(await lists.all()).toEqual([]);
  });

  it('stay where the trash refuses one of their files', async () => {
    const [data, folder] = [await tempDir(), await tempDir()];
    const { lists, download } = await makeLists(data, async (path) => {
      if (path.endsWith('1.jpg')) throw new Error('no trash there');
      await rm(path);
    });
    const id = await download(images(2), folder);
    expect(await lists.remove(id, true)).toEqual({ trashed: 1, bytes: 10_000, refused: 1 });
    expect(await lists.all()).toMatchObject([{ batchId: id, state: 'finished' }]);
  });

  it('are not removed while they are downloaded', async () => {
    const gate = server.hold('/ok');
    const { lists, session } = await makeLists(await tempDir());
    const settings = await settingsForNewList(defaultSettings.download, noSecrets, app);
    await session.start({ rows: images(1), label: 'list', resumable: true }, await tempDir(), settings);
    await expect(lists.remove(session.batch.id, false)).rejects.toMatchObject({ code: 'busy' });
    gate.open();
  });
});

it('a folder in the home folder is told as people write it', () => {
  const home = homedir();
  expect(shortPath(`${home}/Pictures/harbour`, home)).toBe('~/Pictures/harbour');
  expect(shortPath(`${home}elsewhere`, home)).toBe(`${home}elsewhere`);
});
