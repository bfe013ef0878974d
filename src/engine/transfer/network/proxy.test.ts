import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import { connect } from 'node:net';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type FaultServer, startFaultServer } from '../../../../test-support/fault-server.ts';
import { useTempDir } from '../../../../test-support/temp-dir.ts';
import { systemClock } from '../../clock.ts';
import type { DownloadError } from '../../download-error.ts';
import { createHttpClient, defaultHttpOptions } from '../request/http-client.ts';
import { Transfer, type TransferResult } from '../transfer.ts';

const tempDir = useTempDir();
const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return `127.0.0.1:${address.port}`;
}

/** A forwarding proxy that keeps what it was asked. */
async function startProxy(password: string | null): Promise<{ address: string; asked: IncomingMessage[] }> {
  const asked: IncomingMessage[] = [];
  const mayPass = (from: IncomingMessage): boolean =>
    password === null || from.headers['proxy-authorization'] === `Basic ${btoa(password)}`;
  const proxy = createServer((from, to) => {
    asked.push(from);
    if (!mayPass(from)) {
      to.writeHead(407).end();
      return;
    }
    const onward = request(from.url ?? '', { headers: from.headers }, (answer) => {
      to.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(to);
    });
    onward.end();
  });
  proxy.on('connect', (from, socket) => {
    asked.push(from);
    if (!mayPass(from)) {
      socket.end('HTTP/1.1 407 Login\r\n\r\n');
      return;
    }
    const [host, port] = (from.url ?? '').split(':');
    const onward = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    for (const end of [onward, socket]) end.on('error', () => undefined);
  });
  return { address: await listen(proxy), asked };
}

async function startPictures(): Promise<FaultServer> {
  const server = await startFaultServer();
  closers.push(() => void server.close());
  return server;
}

async function transfer(url: string, proxy: string, headers: Record<string, string> = {}): Promise<TransferResult> {
  const folder = await tempDir();
  const http = createHttpClient({ ...defaultHttpOptions, timeoutMs: 2000, proxy, headers });
  closers.push(() => http.closeIdle());
  const newPartPath = (): string => join(folder, 'x.shoal-part');
  const host = new URL(url).host;
  const spec = { url, host, folder, newPartPath, kept: null, maxBytes: 1e9 };
  return await new Transfer(spec, http, systemClock).run();
}

async function failure(run: Promise<unknown>): Promise<DownloadError> {
  return await run.then(
    () => Promise.reject(new Error('it worked')),
    (error: DownloadError) => error,
  );
}

describe('a proxy', () => {
  it('carries a request and its image, and gets its user and password', async () => {
    const pictures = await startPictures();
    const proxy = await startProxy('me:secret word');
    const url = pictures.url('ok', { bytes: 50_000 });
    const { part } = await transfer(url, `http://me:secret%20word@${proxy.address}`);
    await part.close(false);
    expect((await readFile(part.path)).length).toBe(50_000);
    expect(proxy.asked.map(({ url }) => url)).toEqual([url]);
  });

  it('that wants a login is told from a site that wants one', async () => {
    const pictures = await startPictures();
    const proxy = await startProxy('me:secret');
    const error = await failure(transfer(pictures.url('ok'), `http://me:wrong@${proxy.address}`));
    expect(error).toMatchObject({ code: 'http-unauthorized', status: 407 });
    expect(error.message).toContain('proxy');
    expect(pictures.requests).toHaveLength(0);
  });

  it('is asked for a tunnel to an https site, and its refusal is told as its own', async () => {
    const proxy = await startProxy('me:secret');
    const error = await failure(transfer('https://pictures.invalid/1.jpg', `http://me:wrong@${proxy.address}`));
    expect(proxy.asked.map(({ method, url }) => `${method} ${url}`)).toEqual(['CONNECT pictures.invalid:443']);
    expect(error.code).toBe('http-unauthorized');
    expect(error.message).toBe(`${proxy.address} (proxy) asks for a login (407).`);
  });

  it('that is not there is named instead of the site', async () => {
    const gone = createServer();
    const address = await listen(gone);
    await new Promise((resolve) => gone.close(resolve));
    for (const url of ['http://pictures.invalid/1.jpg', 'https://pictures.invalid/1.jpg']) {
      const error = await failure(transfer(url, `http://me:secret@${address}`));
      expect(error.code).toBe('connect-refused');
      expect(error.message).toBe(`${address} (proxy) refused the connection.`);
    }
  });

  it('that never answers CONNECT is waited for no longer than the time-out', async () => {
    const silent = createServer();
    silent.on('connect', () => undefined);
    const address = await listen(silent);
    const error = await failure(transfer('https://pictures.invalid/1.jpg', `http://${address}`));
    expect(error.code).toBe('unreachable');
    expect(error.message).toContain(`${address} (proxy)`);
  });
});
