import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../../../test-support/fake-clock.ts';
import { imageBytes } from '../../../test-support/image-bytes.ts';
import { until, useBatches } from '../../../test-support/run-batch.ts';
import { useServers } from '../../../test-support/use-servers.ts';

const startServer = useServers();
const { create, run } = useBatches();

const image = imageBytes();

describe('D1', () => {
  it.each([
    [400, 'http-other'],
    [401, 'http-unauthorized'],
    [403, 'http-forbidden'],
    [404, 'http-not-found'],
    [410, 'http-not-found'],
    [416, 'http-other'],
    [418, 'http-other'],
    [451, 'http-forbidden'],
  ])('%i fails after one request and its body is never saved', async (code, reason) => {
    const server = await startServer();
    const urls = [server.url('status', { code, name: 'page.jpg' }), server.url('statusWithImage', { code })];
    const { states, files } = await run(urls);
    const failed = { kind: 'failed', attempts: 1, failure: { code: reason, status: code } };
    expect(states).toMatchObject([failed, failed]);
    expect(server.requests).toHaveLength(2);
    expect(files.size).toBe(0);
  });

  it('the connection of a refused download serves the next one', async () => {
    const server = await startServer();
    const urls = Array.from({ length: 10 }, (_, n) => server.url('status', { name: `${n}.jpg` }));
    await run(urls, { concurrency: 1 });
    expect(server.stats()).toMatchObject({ requests: 10, connections: 1 });
  });
});

describe('D2', () => {
  it.each([408, 425, 429, 500, 502, 503, 504])('%i is tried again, and no more than four times', async (code) => {
    const [server, other] = [await startServer(), await startServer()]; // a busy host is paused for all its downloads
    const urls = [server.url('failThenOk', { code, times: 3 }), other.url('status', { code, name: 'never.jpg' })];
    const { states, files } = await run(urls);
    expect(states).toMatchObject([
      { kind: 'done', attempts: 4 },
      { kind: 'failed', attempts: 4, failure: { status: code } },
    ]);
    expect([...files.keys()]).toEqual(['picture.jpg']);
  });

  it.each([501, 505, 599])('%i does not pass by itself and fails after one request', async (code) => {
    const server = await startServer();
    const { states } = await run(server.url('status', { code }));
    expect(states).toMatchObject([{ kind: 'failed', attempts: 1, failure: { code: 'http-server-error' } }]);
  });
});

/** Starts one download on a clock that stands still, and comes back when it waits for its next attempt. */
async function waiting(url: string) {
  const clock = createFakeClock();
  const batch = await create([url], { clock, random: () => 0.5 });
  const ended = batch.whenFinished();
  const state = (): ReturnType<typeof batch.download>['state'] => batch.download(0).state;
  const settled = new Promise<void>((resolve) => {
    batch.listen({ transition: ({ state }) => void (['retrying', 'failed'].includes(state.kind) && resolve()) });
  });
  batch.start();
  await settled;
  return { clock, state, ended };
}

describe('D3', () => {
  it.each([
    ['seconds', { behaviour: 'retryAfter', params: { value: '7' } }],
    ['a date', { behaviour: 'retryAfterDate', params: { seconds: 7 } }],
    [
      'a date of a server whose clock is an hour ahead',
      { behaviour: 'retryAfterDate', params: { seconds: 7, clockSeconds: 3600 } },
    ],
  ] as const)('Retry-After is honoured in %s', async (_form, { behaviour, params }) => {
    const server = await startServer();
    const { clock, state, ended } = await waiting(server.url(behaviour, params));
    expect(state()).toMatchObject({ kind: 'retrying', retryAt: clock.wallNow() + 7000 });
    expect(state()).toMatchObject({ failure: { message: expect.stringContaining('asks to wait 7.0 s') } });
    clock.advance(6999);
    expect(state().kind).toBe('retrying');
    clock.advance(1);
    expect((await ended).saved).toBe(1);
    expect(server.requests).toHaveLength(2);
  });

  it('a wait beyond the cap fails with the wait named, and frees the slot', async () => {
    const [server, other] = [await startServer(), await startServer()];
    const urls = [server.url('retryAfter', { value: '7200', name: 'late.jpg' }), other.url('ok')];
    const { states } = await run(urls, { concurrency: 1 });
    expect(states).toMatchObject([{ kind: 'failed', attempts: 1, failure: { code: 'http-busy' } }, { kind: 'done' }]);
    expect(states).toMatchObject([{ failure: { message: expect.stringContaining('asks to wait 2 h') } }, {}]);
  });

  it.each(['soon', 'soon 5', '-5', '1e9'])('garbage is answered with our own back-off: %s', async (value) => {
    const server = await startServer();
    const { clock, state } = await waiting(server.url('retryAfter', { value }));
    expect(state()).toMatchObject({ kind: 'retrying', retryAt: clock.wallNow() + 500 });
  });

  it('a download that waits holds no slot', async () => {
    const [server, other] = [await startServer(), await startServer()];
    const clock = createFakeClock();
    const urls = [server.url('retryAfter', { value: '30', name: 'later.jpg' }), other.url('ok')];
    const batch = await create(urls, { clock, concurrency: 1 });
    const saved = new Promise<void>((resolve) => {
      batch.listen({ transition: ({ id, state }) => void (id === 1 && state.kind === 'done' && resolve()) });
    });
    batch.start();
    await saved;
    expect(batch.download(0).state.kind).toBe('retrying');
  });
});

describe('D4', () => {
  it.each([
    [204, 'empty'],
    [205, 'empty'],
    [304, 'empty'],
    [300, 'redirect-failed'],
    [302, 'redirect-failed'],
  ])('%i without more is a failure and no empty file', async (code, reason) => {
    const server = await startServer();
    const { states, files } = await run(server.url('bare', { code }));
    expect(states).toMatchObject([{ kind: 'failed', attempts: 1, failure: { code: reason } }]);
    expect(files.size).toBe(0);
  });
});

describe('D5', () => {
  it.each([
    ['Not an image (text/html): ', 'page', {}],
    ['a web page, "Not found".', 'page', { type: 'image/jpeg' }],
    ['a program', 'program', { kind: 'windows' }],
    ['a program', 'program', { kind: 'linux' }],
    ['JSON data', 'text', {}],
    ['a PDF document', 'text', { body: '%PDF-1.7 ', type: 'application/octet-stream' }],
    ['text/plain', 'text', { body: 'Not here.', type: 'text/plain; charset=utf-8' }],
  ] as const)('%s in place of an image is a failure that says so', async (what, behaviour, params) => {
    const server = await startServer();
    const { states, files } = await run(server.url(behaviour, params));
    expect(states).toMatchObject([{ kind: 'failed', attempts: 1, failure: { code: 'not-an-image' } }]);
    expect(states).toMatchObject([{ failure: { message: expect.stringContaining(what) } }]);
    expect(files.size).toBe(0);
  });

  it.each(['empty', 'closeDelimited'] as const)('no bytes at all are a failure: %s', async (behaviour) => {
    const server = await startServer();
    const url = behaviour === 'empty' ? server.url(behaviour) : server.url(behaviour, { cut: image.length });
    const { states, files } = await run(url, { retry: { retries: 0 } });
    expect(states).toMatchObject([{ kind: 'failed', failure: { code: 'empty' } }]);
    expect(files.size).toBe(0);
  });

  it('something large that is no image is given up after its first bytes', async () => {
    const server = await startServer();
    const body = `<!doctype html>${'x'.repeat(40_000)}`;
    const gate = server.hold('/text');
    const { states } = await run(server.url('text', { body, type: 'text/html' }));
    expect(states).toMatchObject([{ kind: 'failed', failure: { code: 'not-an-image' } }]);
    gate.open();
  });
});

it('a sum of all states is the number of rows, whatever becomes of them', async () => {
  const server = await startServer();
  const urls = [
    server.url('ok'),
    server.url('status', { code: 404 }),
    server.url('failThenOk', { times: 9 }),
    server.url('page'),
    server.url('shortBody'),
  ].flatMap((url) => Array.from({ length: 5 }, (_, n) => `${url}?${n}`));
  const batch = await create(urls);
  let worst = 0;
  batch.listen({
    transition() {
      const { rows, counts } = batch.totals();
      worst = Math.max(worst, Math.abs(rows - Object.values(counts).reduce((sum, count) => sum + count, 0)));
    },
  });
  batch.start();
  const { saved, skipped, failed, cancelled } = await batch.whenFinished();
  expect(worst).toBe(0);
  expect(saved + skipped + failed + cancelled).toBe(urls.length);
  await until(batch, ({ status }) => status.kind === 'finished');
});
