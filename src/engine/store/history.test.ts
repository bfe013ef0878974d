import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { noChanges, unfinishedIn, useStores } from '../../../test-support/use-stores.ts';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import type { DownloadState } from '../../shared/download.ts';
import type { ListRow } from '../../shared/url-list/url-list.ts';
import { findDisk } from '../files/disks.ts';
import type { BatchChanges, BatchContents } from './batch-tables.ts';
import { bootId } from './boot-id.ts';
import type { BatchKey, NewBatch } from './history.ts';
import type { Store } from './store.ts';

const tempDir = useTempDir();
const { open, close } = useStores();

const rowsOf = (count: number, prefix = ''): ListRow[] =>
  Array.from({ length: count }, (_, n) => ({ line: n + 1, url: `http://example.com/${prefix}${n}.jpg` }));

const newBatch = (id: string, rows: ListRow[], folder = '/pictures'): NewBatch => {
  return { id, label: 'harbour.txt', folder, rows, options: { retries: 3 }, resumable: true };
};
async function add(store: Store, batch: NewBatch): Promise<BatchKey> {
  const key = await store.history.add(batch);
  if (key === null) throw new Error('there is no record');
  return key;
}

const timings = { queue: 0, dns: 0, connect: 0, tls: 0, firstByte: 50, body: 3, disk: 1 };
const doneState: DownloadState = {
  kind: 'done',
  rank: 0,
  bytes: 9,
  ms: 60,
  mediaType: 'image/png',
  timings,
  attempts: 1,
};
const part = { name: '.x-1.shoal-part', validator: '"a"', totalBytes: 500, syncedBytes: 200 };

/** The columns of a stored batch, row by row. */
const columnsOf = ({ rows, states, names }: BatchContents): object => ({
  rows: [...rows],
  states: Array.from(rows, (_, id) => states.get(id)),
  names: Array.from(rows, (_, id) => names.at(id)),
});

describe('the history', () => {
  it('gives a batch back as it was left, to a later start', async () => {
    const data = await tempDir();
    const rows = [
      ...rowsOf(3),
      { line: 9, url: 'http://example.com/b.jpg', name: 'b', folder: 'c', saved: { bytes: 7, sha256: null } },
    ];
    const first = open(data);
    const key = await add(first, newBatch('x', rows));
    const figures = { elapsedMs: 1234.5, savedMs: 1200, peakActive: 2 };
    const states: [number, { state: DownloadState; name: string }][] = [
      [0, { state: doneState, name: '0.png' }],
      [2, { state: { kind: 'cancelled' }, name: '2.jpg' }],
    ];
    const sums = { saved: 1, failed: 0, cancelled: 1, bytes: 9 };
    await first.history.write(key, { ...noChanges, states, parts: [[1, part]], figures, sums });
    first.history.leave(key);
    close(first);

    const second = open(data);
    expect(unfinishedIn(second)).toEqual([
      {
        id: 'x',
        label: 'harbour.txt',
        folder: '/pictures',
        isFinished: false,
        resumable: true,
        rows: 4,
        sums,
        touchedAt: expect.any(Number),
      },
    ]);
    const batch = second.history.take('x')?.batch;
    expect(batch && { ...batch, ...columnsOf(batch) }).toEqual({
      id: 'x',
      label: 'harbour.txt',
      isFinished: false,
      resumable: true,
      folder: '/pictures',
      options: { retries: 3 },
      figures,
      boot: bootId(),
      rows,
      states: [doneState, { kind: 'queued' }, { kind: 'cancelled' }, { kind: 'queued' }],
      names: ['0.png', '', '', ''],
      parts: new Map([[1, part]]),
    });
  });

  it('offers nothing that a living process works on, and all that a dead one did', async () => {
    const data = await tempDir();
    const [one, two] = [open(data), open(data)];
    await add(one, newBatch('x', rowsOf(2)));
    expect(unfinishedIn(two)).toEqual([]);
    expect(two.history.findUnfinished('/pictures', rowsOf(2))).toBeNull();
    expect(two.history.take('x')).toBeNull();
    close(one); // without leaving the batch, as after a kill
    expect(unfinishedIn(two)).toHaveLength(1);
    expect(two.history.take('x')).not.toBeNull();
  });

  it('gives a batch to one of two that want it', async () => {
    const data = await tempDir();
    const first = open(data);
    await add(first, newBatch('x', rowsOf(2)));
    close(first);
    const [one, two] = [open(data), open(data)];
    expect(one.history.take('x')).not.toBeNull();
    expect(two.history.take('x')).toBeNull();
  });

  it('knows a list again by its URLs and its folder, however that is reached', async () => {
    const data = await tempDir();
    const folder = await tempDir();
    await symlink(folder, join(data, 'link'));
    await findDisk(join(data, 'link'));
    const store = open(data);
    store.history.leave(await add(store, newBatch('x', rowsOf(2), join(data, 'link'))));
    const moved = rowsOf(2).map((row) => ({ ...row, line: row.line + 5 }));
    expect(store.history.findUnfinished(folder, moved)).toBe('x');
    expect(store.history.findUnfinished(data, rowsOf(2))).toBeNull();
    expect(store.history.findUnfinished(folder, rowsOf(3))).toBeNull();
    expect(store.history.findUnfinished(folder, rowsOf(2).toReversed())).toBeNull();
  });

  it('does not offer what is finished, or what cannot be gone on with', async () => {
    const store = open(await tempDir());
    const finished = await add(store, newBatch('x', rowsOf(2)));
    await store.history.write(finished, { ...noChanges, isFinished: true });
    store.history.leave(finished);
    store.history.leave(await add(store, { ...newBatch('y', rowsOf(3)), resumable: false }));
    expect(unfinishedIn(store)).toEqual([]);
    expect(store.history.findUnfinished('/pictures', rowsOf(3))).toBeNull();
  });

  it('offers a batch again that was finished and then tried again', async () => {
    const store = open(await tempDir());
    const key = await add(store, newBatch('x', rowsOf(2)));
    await store.history.write(key, { ...noChanges, isFinished: true });
    await store.history.write(key, { ...noChanges, states: [[0, { state: { kind: 'queued' }, name: 'a' }]] });
    store.history.leave(key);
    expect(unfinishedIn(store)).toHaveLength(1);
  });

  it('keeps the last finished run of a list, and each unfinished one', async () => {
    const data = await tempDir();
    const store = open(data);
    for (const id of ['a', 'b', 'c']) {
      const key = await add(store, newBatch(id, rowsOf(2)));
      await store.history.write(key, { ...noChanges, isFinished: id !== 'a' });
      store.history.leave(key);
    }
    expect(unfinishedIn(store).map(({ id }) => id)).toEqual(['a']);
    const database = new DatabaseSync(join(data, 'shoal.sqlite'), { readOnly: true });
    expect(database.prepare('SELECT id FROM batches ORDER BY number').all()).toEqual([{ id: 'a' }, { id: 'c' }]);
    expect(database.prepare('SELECT count(*) AS n FROM downloads').get()).toEqual({ n: 4 });
    database.close();
  });

  it('records each attempt with its reason, and counts on', async () => {
    const data = await tempDir();
    const store = open(data);
    const key = await add(store, newBatch('x', rowsOf(1)));
    const failure = { code: 'http-busy', message: 'Busy (503).', status: 503 };
    await store.history.write(key, {
      ...noChanges,
      attempts: [
        [0, { endedAt: 5, ms: 12, failure, phases: null }],
        [0, { endedAt: 9, ms: 60, failure: null, phases: timings }],
      ],
    });
    const database = new DatabaseSync(join(data, 'shoal.sqlite'), { readOnly: true });
    const none = { code: null, message: null, status: null };
    expect(database.prepare('SELECT * FROM attempts').all()).toEqual([
      { batch: 1, row: 0, number: 1, ended_at: 5, ms: 12, ...failure, phases: null },
      { batch: 1, row: 0, number: 2, ended_at: 9, ms: 60, ...none, phases: JSON.stringify(timings) },
    ]);
    database.close();
  });

  it('forgets a batch with all its rows', async () => {
    const data = await tempDir();
    const store = open(data);
    const key = await add(store, newBatch('x', rowsOf(2)));
    await store.history.write(key, { ...noChanges, parts: [[1, part]] });
    store.history.forget('x');
    expect(unfinishedIn(store)).toEqual([]);
    expect(store.history.take('x')).toBeNull();
  });

  it('takes a list that was only half stored when the process was killed for nothing', async () => {
    const data = await tempDir();
    const module = pathToFileURL(join(import.meta.dirname, 'store.ts')).href;
    const script = `
      import { openStore } from ${JSON.stringify(module)};
      const store = openStore(${JSON.stringify(data)}, console.error);
      const rows = Array.from({ length: 20_000 }, (_, n) => ({ line: n + 1, url: 'http://example.com/' + n }));
      void store.history.add({ id: 'x', label: '', folder: '/', rows, options: {}, resumable: true });
      setImmediate(() => process.kill(process.pid, 'SIGKILL'));`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'inherit' });
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
    const store = open(data);
    expect(unfinishedIn(store)).toEqual([]);
    expect(store.history.abandoned()).toEqual([{ id: 'x', folder: '/', isOver: true, parts: new Set() }]);
    store.history.swept(store.history.abandoned()[0]!);
    expect(store.history.abandoned()).toEqual([]);
    expect(store.history.take('x')).toBeNull();
  });
});

/** The database's files that hold a text somewhere. */
async function filesWith(data: string, text: string): Promise<string[]> {
  const names = (await readdir(data)).filter((name) => name.startsWith('shoal.sqlite'));
  const contents = await Promise.all(names.map(async (name) => await readFile(join(data, name), 'latin1')));
  return names.filter((_, index) => contents[index]!.includes(text));
}

describe('a password in a URL', () => {
  const secret = [{ line: 1, url: 'http://me:correct-horse@example.com/a.jpg' }];
  it('is there for the batch to go on with, and for nobody else to read', async () => {
    const data = await tempDir();
    const store = open(data);
    store.history.leave(await add(store, newBatch('x', secret)));
    expect([...(store.history.take('x')?.batch.rows ?? [])]).toEqual(secret);
    for (const name of await filesWith(data, 'correct-horse')) {
      expect((await stat(join(data, name))).mode & 0o077, name).toBe(0);
    }
  });

  it('is gone from the disk when the batch is finished', async () => {
    const data = await tempDir();
    const store = open(data);
    const key = await add(store, newBatch('x', secret));
    expect(await filesWith(data, 'correct-horse')).not.toEqual([]);
    await store.history.write(key, { ...noChanges, isFinished: true });
    store.history.leave(key);
    close(store);
    expect(await filesWith(data, 'correct-horse')).toEqual([]);
    expect(await filesWith(data, 'example.com/a.jpg')).not.toEqual([]);
  });

  it('does not make it another list', async () => {
    const store = open(await tempDir());
    store.history.leave(await add(store, newBatch('x', secret)));
    const changed = [{ line: 1, url: 'http://me:battery-staple@example.com/a.jpg' }];
    expect(store.history.findUnfinished('/pictures', changed)).toBe('x');
  });
});

describe('an abandoned batch', () => {
  it('is one whose process died, with the parts that are worth keeping', async () => {
    const data = await tempDir();
    const first = open(data);
    const key = await add(first, newBatch('x', rowsOf(2)));
    await first.history.write(key, { ...noChanges, parts: [[1, part]] });
    const store = open(data);
    expect(store.history.abandoned()).toEqual([]);
    close(first);
    const [found] = store.history.abandoned();
    expect(found).toEqual({ id: 'x', folder: '/pictures', isOver: false, parts: new Set([part.name]) });
    store.history.swept(found!);
    expect(store.history.abandoned()).toEqual([]);
    expect(unfinishedIn(store)).toHaveLength(1);
  });

  it('is over when it was finished, and stays in the history', async () => {
    const data = await tempDir();
    const first = open(data);
    await first.history.write(await add(first, newBatch('x', rowsOf(2))), { ...noChanges, isFinished: true });
    close(first);
    const store = open(data);
    const [found] = store.history.abandoned();
    expect(found).toMatchObject({ isOver: true });
    store.history.swept(found!);
    expect(store.history.abandoned()).toEqual([]);
  });

  it('is over when nobody has come back to it in time', async () => {
    const store = open(await tempDir());
    const before = Date.now();
    store.history.leave(await add(store, newBatch('x', rowsOf(2))));
    expect(store.history.abandoned()).toEqual([]);
    expect(store.history.abandoned(before - 1000)).toEqual([]);
    const [found] = store.history.abandoned(Date.now() + 1000);
    expect(found).toMatchObject({ id: 'x', isOver: true });
    store.history.swept(found!);
    expect(unfinishedIn(store)).toEqual([]);
  });
});

describe('a long list', () => {
  it('of 100,000 rows is stored, read and known again', async () => {
    const data = await tempDir();
    const rows = rowsOf(100_000, 'archive/2024/october/a-name-of-usual-length-');
    const store = open(data);
    const times: Record<string, number> = {};
    const timed = async <T>(what: string, work: () => T | Promise<T>): Promise<T> => {
      const start = performance.now();
      const result = await work();
      times[what] = Math.round(performance.now() - start);
      return result;
    };
    const key = await timed('stored in ms', async () => await add(store, newBatch('x', rows)));
    const changes: BatchChanges = {
      ...noChanges,
      sums: { saved: 100_000, failed: 0, cancelled: 0, bytes: 900_000 },
      states: rows.map((_, id) => [id, { state: doneState, name: `${id}.jpg` }]),
      attempts: rows.map((_, id) => [id, { endedAt: 1, ms: 60, failure: null, phases: timings }]),
    };
    await timed('all changed in ms', async () => await store.history.write(key, changes));
    store.history.leave(key);
    await timed('found again in ms', () => expect(store.history.findUnfinished('/pictures', rows)).toBe('x'));
    await timed('listed in ms', () => expect(unfinishedIn(store)).toMatchObject([{ sums: { saved: 100_000 } }]));
    const taken = await timed('read in ms', () => store.history.take('x'));
    expect(taken?.batch.rows).toHaveLength(100_000);
    await timed('forgotten in ms', () => store.history.forget('x'));
    const bytes = (await stat(join(data, 'shoal.sqlite'))).size;
    console.log('100,000 rows:', times, `${(bytes / 100_000).toFixed(0)} bytes a row`);
  });
});
