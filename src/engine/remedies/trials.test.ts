import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../../../test-support/fake-clock.ts';
import type { FaultServer } from '../../../test-support/fault-server.ts';
import { imageBytes } from '../../../test-support/image-bytes.ts';
import { filesIn, until, useBatches } from '../../../test-support/run-batch.ts';
import { useServers } from '../../../test-support/use-servers.ts';
import type { Download } from '../../shared/download.ts';
import { remedies, type Trial } from '../../shared/remedies/remedy.ts';
import type { Batch } from '../batch/batch.ts';
import { Trials } from './trials.ts';

const startServer = useServers();
const { create, run } = useBatches();

const hotlinked = (server: FaultServer, name: string): string =>
  server.url('needsReferer', { referer: `${server.origin}/`, name });
const lastTrial = (batch: Batch): Trial | undefined => batch.remedies().trials.at(-1);
const kinds = (batch: Batch): string[] =>
  (lastTrial(batch)?.steps ?? []).map(({ remedy, outcome }) => `${remedy} ${outcome.kind}`);
const ended = async (batch: Batch): Promise<void> =>
  await until(batch, ({ status }) => status.kind === 'finished' && lastTrial(batch)?.isOpen === false);
const stateOf = (batch: Batch, id: number): string => batch.download(id).state.kind;

describe('a remedy', () => {
  it('is tried on one image, which is saved, and then applied to the others in one go; nothing is asked for twice', async () => {
    const server = await startServer();
    const urls = [1, 2, 3].map((n) => hotlinked(server, `${n}.jpg`));
    const { batch, folder, states } = await run(urls);
    expect(states.map(({ kind }) => kind)).toEqual(['failed', 'failed', 'failed']);

    expect(batch.tryRemedies(1, ['referer'])).toBeNull();
    await ended(batch);
    expect(kinds(batch)).toEqual(['referer worked']);
    expect([0, 1, 2].map((id) => stateOf(batch, id))).toEqual(['failed', 'done', 'failed']);
    expect(server.requestsFor(urls[1] ?? '')).toHaveLength(2);

    const host = new URL(server.origin).host;
    batch.applyRemedies(host, ['referer'], [0, 1, 2]);
    await batch.whenFinished();
    expect([0, 1, 2].map((id) => stateOf(batch, id))).toEqual(['done', 'done', 'done']);
    expect(batch.remedies().applied).toEqual([{ host, remedies: ['referer'] }]);
    expect(server.requestsFor(urls[1] ?? '')).toHaveLength(2);
    expect((await filesIn(folder)).get('1.jpg')?.equals(imageBytes())).toBe(true);
  });

  it('is followed by the next until one works, each asked once', async () => {
    const server = await startServer();
    const url = server.url('needsBrowser', {});
    const { batch } = await run(url, { retry: { retries: 3 } });
    expect(batch.tryRemedies(0, remedies)).toBeNull();
    await ended(batch);
    expect(kinds(batch)).toEqual(['referer failed', 'user-agent worked']);
    expect(server.requestsFor(url).map(({ headers }) => headers['referer'])).toEqual([
      undefined,
      `${server.origin}/`,
      undefined,
    ]);
  });

  it('that fails says why, and leaves the image as failed as it was', async () => {
    const server = await startServer();
    const { batch } = await run(server.url('status', { code: 403 }));
    expect(batch.tryRemedies(0, ['referer', 'user-agent'])).toBeNull();
    await ended(batch);
    expect(lastTrial(batch)).toMatchObject({
      code: 'http-forbidden',
      steps: [
        { remedy: 'referer', outcome: { kind: 'failed', failure: { status: 403 } } },
        { remedy: 'user-agent', outcome: { kind: 'failed', failure: { code: 'http-forbidden' } } },
      ],
    });
    expect(batch.download(0).state).toMatchObject({ kind: 'failed', failure: { status: 403 }, attempts: 1 });
    expect(batch.status).toMatchObject({ kind: 'finished', summary: { failed: 1, saved: 0 } });
  });

  it('is tried but once also where a failure is usually tried again', async () => {
    const server = await startServer();
    const url = server.url('status', { code: 500 });
    const { batch } = await run(url, { retry: { retries: 2 } });
    expect(server.requestsFor(url)).toHaveLength(3);
    batch.tryRemedies(0, ['fewer']);
    await ended(batch);
    expect(server.requestsFor(url)).toHaveLength(4);
  });

  it('asks over https what is listed with http', async () => {
    const server = await startServer({ tls: 'trusted' });
    const url = server.url('ok').replace('https:', 'http:');
    const { batch } = await run(url, { retry: { retries: 0 }, http: { ca: server.ca ?? '' } });
    expect(batch.download(0).state.kind).toBe('failed');
    expect(batch.tryRemedies(0, ['https'])).toBeNull();
    await ended(batch);
    expect(kinds(batch)).toEqual(['https worked']);
  });

  it('takes a file beyond the size that is wanted', async () => {
    const server = await startServer();
    const { batch } = await run(server.url('ok', { bytes: 5000 }), { maxBytes: 1000 });
    expect(batch.tryRemedies(0, ['any-size'])).toBeNull();
    await ended(batch);
    expect(batch.download(0).state).toMatchObject({ kind: 'done', bytes: 5000 });
  });

  it('overrules what the list or a rule for the host sends', async () => {
    const server = await startServer();
    const url = hotlinked(server, 'a.jpg');
    const host = new URL(server.origin).host;
    const elsewhere = { referer: 'https://elsewhere.example/' };
    const rule = { host, headers: elsewhere, refersToSelf: false, bytesPerSecond: null, atOnce: null };
    const { batch } = await run(url, { http: { headers: elsewhere, hosts: [rule] } });
    batch.tryRemedies(0, ['referer']);
    await ended(batch);
    expect(kinds(batch)).toEqual(['referer worked']);
  });

  it('that is in force from the start is used from the start', async () => {
    const server = await startServer();
    const host = new URL(server.origin).host;
    const { states } = await run(hotlinked(server, 'a.jpg'), { remedies: [{ host, remedies: ['referer'] }] });
    expect(states[0]?.kind).toBe('done');
  });

  it('is taken back, and then the host is asked as before', async () => {
    const server = await startServer();
    const host = new URL(server.origin).host;
    const { batch } = await run(hotlinked(server, 'a.jpg'));
    batch.applyRemedies(host, ['referer'], []);
    batch.withdrawRemedies(host);
    expect(batch.remedies().applied).toEqual([]);
    batch.retryFailed();
    await batch.whenFinished();
    expect(stateOf(batch, 0)).toBe('failed');
  });
});

describe('a trial', () => {
  it('does not begin where there is nothing to try, another is under way, or the list rests', async () => {
    const server = await startServer();
    const urls = [1, 2].map((n) => hotlinked(server, `${n}.jpg`));
    const { batch } = await run([...urls, server.url('ok'), server.url('status', { code: 401 })]);
    expect(batch.tryRemedies(2, ['referer'])).toBe('not-failed');
    expect(batch.tryRemedies(9, ['referer'])).toBe('not-failed');
    expect(batch.tryRemedies(3, ['referer'])).toBe('none-left');
    expect(batch.tryRemedies(0, ['any-size'])).toBe('none-left');
    const gate = server.hold('/needsReferer', 'head');
    expect(batch.tryRemedies(0, ['referer'])).toBeNull();
    expect(batch.tryRemedies(1, ['referer'])).toBe('busy');
    await gate.waitFor(1);
    gate.open();
    await ended(batch);
    const resting = await create([server.url('status'), server.url('stallBeforeHead')]);
    resting.start();
    await until(resting, ({ totals }) => totals.counts.failed === 1);
    resting.pauseAll();
    expect(resting.tryRemedies(0, ['referer'])).toBe('resting');
  });

  it('can be stopped, and its image has then failed as before', async () => {
    const server = await startServer();
    const { batch } = await run(hotlinked(server, 'a.jpg'));
    const gate = server.hold('/needsReferer', 'head');
    batch.tryRemedies(0, ['referer', 'user-agent']);
    await gate.waitFor(1);
    expect(kinds(batch)).toEqual(['referer running']);
    batch.stopTrial();
    await ended(batch);
    expect(kinds(batch)).toEqual(['referer stopped']);
    expect(batch.download(0).state).toMatchObject({ kind: 'failed', failure: { status: 403 } });
    gate.open();
  });

  it('of fewer at once has its host to itself, and the others go on afterwards', async () => {
    const server = await startServer();
    const busy = server.url('failThenOk', { times: 1, code: 500, name: 'busy.jpg' });
    const others = Array.from({ length: 6 }, (_, n) => server.url('ok', { seed: n, name: `${n}.jpg` }));
    const gate = server.hold('/ok', 'head');
    const batch = await create([busy, ...others], { concurrency: 2, retry: { retries: 0 } });
    batch.start();
    await gate.waitFor(2);
    expect(batch.tryRemedies(0, ['fewer'])).toBeNull();
    gate.open();
    await batch.whenFinished();
    expect(kinds(batch)).toEqual(['fewer worked']);
    const last = server.requests.filter(({ path }) => path.includes('busy.jpg')).at(-1);
    expect(last?.attempt).toBe(2);
    expect(batch.totals().counts.done).toBe(7);
  });

  it('waits for as long as the host has asked to be left in peace', async () => {
    const server = await startServer();
    const url = server.url('retryAfter', { value: '90', code: 503, times: 1 });
    const { batch } = await run(url);
    expect(batch.tryRemedies(0, ['fewer'])).toBeNull();
    const [step] = lastTrial(batch)?.steps ?? [];
    expect(step?.outcome.kind).toBe('waiting');
    const until = step?.outcome.kind === 'waiting' ? (step.outcome.until ?? 0) : 0;
    expect(until - Date.now()).toBeGreaterThan(60_000);
    expect(server.requestsFor(url)).toHaveLength(1);
    expect(batch.status.kind).toBe('finished');
    batch.stopTrial();
    expect(kinds(batch)).toEqual(['fewer stopped']);
  });

  it('asks when that time is over, and not before', () => {
    const clock = createFakeClock();
    const asked: number[] = [];
    const trials = new Trials({
      clock,
      tryAgain: (id) => asked.push(id),
      giveBack: () => undefined,
      pausedUntil: () => null,
      alone: () => undefined,
      listen: () => () => undefined,
      changed: () => undefined,
      closed: () => undefined,
    });
    const failed: Download = {
      id: 7,
      line: 8,
      url: 'https://a.example/',
      host: 'a.example',
      name: 'a.jpg',
      state: { kind: 'failed', rank: 0, failure: { code: 'http-busy', message: '', advice: '' }, attempts: 1 },
    };
    trials.askedToWait('a.example', 5000);
    trials.askedToWait('a.example', 1000);
    trials.begin(failed, 'http-busy', ['fewer']);
    clock.advance(4999);
    expect(asked).toEqual([]);
    clock.advance(1);
    expect(asked).toEqual([7]);
  });
});

it('failed images can be tried again some time later, which keeps the list open', async () => {
  const server = await startServer();
  const { batch } = await run(server.url('failThenOk', { times: 1, code: 404 }));
  batch.retryIn([0], 60_000);
  expect(batch.download(0).state).toMatchObject({ kind: 'retrying', attempt: 0, failure: { status: 404 } });
  expect(batch.status.kind).toBe('running');
  batch.cancel([0]);
  batch.retryIn([0], 0);
  await until(batch, ({ totals }) => totals.counts.done === 1);
});
