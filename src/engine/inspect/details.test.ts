import { describe, expect, it } from 'vitest';
import { until, useBatches } from '../../../test-support/run-batch.ts';
import { useTempDir } from '../../../test-support/temp-dir.ts';
import { useServers } from '../../../test-support/use-servers.ts';
import { useStores } from '../../../test-support/use-stores.ts';
import { systemClock } from '../clock.ts';
import { beginBatch } from '../recovery/begin-batch.ts';
import { defaultHttpOptions } from '../transfer/request/http-client.ts';
import { defaultRetryOptions } from '../transfer/retry-policy.ts';
import { detailsOf } from './details.ts';

const startServer = useServers();
const tempDir = useTempDir();
const stores = useStores();
const { run } = useBatches();

const namesOf = (headers: readonly (readonly [string, unknown])[]): string[] =>
  headers.map(([name]) => name.toLowerCase());

describe('what is known of a download', () => {
  it('has the headers of each request on its way, without secrets', async () => {
    const server = await startServer();
    const image = server.url('setsCookie', { cookie: 'session=secret-word' });
    const url = server.url('redirect', { to: `${image}?token=secret-word-too` }).replace('//', '//fish:secret-word@');
    const headers = { 'x-api-key': 'secret-word', 'x-plain': 'to be seen' };
    const { batch } = await run(url, { http: { headers } });
    const details = detailsOf(batch, 0, null);
    expect(details.headers).toBe('kept');
    expect(details.hops.map(({ status }) => status)).toEqual([302, 200]);
    expect(JSON.stringify(details)).not.toContain('secret-word');
    const [first, last] = details.hops;
    expect(first?.request).toContainEqual(['x-plain', 'to be seen']);
    expect(first?.request).toContainEqual(['x-api-key', null]);
    expect(first?.request.find(([name]) => name === 'authorization')).toEqual(['authorization', null]);
    expect(namesOf(last?.response ?? [])).toContain('set-cookie');
    expect(details.attempts).toMatchObject([{ failure: null, phases: { queue: expect.any(Number) } }]);
  });

  it('has each failed attempt with its reason and phases, and the validator of the last answer', async () => {
    const server = await startServer();
    const { batch } = await run([
      server.url('failThenOk', { times: 1, code: 503 }),
      server.url('resumable', { name: 'tagged.jpg' }),
      'http://127.0.0.1:9/nobody.jpg',
    ]);
    const [busy, tagged, nobody] = [0, 1, 2].map((id) => detailsOf(batch, id, null));
    expect(busy?.attempts.map(({ failure }) => failure?.status ?? null)).toEqual([503, null]);
    expect(tagged?.validator).toMatch(/^"/);
    expect(nobody).toMatchObject({ headers: 'no-answer', hops: [], validator: null });
    expect(nobody?.attempts.every(({ failure }) => failure?.code === 'connect-refused')).toBe(true);
  });

  it('says that nothing was asked yet', async () => {
    const server = await startServer();
    const { batch } = await run(server.url('ok'));
    expect(() => detailsOf(batch, 7, null)).toThrow(RangeError);
    expect(detailsOf(batch, 0, []).headers).toBe('kept');
  });

  it('has the attempts on record, of an earlier start too, whose headers are gone', async () => {
    const server = await startServer();
    const store = stores.open(await tempDir());
    const rows = [server.url('status', { code: 403 }), server.url('stallBeforeHead')];
    const spec = {
      id: 'details',
      rows: rows.map((url, index) => ({ url, line: index + 1 })),
      folder: await tempDir(),
      limits: { concurrency: 2, perHost: null },
      http: defaultHttpOptions,
      retry: { ...defaultRetryOptions, retries: 0 },
      maxBytes: 1e9,
    };
    const options = { label: 'list.txt', resumable: true, keepsSecrets: true };
    const ports = { clock: systemClock, random: () => 0 };
    const batch = await beginBatch(spec, ports, store, options);
    batch.start();
    await until(batch, ({ totals }) => totals.counts.failed === 1);
    await batch.recorded();
    const stored = store.history.attemptsOf(batch.id, 0);
    expect(detailsOf(batch, 0, stored)).toMatchObject({
      headers: 'kept',
      attempts: [{ failure: { code: 'http-forbidden', status: 403 }, phases: { body: 0 } }],
    });
    await batch.close();
    const again = await beginBatch(spec, ports, store, options);
    expect(detailsOf(again, 0, store.history.attemptsOf(again.id, 0))).toMatchObject({
      headers: 'gone',
      attempts: [{ failure: { status: 403 }, phases: null }],
    });
    await again.close();
    expect(store.history.attemptsOf('another', 0)).toEqual([]);
  });
});

it('a download is asked for with just the headers that are said to be sent', async () => {
  const server = await startServer();
  const url = server.url('echo');
  const { batch } = await run(url, {
    http: {
      userAgent: 'Fish/1',
      headers: { 'x-a': '1', accept: '', cookie: 'a=b' },
      cookies: () => 'c=d',
      refersToSelf: true,
    },
  });
  const { headers } = batch.request(0);
  const sent = { ...server.requestsFor(url)[0]?.headers };
  for (const name of ['host', 'connection']) delete sent[name];
  expect(headers).toEqual(sent);
  expect(headers).toMatchObject({ cookie: 'a=b; c=d', referer: `${server.origin}/` });
});
