import { Agent, get, type IncomingHttpHeaders, type RequestOptions } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { startDemoServer, type DemoServer, type DemoServerOptions } from './demo-server.ts';
import { imageBytes } from './serve/library.ts';

let server: DemoServer;
afterEach(() => server.close());

const start = async (options: DemoServerOptions = {}): Promise<DemoServer> => {
  server = await startDemoServer({ images: 6, latencyMs: 0, ...options });
  return server;
};

interface Answer {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

const ask = (url: string, options: RequestOptions = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    get(url, options, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }),
      );
      response.on('error', reject);
    }).on('error', reject);
  });

const url = (index: number): string => server.urls[index] ?? '';

describe('the demo server', () => {
  it('listens on this computer only, and has a URL for each picture', async () => {
    await start({ images: 60 });
    expect(server.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(new Set(server.urls).size).toBe(60);
    expect(server.listText).toBe(`${server.urls.join('\n')}\n`);
    for (const each of server.urls) expect(new URL(each).href).toBe(each);
  });

  it('sends each picture whole, under its own length and type', async () => {
    await start();
    for (const index of [0, 2, 5]) {
      const { status, headers, body } = await ask(url(index));
      expect(status).toBe(200);
      expect(headers['content-length']).toBe(String(body.length));
      expect(headers['content-type']).toBe(index === 5 ? 'image/png' : 'image/jpeg');
      expect(body.equals(imageBytes(index))).toBe(true);
    }
  });

  it('gives every picture of the list, odd names included', async () => {
    await start({ images: 60 });
    await server.ready;
    const answers = await Promise.all(server.urls.map((each) => ask(each, { method: 'HEAD' })));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 60 }, () => 200));
    expect(new Set(answers.map(({ headers }) => headers.etag)).size).toBe(60);
  });

  it('keeps connections for the next request', async () => {
    await start();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ports = new Set<number | undefined>();
    agent.on('free', (socket: { localPort?: number }) => ports.add(socket.localPort));
    for (let i = 0; i < 4; i += 1) await ask(url(i), { agent });
    agent.destroy();
    expect(ports.size).toBe(1);
  });

  it('resumes from where it is asked to, as long as the picture is the same', async () => {
    await start();
    const whole = await ask(url(0));
    const rest = await ask(url(0), { headers: { Range: 'bytes=1000-', 'If-Range': whole.headers.etag } });
    expect(rest.status).toBe(206);
    expect(rest.headers['content-range']).toBe(`bytes 1000-${whole.body.length - 1}/${whole.body.length}`);
    expect(rest.body.equals(whole.body.subarray(1000))).toBe(true);
    expect((await ask(url(0), { headers: { Range: 'bytes=1000-', 'If-Range': '"other"' } })).status).toBe(200);
    const beyond = await ask(url(0), { headers: { Range: `bytes=${whole.body.length}-` } });
    expect([beyond.status, beyond.headers['content-range']]).toEqual([416, `bytes */${whole.body.length}`]);
  });

  it('has nothing elsewhere, and only lets itself be read', async () => {
    await start();
    expect((await ask(`${server.origin}/nothing.jpg`)).status).toBe(404);
    const posted = await ask(url(0), { method: 'POST' });
    expect([posted.status, posted.headers.allow]).toEqual([405, 'GET, HEAD']);
    const head = await ask(url(0), { method: 'HEAD' });
    expect([head.status, head.body.length]).toEqual([200, 0]);
    expect(Number(head.headers['content-length'])).toBe(imageBytes(0).length);
  });

  it('counts requests, how many are open, and bytes', async () => {
    await start({ latencyMs: 50 });
    await server.ready;
    const bodies = await Promise.all([0, 1, 2].map((index) => ask(url(index))));
    const bytes = bodies.reduce((sum, { body }) => sum + body.length, 0);
    expect(server.stats()).toEqual({ requests: 3, open: 0, peakOpen: 3, bytesSent: bytes });
  });

  it('never counts a client that asks for one at a time as two', async () => {
    await start();
    for (let i = 0; i < 60; i += 1) await ask(url(i % 6));
    expect(server.stats()).toMatchObject({ requests: 60, open: 0, peakOpen: 1 });
  });

  it('answers no sooner than the latency says, and changes it on request', async () => {
    const never = 3_600_000;
    await start({ latencyMs: never });
    await server.ready;
    server.setLatency(200);
    const began = performance.now();
    await ask(url(0));
    // Timers count in whole milliseconds, so one may be a little early.
    expect(performance.now() - began).toBeGreaterThan(198);
    server.setLatency(never);
    server.setLatency(0);
    await ask(url(0));
  });

  it('sends no faster than told, on each connection by itself', async () => {
    await start({ bytesPerSecond: 1_000_000 });
    await server.ready;
    const began = performance.now();
    const [one, two] = await Promise.all([ask(url(0)), ask(url(1))]);
    const atLeastMs = Math.max(one.body.length, two.body.length) / 1000;
    expect(performance.now() - began).toBeGreaterThan(atLeastMs * 0.7);
    expect(one.body.equals(imageBytes(0))).toBe(true);
    server.setBandwidth(null);
    expect((await ask(url(2))).body.equals(imageBytes(2))).toBe(true);
  });

  it('goes on when a client leaves in the middle', async () => {
    await start({ bytesPerSecond: 20_000 });
    await new Promise<void>((resolve) => {
      const request = get(url(0), (response) => response.once('data', () => request.destroy()));
      request.on('close', resolve);
      request.on('error', () => undefined);
    });
    server.setBandwidth(null);
    expect((await ask(url(1))).status).toBe(200);
    expect(server.stats().open).toBe(0);
  });

  it('closes with requests open, more than once, or by a signal', async () => {
    const stop = new AbortController();
    await start({ latencyMs: 60_000, signal: stop.signal });
    const failed = ask(url(0)).catch(String);
    await expect.poll(() => server.stats().open).toBe(1);
    stop.abort();
    await server.close();
    await server.close();
    expect(await failed).toMatch(/hang up|ECONNRESET/);
    await expect(ask(url(0))).rejects.toThrow('ECONNREFUSED');
  });
});
