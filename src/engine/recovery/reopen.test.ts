import { readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FaultServer, startFaultServer } from '../../../test-support/fault-server.ts';
import { useStores } from '../../../test-support/use-stores.ts';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import type { ListRow } from '../../shared/url-list/url-list.ts';
import { systemClock } from '../clock.ts';
import type { Store } from '../store/store.ts';
import { defaultHttpOptions } from '../transfer/request/http-client.ts';
import { defaultRetryOptions } from '../transfer/retry-policy.ts';
import { beginBatch } from './begin-batch.ts';
import { findOwnFiles } from './own-files.ts';
import { takeAgain, viewBatch } from './reopen-batch.ts';

const tempDir = useTempDir();
const stores = useStores();
const ports = { clock: systemClock, random: Math.random };
const settings = {
  limits: { concurrency: 4, perHost: null },
  http: defaultHttpOptions,
  retry: { ...defaultRetryOptions, retries: 0 },
  maxBytes: 1e9,
};
let server: FaultServer;
beforeEach(async () => (server = await startFaultServer()));
afterEach(async () => await server.close());

const images = (count: number, prefix = ''): ListRow[] =>
  Array.from({ length: count }, (_, n) => ({
    line: n + 1,
    url: server.url('ok', { name: `${prefix}${n}.jpg`, seed: n }),
  }));

/** Downloads a list to its end, and leaves it. */
async function download(store: Store, folder: string, rows: ListRow[], id = 'x'): Promise<void> {
  const spec = { ...settings, id, rows, folder };
  const batch = await beginBatch(spec, ports, store, { label: `${id}.txt`, resumable: true, keepsSecrets: true });
  batch.start();
  await batch.whenFinished();
  await batch.close();
}

function storedIn(store: Store, id = 'x') {
  const stored = store.history.read(id);
  if (stored === null) throw new Error('it is not on record');
  return stored;
}

async function takenFrom(store: Store, reopening: 'as-it-was' | 'only-missing') {
  const taken = await takeAgain('x', reopening, ports, store, () => settings);
  if (taken === null) throw new Error('it cannot be taken');
  return taken.batch;
}

describe('a finished list', () => {
  it('is seen again as it ended, without a look at its folder', async () => {
    const [data, folder] = [await tempDir(), await tempDir()];
    const store = stores.open(data);
    await download(store, folder, [
      ...images(3),
      { line: 4, url: server.url('status', { code: 404, name: 'gone.jpg' }) },
    ]);
    await rm(folder, { recursive: true });
    const { batch } = viewBatch(storedIn(store), ports);
    expect(batch.snapshot()).toMatchObject({
      batchId: 'x',
      limits: { concurrency: 4 },
      status: { kind: 'finished', summary: { saved: 3, failed: 1, concurrency: 4 } },
      totals: { rows: 4, counts: { done: 3, failed: 1 } },
    });
    expect(batch.download(1)).toMatchObject({ name: '1.jpg', state: { kind: 'done', mediaType: 'image/jpeg' } });
    expect(batch.savedFile(1)).toEqual({ path: join(folder, '1.jpg'), mediaType: 'image/jpeg' });
    expect(store.history.outlines()).toMatchObject([{ sums: { saved: 3, failed: 1, cancelled: 0, bytes: 30_000 } }]);
  });

  it('keeps the time of its end when it is looked at and left', async () => {
    const [data, folder] = [await tempDir(), await tempDir()];
    const store = stores.open(data);
    await download(store, folder, images(1));
    const before = store.history.outline('x')?.touchedAt;
    await systemClockPasses();
    await viewBatch(storedIn(store), ports).batch.close();
    expect(store.history.outline('x')?.touchedAt).toBe(before);
  });

  it('tries its failures again, and leaves alone what somebody has removed since', async () => {
    const [data, folder] = [await tempDir(), await tempDir()];
    const store = stores.open(data);
    const failing = server.url('failThenOk', { times: 1, fault: 'status', code: 404, name: 'late.jpg' });
    await download(store, folder, [...images(2), { line: 3, url: failing }]);
    expect(store.history.outline('x')).toMatchObject({ sums: { saved: 2, failed: 1 } });
    await rm(join(folder, '0.jpg'));
    const batch = await takenFrom(store, 'as-it-was');
    expect(batch.status.kind).toBe('finished');
    batch.retryFailed();
    await batch.whenFinished();
    await batch.close();
    expect((await readdir(folder)).sort()).toEqual(['1.jpg', 'late.jpg']);
    expect(store.history.outline('x')).toMatchObject({ isFinished: true, sums: { saved: 3, failed: 0 } });
    expect(server.requestsFor(server.url('ok', { name: '0.jpg', seed: 0 }))).toHaveLength(1);
  });

  it('downloads what is missing or changed when it is run again, and nothing else', async () => {
    const [data, folder] = [await tempDir(), await tempDir()];
    const store = stores.open(data);
    const rows = images(4);
    await download(store, folder, rows);
    await rm(join(folder, '1.jpg'));
    await writeFile(join(folder, '2.jpg'), 'somebody else');
    const batch = await takenFrom(store, 'only-missing');
    batch.start();
    await batch.whenFinished();
    await batch.close();
    expect((await readdir(folder)).sort()).toEqual(['0.jpg', '1.jpg', '2 (1).jpg', '2.jpg', '3.jpg']);
    expect(rows.map(({ url }) => server.requestsFor(url).length)).toEqual([1, 2, 2, 1]);
    expect(store.history.outlines()).toMatchObject([{ id: 'x', label: 'x.txt', sums: { saved: 4 } }]);
  });

  it('keeps its name when the same list is downloaded anew', async () => {
    const [data, folder] = [await tempDir(), await tempDir()];
    const store = stores.open(data);
    await download(store, folder, images(2));
    store.history.rename('x', 'Harbour, all of it');
    await download(store, folder, images(2), 'y');
    expect(store.history.outlines()).toMatchObject([{ id: 'y', label: 'Harbour, all of it' }]);
  });
});

describe('the files of a list', () => {
  it('are those that Shoal has saved, that nobody has changed, and that no other list has', async () => {
    const [data, folder] = [await tempDir(), await tempDir()];
    const store = stores.open(data);
    await download(store, folder, images(5));
    await download(store, folder, images(5).slice(4), 'other');
    await rm(join(folder, '0.jpg'));
    const { atime } = await stat(join(folder, '1.jpg'));
    await utimes(join(folder, '1.jpg'), atime, new Date(2020, 1, 1));
    await writeFile(join(folder, 'mine.jpg'), 'not of the list');
    const stored = storedIn(store);
    const others = store.history.urlsOfOthers(stored);
    const { batch } = viewBatch(stored, ports);
    const own = await findOwnFiles(batch, store.saved, (url) => others.has(url));
    expect(own).toEqual({
      files: ['2.jpg', '3.jpg'].map((name) => ({ path: join(folder, name), bytes: 10_000 })),
      changed: 1,
      missing: 1,
      shared: 1,
    });
  });
});

const systemClockPasses = async (): Promise<void> => {
  const begun = Date.now();
  while (Date.now() === begun) await new Promise(setImmediate);
};
