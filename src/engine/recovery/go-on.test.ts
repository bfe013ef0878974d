import { mkdir, readdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import type { BehaviourParams, FaultServer, Gate } from '../../../test-support/fault-server.ts';
import { imageBytes } from '../../../test-support/image-bytes.ts';
import { filesIn, receivedBytes, until } from '../../../test-support/run-batch.ts';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import { useServers } from '../../../test-support/use-servers.ts';
import { unfinishedIn, useStores } from '../../../test-support/use-stores.ts';
import type { DownloadState } from '../../shared/download.ts';
import type { Batch, BatchSpec } from '../batch/batch.ts';
import { systemClock } from '../clock.ts';
import type { Store } from '../store/store.ts';
import { defaultHttpOptions } from '../transfer/http-client.ts';
import { defaultRetryOptions } from '../transfer/retry-policy.ts';
import { beginBatch, goOnWithBatch } from './begin-batch.ts';

const tempDir = useTempDir();
const startServer = useServers();
const stores = useStores();
const batches: Batch[] = [];
afterEach(async () => {
  for (const batch of batches.splice(0)) await batch.close();
});

const ports = { clock: systemClock, random: () => 0 };
const options = { label: 'list.txt', resumable: true, keepsSecrets: true };
const settings = {
  limits: { concurrency: 8, perHost: null },
  http: { ...defaultHttpOptions, timeoutMs: 10_000 },
  retry: { ...defaultRetryOptions, retries: 0 },
  maxBytes: Number.MAX_SAFE_INTEGER,
};
let made = 0;
const specOf = (urls: readonly string[], folder: string): BatchSpec => {
  const rows = urls.map((url, index) => ({ url, line: index + 1 }));
  return { ...settings, id: `batch-${(made += 1)}`, folder, rows };
};

async function begin(spec: BatchSpec, store: Store): Promise<Batch> {
  const batch = await beginBatch(spec, ports, store, options);
  batches.push(batch);
  return batch;
}
async function goOn(batchId: string, store: Store): Promise<Batch> {
  const taken = await goOnWithBatch(batchId, ports, store, () => settings);
  if (taken === null) throw new Error('there is no such batch');
  batches.push(taken.batch);
  return taken.batch;
}
async function finish(batch: Batch): Promise<DownloadState[]> {
  batch.start();
  await batch.whenFinished();
  return Array.from({ length: batch.rowCount }, (_, id) => batch.download(id).state);
}

interface Stopped {
  data: string;
  folder: string;
  server: FaultServer;
  gate: Gate;
  spec: BatchSpec;
  urls: string[];
}

/**
 * Three images: the first is saved, and of the other two half has come when the batch is closed and its process ends.
 */
async function stopInTheMiddle(params: BehaviourParams<'resumable'> = {}): Promise<Stopped> {
  const [data, folder, server] = [await tempDir(), await tempDir(), await startServer()];
  const urls = [
    server.url('ok', { name: '0.jpg', seed: 1 }),
    ...[2, 3].map((seed) => server.url('resumable', { ...params, name: `${seed - 1}.jpg`, seed })),
  ];
  const gate = server.hold('/resumable');
  const store = stores.open(data);
  const spec = specOf(urls, folder);
  const batch = await begin(spec, store);
  batch.start();
  await gate.waitFor(2);
  await until(batch, (snapshot) => receivedBytes(snapshot) === 10_000 && snapshot.totals.counts.done === 1);
  await batch.close();
  stores.close(store);
  await server.waitForIdle();
  gate.open();
  return { data, folder, server, gate, spec, urls };
}

const image = (seed: number): Buffer => imageBytes({ seed });
const isWhole = async (folder: string): Promise<void> => {
  const files = await filesIn(folder);
  expect([...files.keys()].sort()).toEqual(['0.jpg', '1.jpg', '2.jpg']);
  for (const seed of [1, 2, 3]) expect(files.get(`${seed - 1}.jpg`)?.equals(image(seed)), `${seed}`).toBe(true);
};
const rangesAskedFor = ({ server, urls }: Stopped): (string | undefined)[] =>
  urls.slice(1).flatMap((url) => server.requestsFor(url).map(({ headers }) => headers['range']));
const partsIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder)).filter((name) => name.endsWith('.shoal-part')).sort();

/** Changes what the store knows, as another start of the computer or an older process would have left it. */
function changeStore(data: string, sql: string): void {
  const database = new DatabaseSync(join(data, 'shoal.sqlite'));
  database.exec(sql);
  database.close();
}

describe('a list that was not finished', () => {
  it('is offered at the next start, with how far it came', async () => {
    const { data, folder, spec } = await stopInTheMiddle();
    expect(await partsIn(folder)).toHaveLength(2);
    expect(unfinishedIn(stores.open(data))).toMatchObject([
      { id: spec.id, label: 'list.txt', folder, isFinished: false, rows: 3, sums: { saved: 1 } },
    ]);
  });

  it('goes on where it was: what is saved stays, and the rest of each image is asked for', async () => {
    const stopped = await stopInTheMiddle();
    const store = stores.open(stopped.data);
    const batch = await goOn(stopped.spec.id, store);
    const states = await finish(batch);
    expect(states.map(({ kind }) => kind)).toEqual(['done', 'done', 'done']);
    expect(rangesAskedFor(stopped)).toEqual([undefined, 'bytes=5000-', undefined, 'bytes=5000-']);
    expect(stopped.server.requestsFor(stopped.urls[0]!)).toHaveLength(1);
    for (const url of stopped.urls.slice(1)) {
      expect(stopped.server.requestsFor(url)[1]?.headers['if-range']).toBe('"v1"');
    }
    await isWhole(stopped.folder);
    await batch.close();
    expect(unfinishedIn(store)).toEqual([]);
  });

  it('adds up its times, and tells each saved image as it was', async () => {
    const { data, spec } = await stopInTheMiddle();
    changeStore(data, 'UPDATE batches SET elapsed_ms = 60000, saved_ms = 50000, peak_active = 7');
    const batch = await goOn(spec.id, stores.open(data));
    expect(batch.totals().elapsedMs).toBeGreaterThanOrEqual(60_000);
    const [first] = await finish(batch);
    expect(first).toMatchObject({ kind: 'done', rank: 0, bytes: 10_000, mediaType: 'image/jpeg' });
    const { status } = batch;
    if (status.kind !== 'finished') throw new Error('not finished');
    expect(status.summary).toMatchObject({ saved: 3, skipped: 0, peakActive: 7 });
    expect(status.summary.savedMs).toBeGreaterThanOrEqual(60_000);
    const ranks = [0, 1, 2].map((id) => batch.download(id).state).map((state) => ('rank' in state ? state.rank : NaN));
    expect(new Set(ranks)).toEqual(new Set([0, 1, 2]));
  });

  it('is gone on with by the same list into the same folder too', async () => {
    const stopped = await stopInTheMiddle();
    const store = stores.open(stopped.data);
    const batch = await begin({ ...stopped.spec, id: 'another' }, store);
    expect(batch.id).toBe(stopped.spec.id);
    const states = await finish(batch);
    expect(states.map(({ kind }) => kind)).toEqual(['skipped', 'done', 'done']);
    expect(rangesAskedFor(stopped)).toEqual([undefined, 'bytes=5000-', undefined, 'bytes=5000-']);
    await isWhole(stopped.folder);
  });

  it('is another one in another folder, or with other URLs', async () => {
    const { data, spec } = await stopInTheMiddle();
    const store = stores.open(data);
    const elsewhere = await begin({ ...spec, id: 'elsewhere', folder: await tempDir() }, store);
    const shorter = await begin({ ...spec, id: 'shorter', rows: [...spec.rows].slice(1) }, store);
    expect([elsewhere.id, shorter.id]).toEqual(['elsewhere', 'shorter']);
    expect(unfinishedIn(store).map(({ id }) => id)).toEqual([spec.id]);
  });

  it('begins an image again whose version has changed', async () => {
    const stopped = await stopInTheMiddle({ answer: 'changed' });
    await finish(await goOn(stopped.spec.id, stores.open(stopped.data)));
    const files = await filesIn(stopped.folder);
    expect(files.get('1.jpg')?.equals(image(3))).toBe(true);
    expect(files.get('2.jpg')?.equals(image(4))).toBe(true);
    expect(files.size).toBe(3);
  });

  it.each([
    ['a weak validator', { etag: 'W/"v1"' }],
    ['no validator', { etag: '' }],
  ])('begins an image again that has %s', async (_what, params) => {
    const stopped = await stopInTheMiddle(params);
    expect(await partsIn(stopped.folder)).toEqual([]);
    await finish(await goOn(stopped.spec.id, stores.open(stopped.data)));
    expect(rangesAskedFor(stopped)).toEqual([undefined, undefined, undefined, undefined]);
    await isWhole(stopped.folder);
  });

  it('downloads a saved image again that somebody has removed or changed since', async () => {
    const stopped = await stopInTheMiddle();
    await writeFile(join(stopped.folder, '0.jpg'), 'changed');
    const states = await finish(await goOn(stopped.spec.id, stores.open(stopped.data)));
    expect(states.map(({ kind }) => kind)).toEqual(['done', 'done', 'done']);
    const files = await filesIn(stopped.folder);
    expect(files.get('0.jpg')?.toString()).toBe('changed');
    expect(files.get('0 (1).jpg')?.equals(image(1))).toBe(true);
  });

  it('keeps what failed and what was cancelled as it was', async () => {
    const [data, folder, server] = [await tempDir(), await tempDir(), await startServer()];
    const gate = server.hold('/ok');
    const urls = [
      server.url('status', { code: 404 }),
      server.url('ok', { name: 'a.jpg' }),
      server.url('ok', { name: 'b.jpg' }),
    ];
    const spec = specOf(urls, folder);
    const first = stores.open(data);
    const batch = await begin(spec, first);
    batch.start();
    await gate.waitFor(2);
    batch.cancel([1]);
    await until(batch, ({ totals }) => totals.counts.failed === 1);
    await batch.close();
    stores.close(first);
    gate.open();
    const states = await finish(await goOn(spec.id, stores.open(data)));
    expect(states).toMatchObject([
      { kind: 'failed', failure: { code: 'http-not-found' } },
      { kind: 'cancelled' },
      { kind: 'done' },
    ]);
    expect(server.requestsFor(urls[0]!)).toHaveLength(1);
  });

  it('saves nothing twice where files are overwritten', async () => {
    const stopped = await stopInTheMiddle();
    const store = stores.open(stopped.data);
    const overwriting = { ...settings, onConflict: 'overwrite' as const };
    const taken = await goOnWithBatch(stopped.spec.id, ports, store, () => overwriting);
    batches.push(taken!.batch);
    expect((await finish(taken!.batch)).map(({ kind }) => kind)).toEqual(['done', 'done', 'done']);
    expect(stopped.server.requestsFor(stopped.urls[0]!)).toHaveLength(1);
    await isWhole(stopped.folder);
  });

  it('can be gone on with later when its folder is not there', async () => {
    const stopped = await stopInTheMiddle();
    const store = stores.open(stopped.data);
    await rename(stopped.folder, `${stopped.folder}-away`);
    await expect(goOn(stopped.spec.id, store)).rejects.toMatchObject({ code: 'folder-missing' });
    await rename(`${stopped.folder}-away`, stopped.folder);
    await finish(await goOn(stopped.spec.id, store));
    await isWhole(stopped.folder);
  });

  it('is not there for a second process while the first one goes on with it', async () => {
    const stopped = await stopInTheMiddle();
    await goOn(stopped.spec.id, stores.open(stopped.data));
    expect(await goOnWithBatch(stopped.spec.id, ports, stores.open(stopped.data), () => settings)).toBeNull();
  });
});

describe('a part file', () => {
  it('is used up to what was synced when the computer has been started anew since', async () => {
    const stopped = await stopInTheMiddle();
    changeStore(
      stopped.data,
      "UPDATE batches SET boot = 'another'; UPDATE parts SET synced_bytes = 3000 WHERE row = 1",
    );
    await finish(await goOn(stopped.spec.id, stores.open(stopped.data)));
    expect(rangesAskedFor(stopped)).toEqual([undefined, 'bytes=3000-', undefined, 'bytes=5000-']);
    await isWhole(stopped.folder);
  });

  it('is begun again when nothing of it was synced before the computer was started anew', async () => {
    const stopped = await stopInTheMiddle();
    changeStore(stopped.data, "UPDATE batches SET boot = 'another'; UPDATE parts SET synced_bytes = 0");
    const batch = await goOn(stopped.spec.id, stores.open(stopped.data));
    expect(await partsIn(stopped.folder)).toEqual([]);
    await finish(batch);
    expect(rangesAskedFor(stopped)).toEqual([undefined, undefined, undefined, undefined]);
    await isWhole(stopped.folder);
  });

  it('is used as far as it has grown after its last record, while the computer runs on', async () => {
    const stopped = await stopInTheMiddle();
    changeStore(stopped.data, 'UPDATE parts SET synced_bytes = 0');
    await finish(await goOn(stopped.spec.id, stores.open(stopped.data)));
    expect(rangesAskedFor(stopped)).toEqual([undefined, 'bytes=5000-', undefined, 'bytes=5000-']);
    await isWhole(stopped.folder);
  });

  it('that is complete but for its name costs one byte more', async () => {
    const stopped = await stopInTheMiddle();
    for (const part of await partsIn(stopped.folder)) {
      await writeFile(join(stopped.folder, part), image(part.includes('-1-') ? 2 : 3));
    }
    await finish(await goOn(stopped.spec.id, stores.open(stopped.data)));
    expect(rangesAskedFor(stopped)).toEqual([undefined, 'bytes=9999-', undefined, 'bytes=9999-']);
    await isWhole(stopped.folder);
  });

  it.each([
    ['is gone', async (path: string) => await rm(path)],
    ['is empty', async (path: string) => await truncate(path, 0)],
    ['is longer than the image', async (path: string) => await writeFile(path, Buffer.alloc(20_000))],
    [
      'is a folder',
      async (path: string) => {
        await rm(path);
        await mkdir(path);
        await rm(path, { recursive: true });
      },
    ],
  ])('is begun again when it %s', async (_what, damage) => {
    const stopped = await stopInTheMiddle();
    for (const part of await partsIn(stopped.folder)) await damage(join(stopped.folder, part));
    await finish(await goOn(stopped.spec.id, stores.open(stopped.data)));
    expect(rangesAskedFor(stopped)).toEqual([undefined, undefined, undefined, undefined]);
    await isWhole(stopped.folder);
  });

  it('with a second name is not written to', async () => {
    const stopped = await stopInTheMiddle();
    const { link, readFile } = await import('node:fs/promises');
    const [part] = await partsIn(stopped.folder);
    const mine = join(await tempDir(), 'mine');
    await link(join(stopped.folder, part!), mine);
    const before = await readFile(mine);
    await finish(await goOn(stopped.spec.id, stores.open(stopped.data)));
    expect((await readFile(mine)).equals(before)).toBe(true);
    await isWhole(stopped.folder);
  });

  it('that is on record under a name of another kind is left alone', async () => {
    const stopped = await stopInTheMiddle();
    await writeFile(join(stopped.folder, 'mine.txt'), 'mine, and as long as an image '.repeat(100));
    const { size } = await stat(join(stopped.folder, 'mine.txt'));
    changeStore(stopped.data, "UPDATE parts SET name = 'mine.txt' WHERE row = 1");
    await finish(await goOn(stopped.spec.id, stores.open(stopped.data)));
    expect((await stat(join(stopped.folder, 'mine.txt'))).size).toBe(size);
    await rm(join(stopped.folder, 'mine.txt'));
    await isWhole(stopped.folder);
  });
});

function storedOptions(data: string): string {
  const database = new DatabaseSync(join(data, 'shoal.sqlite'), { readOnly: true });
  const { options } = database.prepare('SELECT options FROM batches').get() ?? {};
  database.close();
  return String(options);
}
async function filesOf(data: string): Promise<string> {
  const names = (await readdir(data)).filter((name) => name.startsWith('shoal.sqlite'));
  return (await Promise.all(names.map(async (name) => await readFile(join(data, name), 'latin1')))).join('');
}

describe('what is stored of a batch', () => {
  const secret = /horse|battery|staple|water-word/;
  const http = {
    ...settings.http,
    proxy: 'http://me:correct-horse@127.0.0.1:9',
    headers: { authorization: 'Bearer battery', cookie: 'session=staple', referer: 'https://example.com/' },
    hosts: [
      {
        host: 'cdn.example',
        headers: { 'x-key': 'water-word' },
        refersToSelf: false,
        bytesPerSecond: null,
        atOnce: null,
      },
    ],
  };
  it('J4 holds passwords and headers apart from the rest, and only until the list is finished', async () => {
    const [data, folder, server] = [await tempDir(), await tempDir(), await startServer()];
    const store = stores.open(data);
    const spec = specOf([server.url('ok')], folder);
    // The list is finished without the proxy, which is not there.
    const batch = await begin({ ...spec, http: { ...http, proxy: undefined } }, store);
    const { secrets, ...rest } = JSON.parse(storedOptions(data));
    expect(secrets).toMatchObject({ headers: { authorization: 'Bearer battery', cookie: 'session=staple' } });
    expect(secrets.hosts).toEqual(http.hosts);
    expect(JSON.stringify(rest)).not.toMatch(secret);
    expect(rest).toMatchObject({ http: { headers: { referer: 'https://example.com/' } } });
    await finish(batch);
    await batch.close();
    expect(storedOptions(data)).not.toMatch(secret);
    stores.close(store);
    expect(await filesOf(data)).not.toMatch(secret);
  });

  it('J4 has the proxy without its login, beside it with it', async () => {
    const [data, folder] = [await tempDir(), await tempDir()];
    await begin({ ...specOf(['http://127.0.0.1:9/a.jpg'], folder), http }, stores.open(data));
    const { secrets, ...rest } = JSON.parse(storedOptions(data));
    expect(secrets.proxy).toBe(http.proxy);
    expect(rest).toMatchObject({ http: { proxy: 'http://127.0.0.1:9/' } });
    expect(JSON.stringify(rest)).not.toMatch(secret);
  });

  it('J4 holds no secret where the command that goes on gives them again, and says so', async () => {
    const [data, folder] = [await tempDir(), await tempDir()];
    const store = stores.open(data);
    const spec = { ...specOf(['http://127.0.0.1:9/a.jpg'], folder), http };
    const batch = await beginBatch(spec, ports, store, { ...options, keepsSecrets: false });
    batches.push(batch);
    expect(JSON.parse(storedOptions(data))).toMatchObject({ secrets: 'left-out' });
    expect(storedOptions(data)).not.toMatch(secret);
  });

  it('D7 is how it was begun last, and the day is that of the first time', async () => {
    const stopped = await stopInTheMiddle();
    const first = JSON.parse(storedOptions(stopped.data));
    changeStore(stopped.data, `UPDATE batches SET options = json_set(options, '$.date', '2020-02-02')`);
    const store = stores.open(stopped.data);
    const again = { ...stopped.spec, maxBytes: 12_345_678, http: { ...stopped.spec.http, refersToSelf: true } };
    const batch = await begin({ ...again, nameTemplate: '{date}-{name}' }, store);
    expect(JSON.parse(storedOptions(stopped.data))).toMatchObject({
      maxBytes: 12_345_678,
      http: { refersToSelf: true },
      nameTemplate: '{date}-{name}',
      date: '2020-02-02',
    });
    expect(first.date).not.toBe('2020-02-02');
    expect(batch.download(1).name).toBe('2020-02-02-1.jpg');
  });

  it('D7 is asked for with the remedies that were applied, from the window and by the same command', async () => {
    const server = await startServer();
    const [data, folder] = [await tempDir(), await tempDir()];
    const hotlinked = { referer: `${server.origin}/` };
    const urls = [1, 2].map((n) => server.url('needsReferer', { ...hotlinked, name: `${n}.jpg` }));
    const spec = specOf([...urls, server.url('stallBeforeHead')], folder);
    const host = new URL(server.origin).host;
    const store = stores.open(data);
    const batch = await begin(spec, store);
    batch.start();
    await until(batch, ({ totals }) => totals.counts.failed === 2);
    batch.applyRemedies(host, ['referer'], []);
    await batch.close();
    const stored = { applied: [{ host, remedies: ['referer'] }] };
    const again = await begin(spec, store);
    expect(again.remedies()).toMatchObject(stored);
    again.start();
    await until(again, ({ totals }) => totals.counts.done === 2);
    await again.close();
    expect(JSON.parse(storedOptions(data))).toMatchObject({ remedies: stored.applied });
  });

  it('can be gone on with later when what it needs cannot be read now', async () => {
    const stopped = await stopInTheMiddle();
    const store = stores.open(stopped.data);
    const fails = goOnWithBatch(stopped.spec.id, ports, store, async () => await Promise.reject(new Error('no file')));
    await expect(fails).rejects.toThrow('no file');
    await finish(await goOn(stopped.spec.id, store));
    await isWhole(stopped.folder);
  });
});
