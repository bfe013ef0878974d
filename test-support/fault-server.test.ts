import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startFaultServer, type FaultServer } from './fault-server.ts';
import { imageBytes } from './image-bytes.ts';
import { askOn, askRaw } from './raw-client.ts';

let server: FaultServer;
beforeEach(async () => {
  server = await startFaultServer();
});
afterEach(() => server.close());

const isWhole = (text: string): boolean => text.endsWith('</svg>');
const fetchBytes = async (url: string): Promise<Buffer> => Buffer.from(await (await fetch(url)).arrayBuffer());

describe('URLs', () => {
  it('hold the behaviour, its parameters and the name as given', () => {
    expect(server.url('ok', { bytes: 2000, format: 'png', name: 'a%2Fb.png' })).toBe(
      `${server.origin}/ok;bytes=2000;format=png/a%2Fb.png`,
    );
  });

  it('end in a name that suits the format', () => {
    expect(server.url('ok', { format: 'svg' })).toMatch(/\/picture\.svg$/);
    expect(server.url('status')).toMatch(/\/picture\.jpg$/);
  });

  it('with a mistake in them are answered with 599, which no test expects', async () => {
    for (const path of ['/okay/a.jpg', '/ok;size=3/a.jpg', '/toString/a.jpg']) {
      expect((await fetch(server.origin + path)).status).toBe(599);
    }
  });
});

describe('gates', () => {
  it('keep bodies open until the test says go, and let as many through as it says', async () => {
    const gate = server.hold('/ok');
    const bodies = ['a', 'b', 'c'].map((name) => fetchBytes(server.url('ok', { name })));
    await gate.waitFor(3);
    expect(server.stats()).toMatchObject({ requests: 3, open: 3, peakOpen: 3 });
    gate.release(2);
    await Promise.race(bodies);
    expect(gate.waiting).toBe(1);
    gate.open();
    for (const body of bodies) expect(imageBytes().equals(await body)).toBe(true);
    expect(server.stats().open).toBe(0);
    await fetchBytes(server.url('ok'));
  });

  it('have sent the head and a half of the body by then', async () => {
    const gate = server.hold('/ok');
    const answer = askRaw(server.url('ok'), { until: (text) => text.length >= 5000 });
    await gate.waitFor(1);
    expect((await answer).head).toMatch(/^HTTP\/1\.1 200 OK\r\nContent-Length: 10000\r\n/);
  });

  it('can stand before the head', async () => {
    const gate = server.hold('/ok', 'head');
    let isAnswered = false;
    const answered = fetch(server.url('ok')).then((response) => {
      isAnswered = true;
      return response.bytes();
    });
    await gate.waitFor(1);
    expect(isAnswered).toBe(false);
    gate.release();
    expect((await answered).length).toBe(10_000);
  });

  it('stand only in the way of their prefix', async () => {
    const gate = server.hold('/ok/held');
    expect((await fetchBytes(server.url('ok', { name: 'free.jpg' }))).length).toBe(10_000);
    expect(gate.waiting).toBe(0);
  });

  it('let the next ones through when more are released than wait', async () => {
    server.hold('/').release(2);
    await fetchBytes(server.url('ok'));
    await fetchBytes(server.url('chunked'));
    expect(server.stats()).toMatchObject({ requests: 2, open: 0 });
  });

  it('forget a client that has gone', async () => {
    const gate = server.hold('/');
    const leave = new AbortController();
    const left = fetch(server.url('ok'), { signal: leave.signal }).then((response) => response.bytes());
    await gate.waitFor(1);
    leave.abort();
    await expect(left).rejects.toThrow('aborted');
    await server.waitForIdle();
    expect(gate.waiting).toBe(0);
  });
});

describe('counters', () => {
  it('count by prefix, from the start or from later on alike', async () => {
    expect(server.stats('/ok/a').requests).toBe(0);
    const gate = server.hold('/');
    const answers = ['a/1', 'a/2', 'b/1'].map((name) => fetchBytes(server.url('ok', { name })));
    await server.waitForOpen(3);
    expect(server.stats('/ok/a')).toMatchObject({ requests: 2, open: 2, peakOpen: 2 });
    expect(server.stats('/ok/b')).toMatchObject({ requests: 1, open: 1, peakOpen: 1 });
    gate.open();
    await Promise.all(answers);
    expect(server.stats('/ok/a')).toMatchObject({ requests: 2, open: 0, peakOpen: 2 });
  });

  it('never see a client with one slot above one', async () => {
    for (let i = 0; i < 200; i += 1) {
      await fetchBytes(server.url(i % 2 === 0 ? 'ok' : 'chunked', { bytes: 700 + i * 37, name: `${i}.jpg` }));
    }
    expect(server.stats()).toMatchObject({ requests: 200, open: 0, peakOpen: 1 });
  });

  it('let go of a request whose client has gone', async () => {
    const leave = new AbortController();
    const left = fetch(server.url('stallBeforeHead'), { signal: leave.signal });
    await server.waitForOpen(1);
    leave.abort();
    await expect(left).rejects.toThrow('aborted');
    await server.waitForIdle();
  });
});

describe('the log', () => {
  it('keeps method, path, query, headers, connection and attempt of each request', async () => {
    const url = server.url('ok', { name: 'a.jpg' });
    await (await fetch(`${url}?size=1`, { headers: { 'X-Note': 'first' } })).bytes();
    await (await fetch(url, { method: 'HEAD' })).bytes();
    expect(server.requestsFor(url)).toMatchObject([
      { method: 'GET', target: '/ok/a.jpg?size=1', path: '/ok/a.jpg', httpVersion: '1.1', attempt: 1, connection: 1 },
      { method: 'HEAD', target: '/ok/a.jpg', attempt: 2 },
    ]);
    expect(server.requests[0]?.headers['x-note']).toBe('first');
  });

  it('tells a reused connection from a new one', async () => {
    const url = server.url('ok', { format: 'svg' });
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    await askOn(socket, url, { until: isWhole });
    await askOn(socket, url, { until: isWhole });
    await askRaw(url, { until: isWhole });
    socket.destroy();
    expect(server.requests.map(({ connection, place }) => [connection, place])).toEqual([
      [1, 1],
      [1, 2],
      [2, 1],
    ]);
  });
});

it('closes in the middle of everything', async () => {
  server.hold('/ok');
  const held = fetch(server.url('ok')).then((response) => response.bytes());
  const stalled = fetch(server.url('stallBeforeHead'));
  await server.waitForOpen(2);
  await server.close();
  const ends = await Promise.allSettled([held, stalled]);
  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});
