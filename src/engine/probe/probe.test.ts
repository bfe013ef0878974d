import { describe, expect, it } from 'vitest';
import type { ProbeEntry, ProbeState } from '../../shared/probe/probe.ts';
import { createFakeClock } from '../../../test-support/fake-clock.ts';
import { useServers } from '../../../test-support/use-servers.ts';
import { systemClock } from '../clock.ts';
import { defaultHttpOptions } from '../transfer/request/http-client.ts';
import { startProbe, wholeMs } from './probe.ts';

const startServer = useServers();
const http = { ...defaultHttpOptions, timeoutMs: 5000 };

async function probe(urls: string[], maxBytes = 1e9): Promise<ProbeState[]> {
  const rows = urls.map((url, n) => ({ line: n + 1, url }));
  const states: ProbeState[] = rows.map(() => ({ kind: 'waiting' }));
  const onEntry = ({ index, state }: ProbeEntry): void => void (states[index] = state);
  await startProbe(rows, [...rows.keys()], { http, clock: systemClock, maxBytes, onEntry }).finished;
  return states;
}

describe('a sample that is asked', () => {
  it('tells type and size by HEAD alone where a server knows them', async () => {
    const server = await startServer();
    const url = server.url('ok', { bytes: 20_000 });
    const [state] = await probe([url]);
    expect(state).toMatchObject({ status: 200, mediaType: 'image/jpeg', bytes: 20_000, warning: null });
    expect(server.requestsFor(url).map(({ method }) => method)).toEqual(['HEAD']);
  });

  it('asks for the first bytes where HEAD is refused, or tells something else', async () => {
    const server = await startServer();
    const urls = [server.url('head', { bytes: 20_000, code: 405 }), server.url('head', { bytes: 20_000, code: 200 })];
    const states = await probe(urls);
    expect(states).toMatchObject([
      { status: 200, mediaType: 'image/jpeg', bytes: 20_000, warning: null },
      { status: 200, mediaType: 'image/jpeg', bytes: 20_000, warning: null },
    ]);
    const get = server.requestsFor(urls[0] ?? '').find(({ method }) => method === 'GET');
    expect(get?.headers['range']).toBe('bytes=0-16383');
  });

  it('warns of what a download would fail with', async () => {
    const server = await startServer();
    const status = (code: number): string => server.url('status', { code, name: `${code}.jpg` });
    const states = await probe([
      status(403),
      status(401),
      status(404),
      status(429),
      status(500),
      status(418),
      server.url('page'),
      server.url('page', { type: 'image/jpeg', name: 'liar.jpg' }),
      server.url('text'),
      server.url('empty'),
    ]);
    expect(states.map((state) => (state.kind === 'answered' ? state.warning : state.kind))).toEqual([
      'forbidden',
      'login',
      'missing',
      'busy',
      'server-error',
      'refused',
      'page',
      null, // its HEAD says that it is an image, and a sample trusts that
      'not-an-image',
      'empty',
    ]);
    expect(await probe([server.url('ok', { bytes: 5000 })], 4000)).toMatchObject([{ warning: 'too-large' }]);
  });

  it('follows redirects with their guards, and tells what cannot be reached', async () => {
    const server = await startServer();
    const states = await probe([
      server.url('redirect', { to: server.url('ok', { bytes: 7000 }) }),
      server.url('redirect', { to: 'file:///etc/passwd', name: 'away.jpg' }),
      'http://127.0.0.1:1/x.jpg',
    ]);
    expect(states).toMatchObject([
      { status: 200, bytes: 7000 },
      { kind: 'failed', failure: { code: 'redirect-failed' } },
      { kind: 'failed', failure: { code: 'connect-refused' } },
    ]);
  });

  it('sends what a transfer sends', async () => {
    const server = await startServer();
    const url = server.url('ok');
    const rows = [{ line: 1, url }];
    const options = { clock: systemClock, maxBytes: 1e9, onEntry: () => undefined };
    const own = { ...http, userAgent: 'Probe/1', headers: { 'x-key': 'k' }, refersToSelf: true };
    await startProbe(rows, [0], { ...options, http: own }).finished;
    expect(server.requestsFor(url)[0]?.headers).toMatchObject({
      'user-agent': 'Probe/1',
      'x-key': 'k',
      referer: `${server.origin}/`,
    });
  });

  it('asks a host for no more than two at a time', async () => {
    const server = await startServer();
    const gate = server.hold('/', 'head');
    const rows = Array.from({ length: 5 }, (_, n) => ({ line: n + 1, url: server.url('ok', { name: `${n}.jpg` }) }));
    const options = { http, clock: systemClock, maxBytes: 1e9, onEntry: () => undefined };
    const running = startProbe(rows, [0, 1, 2, 3, 4], options);
    await server.waitForOpen(2);
    gate.open();
    await running.finished;
    expect(server.stats().peakOpen).toBe(2);
  });

  it.each([
    { why: 'cancelled', asked: 'left-out' },
    // Long before the whole is over each of them has been silent for too long.
    { why: 'out of time', asked: 'failed' },
  ])('leaves out what was not answered when it is $why', async ({ why, asked }) => {
    const server = await startServer();
    const gate = server.hold('/', 'head');
    const clock = createFakeClock();
    const rows = Array.from({ length: 4 }, (_, n) => ({ line: n + 1, url: server.url('ok', { name: `${n}.jpg` }) }));
    const last = new Map<number, string>();
    const onEntry = ({ index, state }: ProbeEntry): void => void last.set(index, state.kind);
    const running = startProbe(rows, [0, 1, 2, 3], { http, clock, maxBytes: 1e9, onEntry });
    await server.waitForOpen(2);
    if (why === 'cancelled') running.cancel();
    else clock.advance(wholeMs);
    await running.finished;
    expect([...last.values()]).toEqual([asked, asked, 'left-out', 'left-out']);
    gate.open();
  });
});
