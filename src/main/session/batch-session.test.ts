import { readdir } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FaultServer, startFaultServer } from '../../../test-support/fault-server.ts';
import { receivedBytes, until } from '../../../test-support/run-batch.ts';
import { unfinishedIn, useStores } from '../../../test-support/use-stores.ts';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import type { BatchPatch } from '../../shared/batch.ts';
import { type ListSecrets, noSecrets } from '../../shared/options.ts';
import { defaultSettings, type DownloadSettings } from '../../shared/settings.ts';
import type { ListRow } from '../../shared/url-list/url-list.ts';
import { settingsForNewList, settingsForStoredList } from '../options/list-options.ts';
import { BatchSession } from './batch-session.ts';

const tempDir = useTempDir();
const stores = useStores();
let server: FaultServer;
let session: BatchSession;
let patches: BatchPatch[];

beforeEach(async () => {
  server = await startFaultServer();
  patches = [];
  session = new BatchSession({
    patch: (patch) => patches.push(patch),
    timeline: () => undefined,
    comparison: () => undefined,
  });
});
afterEach(async () => {
  await session.close();
  await server.close();
});

function rows(count: number): ListRow[] {
  return Array.from({ length: count }, (_, n) => ({ line: n + 1, url: server.url('ok', { name: `${n}.jpg` }) }));
}
const app = { limits: defaultSettings.limits, userAgent: 'Shoal/test', files: { cookies: null, certificates: null } };
const newList = async (change: Partial<DownloadSettings> = {}, secrets: ListSecrets = noSecrets) =>
  await settingsForNewList({ ...defaultSettings.download, ...change }, secrets, app);
const storedList = async (stored: unknown) => await settingsForStoredList(stored, app);
async function start(list: ListRow[], folder: string): Promise<void> {
  await session.start({ rows: list, label: 'list', resumable: true }, folder, await newList());
}

describe('a batch session', () => {
  it('stops measuring when a download is tried again', async () => {
    const folder = await tempDir();
    await start([...rows(2), { line: 3, url: server.url('status', { code: 404 }) }], folder);
    await session.batch.whenFinished();
    const gate = server.hold('/ok');
    session.startComparison({ levels: [1, 2], rounds: 1, sample: null });
    await gate.waitFor(1);
    session.batch.retry([2]);
    await session.batch.whenFinished();
    await expect.poll(() => session.snapshot?.comparison.kind).not.toBe('running');
    expect(session.snapshot?.comparison).toEqual({ kind: 'cancelled' });
    expect(await readdir(folder)).toHaveLength(2);
  });

  it('downloads several lists at a time, and tells the window only of the one that is shown', async () => {
    const gate = server.hold('/ok');
    const [one, two] = [await tempDir(), await tempDir()];
    await start(rows(2), one);
    const first = session.batch;
    await gate.waitFor(2);
    await start(rows(3), two);
    const second = session.batch;
    expect(session.busy.map(({ batch }) => batch.id)).toEqual([first.id, second.id]);
    await expect.poll(() => patches.some(({ batchId }) => batchId === second.id)).toBe(true);
    patches = [];
    gate.open();
    await Promise.all([first.whenFinished(), second.whenFinished()]);
    expect(new Set(patches.map(({ batchId }) => batchId))).toEqual(new Set([second.id]));
    expect(await readdir(one)).toHaveLength(2);
    expect(await readdir(two)).toHaveLength(3);
    session.show(first.id);
    expect(session.snapshot).toMatchObject({ batchId: first.id, status: { kind: 'finished' } });
    session.show(null);
    expect(session.snapshot).toBeNull();
    expect(() => session.batch).toThrow('no list');
  });

  it('keeps a finished list open for a while, and a running one as long as it runs', async () => {
    const gate = server.hold('/resumable');
    await start([{ line: 1, url: server.url('resumable') }], await tempDir());
    const { id } = session.batch;
    for (let n = 0; n < 6; n += 1) {
      await start(rows(1), await tempDir());
      await session.batch.whenFinished();
    }
    expect(session.find(id)?.isBusy).toBe(true);
    expect(session.lists.filter(({ isFinished }) => isFinished).length).toBeLessThanOrEqual(5);
    gate.open();
  });

  it('D7 tries again and measures with what the list was begun with', async () => {
    const secrets = { ...noSecrets, headers: '[127.0.0.1]\nX-Key: a\nReferer: self' };
    const measured = Promise.withResolvers<void>();
    const own = new BatchSession({
      patch: () => undefined,
      timeline: () => undefined,
      comparison: (_batchId, { kind }) => kind === 'running' || measured.resolve(),
    });
    const list = [...rows(2), { line: 3, url: server.url('status', { code: 404 }) }];
    await own.start({ rows: list, label: 'list', resumable: true }, await tempDir(), await newList({}, secrets));
    await own.batch.whenFinished();
    own.batch.retryFailed();
    await own.batch.whenFinished();
    own.startComparison({ levels: [1, 2], rounds: 1, sample: null });
    await measured.promise;
    await own.close();
    expect(server.requests).toHaveLength(3 + 1 + 4);
    for (const { headers } of server.requests) {
      expect(headers).toMatchObject({ 'x-key': 'a', referer: `${server.origin}/` });
    }
  });

  it('gives out the files of the present batch only, and only saved ones', async () => {
    await start([...rows(1), { line: 2, url: server.url('status', { code: 404 }) }], await tempDir());
    await session.batch.whenFinished();
    expect(session.savedFile(session.batch.id, 0)).toMatchObject({ mediaType: 'image/jpeg' });
    expect(session.savedFile(session.batch.id, 1)).toBeNull();
    expect(session.savedFile(session.batch.id, 99)).toBeNull();
    expect(session.savedFile('another', 0)).toBeNull();
  });

  it('goes on with a list that was closed in mid-download, once', async () => {
    const [data, folder] = [await tempDir(), await tempDir()];
    const gate = server.hold('/resumable');
    const list = [{ line: 1, url: server.url('resumable') }];
    const store = stores.open(data);
    const first = new BatchSession(
      { patch: () => undefined, timeline: () => undefined, comparison: () => undefined },
      store,
    );
    await first.start({ rows: list, label: 'list', resumable: true }, folder, await newList());
    await gate.waitFor(1);
    await until(first.batch, (snapshot) => receivedBytes(snapshot) === 5000);
    const { id } = first.batch;
    await first.close();
    expect(await readdir(folder)).toEqual([expect.stringContaining('.shoal-part')]);
    gate.open();
    const second = new BatchSession(
      { patch: () => undefined, timeline: () => undefined, comparison: () => undefined },
      store,
    );
    await second.goOn(id, storedList);
    await second.batch.whenFinished();
    expect(server.requests.map(({ headers }) => headers['range'])).toEqual([undefined, 'bytes=5000-']);
    expect(server.requests[1]?.headers['user-agent']).toBe('Shoal/test');
    await second.close();
    expect(await readdir(folder)).toEqual(['picture.jpg']);
    await expect(second.goOn(id, storedList)).rejects.toMatchObject({ code: 'no-list' });
  });

  it('leaves nothing to go on with of a list whose server ends with the app', async () => {
    const [data, folder] = [await tempDir(), await tempDir()];
    const gate = server.hold('/resumable');
    const store = stores.open(data);
    const session = new BatchSession(
      { patch: () => undefined, timeline: () => undefined, comparison: () => undefined },
      store,
    );
    const list = { rows: [{ line: 1, url: server.url('resumable') }], label: 'Demo list', resumable: false };
    await session.start(list, folder, await newList());
    await gate.waitFor(1);
    await until(session.batch, (snapshot) => receivedBytes(snapshot) === 5000);
    await session.close();
    expect(await readdir(folder)).toEqual([]);
    expect(unfinishedIn(store)).toEqual([]);
    expect(store.history.abandoned(Date.now() + 1000)).toEqual([]);
  });

  it('leaves no file behind when it is closed in mid-download', async () => {
    const folder = await tempDir();
    const gate = server.hold('/ok');
    await start(rows(5), folder);
    await gate.waitFor(5);
    await session.close();
    expect(await readdir(folder)).toEqual([]);
    expect(session.snapshot).toBeNull();
  });
});
