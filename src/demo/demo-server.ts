import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { contentRange, ifRangeHolds, parseRange } from './serve/byte-range.ts';
import { createLibrary } from './serve/library.ts';
import { picturePath } from './picture-paths.ts';
import { sendBody } from './serve/send-body.ts';

export interface DemoServerOptions {
  /** How many pictures the list has; 60 by default. */
  images?: number;
  /** Time from a request to the first byte of its answer; 150 by default. */
  latencyMs?: number;
  /** Per connection; null, the default, is no limit. */
  bytesPerSecond?: number | null;
  /** 0, the default, lets the system choose. */
  port?: number;
  /** Closes the server when aborted. */
  signal?: AbortSignal;
}

export interface DemoStats {
  /** Requests so far. */
  requests: number;
  /** Requests that wait for or receive an answer now. */
  open: number;
  peakOpen: number;
  /** Body bytes. */
  bytesSent: number;
}

export interface DemoServer {
  /** `http://127.0.0.1:PORT` */
  origin: string;
  /** One for each picture, all different. */
  urls: string[];
  /** The URLs, one a line: a list to download. */
  listText: string;
  /**
   * Resolves when all pictures are painted, a second or two after the start. Nobody has to wait for it: a picture that is
   * asked for comes first, and is painted during its latency.
   */
  ready: Promise<void>;
  stats(): DemoStats;
  setLatency(latencyMs: number): void;
  setBandwidth(bytesPerSecond: number | null): void;
  /** Drops all connections and stops listening. Safe to call more than once. */
  close(): Promise<void>;
}

/**
 * Starts a server of generated pictures on 127.0.0.1, so that Shoal can be tried without a network.
 * The same picture number gives the same bytes on every machine.
 */
export async function startDemoServer(options: DemoServerOptions = {}): Promise<DemoServer> {
  const count = options.images ?? 60;
  let latencyMs = options.latencyMs ?? 150;
  let bytesPerSecond = options.bytesPerSecond ?? null;
  const stats: DemoStats = { requests: 0, open: 0, peakOpen: 0, bytesSent: 0 };
  const paths = Array.from({ length: count }, (_, index) => picturePath(index));
  const indexByPath = new Map(paths.map((path, index) => [new URL(path, 'http://localhost').pathname, index]));
  const library = createLibrary(count);

  async function answer(request: IncomingMessage, response: ServerResponse, signal: AbortSignal, done: () => void) {
    const index = indexByPath.get(new URL(request.url ?? '/', 'http://localhost').pathname);
    const waited = sleep(latencyMs, undefined, { signal });
    if (index === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) {
      await waited;
      done();
      if (index !== undefined) response.setHeader('Allow', 'GET, HEAD');
      response.writeHead(index === undefined ? 404 : 405, { 'Content-Type': 'text/plain' }).end('no picture here\n');
      return;
    }
    // The picture is painted during the latency, not after it.
    const [picture] = await Promise.all([library.get(index), waited]);
    const { bytes, etag, lastModified, mediaType } = picture;
    response.setHeader('ETag', etag).setHeader('Last-Modified', lastModified).setHeader('Accept-Ranges', 'bytes');
    const asked = ifRangeHolds(request.headersDistinct['if-range']?.[0], etag, lastModified)
      ? parseRange(request.headers.range, bytes.length)
      : null;
    if (asked === 'unsatisfiable') {
      done();
      response.writeHead(416, { 'Content-Range': `bytes */${bytes.length}` }).end();
      return;
    }
    const body = asked ? bytes.subarray(asked.start, asked.endExclusive) : bytes;
    if (asked) response.setHeader('Content-Range', contentRange(asked, bytes.length));
    response.writeHead(asked ? 206 : 200, { 'Content-Type': mediaType, 'Content-Length': body.length });
    await sendBody(response, request.method === 'HEAD' ? new Uint8Array() : body, {
      bytesPerSecond: () => bytesPerSecond,
      onLastPiece: done,
      onSent: (sent) => (stats.bytesSent += sent),
      signal,
    });
  }

  const server = createServer({ noDelay: true, keepAliveTimeout: 60_000, requestTimeout: 0 }, (request, response) => {
    stats.requests += 1;
    stats.open += 1;
    stats.peakOpen = Math.max(stats.peakOpen, stats.open);
    let isOpen = true;
    const done = (): void => {
      if (isOpen) stats.open -= 1;
      isOpen = false;
    };
    const gone = new AbortController();
    response.once('close', () => {
      done();
      gone.abort();
    });
    answer(request, response, gone.signal, done).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the picture server has no port');
  const origin = `http://127.0.0.1:${address.port}`;
  const urls = paths.map((path) => origin + path);

  let closing: Promise<void> | null = null;
  const close = (): Promise<void> => {
    closing ??= new Promise((resolve) => {
      library.close();
      server.close(() => resolve());
      server.closeAllConnections();
    });
    return closing;
  };
  const closeOnAbort = (): void => void close();
  if (options.signal?.aborted) await close();
  options.signal?.addEventListener('abort', closeOnAbort, { once: true });

  return {
    origin,
    urls,
    listText: urls.map((url) => `${url}\n`).join(''),
    ready: library.ready,
    stats: () => ({ ...stats }),
    setLatency: (ms) => void (latencyMs = ms),
    setBandwidth: (limit) => void (bytesPerSecond = limit),
    close,
  };
}
