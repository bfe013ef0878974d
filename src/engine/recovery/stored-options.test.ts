import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import {
  changeStore,
  expectWhole,
  finish,
  ports,
  recording,
  settings,
  specOf,
  useRecordedLists,
} from '../../../test-support/recorded-lists.ts';
import { until } from '../../../test-support/run-batch.ts';
import { goOnWithBatch } from './begin-batch.ts';

const { tempDir, startServer, stores, begin, goOn, stopInTheMiddle } = useRecordedLists();

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
    await begin(spec, store, { ...recording, keepsSecrets: false });
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
    await expectWhole(stopped.folder);
  });
});
