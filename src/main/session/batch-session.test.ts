import { readdir } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FaultServer, startFaultServer } from '../../../test-support/fault-server.ts';
import { receivedBytes, until } from '../../../test-support/run-batch.ts';
import { useStores } from '../../../test-support/use-stores.ts';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import type { BatchPatch, Comparison } from '../../shared/batch.ts';
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
let comparisons: Comparison[];
let heard: () => void;

beforeEach(async () => {
  server = await startFaultServer();
  patches = [];
  comparisons = [];
  heard = () => undefined;
  session = new BatchSession({
    patch: (patch) => patches.push(patch),
    timeline: () => undefined,
    comparison(_batchId, comparison) {
      comparisons.push(comparison);
      heard();
    },
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
async function comparisonOf(kind: Comparison['kind']): Promise<Comparison> {
  for (;;) {
    const last = comparisons.at(-1);
    if (last?.kind === kind) return last;
    await new Promise<void>((resolve) => (heard = resolve));
  }
}

describe('a batch session', () => {
  it('measures one at a time into a scratch folder that is gone afterwards', async () => {
    const folder = await tempDir();
    await start(rows(6), folder);
    await session.batch.whenFinished();
    const before = server.requests.length;
    session.startComparison();
    const measured = await comparisonOf('measured');
    expect(measured).toMatchObject({ kind: 'measured', rows: 6, concurrency: 6, note: null });
    expect(server.requests.length - before).toBe(6);
    expect((await readdir(folder)).sort()).toEqual(['0.jpg', '1.jpg', '2.jpg', '3.jpg', '4.jpg', '5.jpg']);
  });

  it('asks for one image at a time while it measures', async () => {
    await start(rows(3), await tempDir());
    await session.batch.whenFinished();
    const gate = server.hold('/ok');
    session.startComparison();
    for (let n = 0; n < 3; n++) {
      await gate.waitFor(1);
      expect(server.stats().open).toBe(1);
      gate.release();
    }
    await comparisonOf('measured');
  });

  it('stops measuring when told to, and leaves nothing behind', async () => {
    const folder = await tempDir();
    await start(rows(4), folder);
    await session.batch.whenFinished();
    const gate = server.hold('/ok');
    session.startComparison();
    await gate.waitFor(1);
    await session.cancelComparison();
    expect(comparisons.at(-1)).toEqual({ kind: 'cancelled' });
    expect(await readdir(folder)).toHaveLength(4);
  });

  it('says that the first run also spent time on rows it could not save', async () => {
    await start([...rows(2), { line: 3, url: server.url('status', { code: 404 }) }], await tempDir());
    await session.batch.whenFinished();
    session.startComparison();
    expect(await comparisonOf('measured')).toMatchObject({ rows: 2, note: expect.stringContaining('One row') });
  });

  it('does not measure an unfinished list, or one with a single image', async () => {
    const gate = server.hold('/ok');
    await start(rows(1), await tempDir());
    expect(() => session.startComparison()).toThrow('Wait until the list is finished');
    gate.open();
    await session.batch.whenFinished();
    expect(() => session.startComparison()).toThrow('At least two images');
  });

  it('takes no second list while one is being downloaded', async () => {
    const gate = server.hold('/ok');
    const folder = await tempDir();
    await start(rows(1), folder);
    await expect(start(rows(1), folder)).rejects.toThrow('being downloaded already');
    gate.open();
    await session.batch.whenFinished();
    await start(rows(1), folder);
    await session.batch.whenFinished();
    expect((await readdir(folder)).sort()).toEqual(['0 (1).jpg', '0.jpg']);
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
    expect(store.history.unfinished()).toEqual([]);
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
