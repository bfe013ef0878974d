import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  changeStore,
  expectWhole,
  finish,
  image,
  partsIn,
  ports,
  rangesAskedFor,
  settings,
  specOf,
  useRecordedLists,
} from '../../../test-support/recorded-lists.ts';
import { filesIn, until } from '../../../test-support/run-batch.ts';
import { unfinishedIn } from '../../../test-support/use-stores.ts';
import { goOnWithBatch } from './begin-batch.ts';

const { tempDir, startServer, stores, begin, goOn, stopInTheMiddle } = useRecordedLists();

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
    await expectWhole(stopped.folder);
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
    await expectWhole(stopped.folder);
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
    await expectWhole(stopped.folder);
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
    const batch = await goOn(stopped.spec.id, store, { ...settings, onConflict: 'overwrite' });
    expect((await finish(batch)).map(({ kind }) => kind)).toEqual(['done', 'done', 'done']);
    expect(stopped.server.requestsFor(stopped.urls[0]!)).toHaveLength(1);
    await expectWhole(stopped.folder);
  });

  it('can be gone on with later when its folder is not there', async () => {
    const stopped = await stopInTheMiddle();
    const store = stores.open(stopped.data);
    await rename(stopped.folder, `${stopped.folder}-away`);
    await expect(goOn(stopped.spec.id, store)).rejects.toMatchObject({ code: 'folder-missing' });
    await rename(`${stopped.folder}-away`, stopped.folder);
    await finish(await goOn(stopped.spec.id, store));
    await expectWhole(stopped.folder);
  });

  it('is not there for a second process while the first one goes on with it', async () => {
    const stopped = await stopInTheMiddle();
    await goOn(stopped.spec.id, stores.open(stopped.data));
    expect(await goOnWithBatch(stopped.spec.id, ports, stores.open(stopped.data), () => settings)).toBeNull();
  });
});
