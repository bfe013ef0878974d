import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { imageBytes } from './image-bytes.ts';

export interface LineOptions {
  /** From a request to the first byte of its answer, for each image by its number. */
  latencyMs: (image: number) => number;
  /** Body size of each image by its number. */
  bytes: (image: number) => number;
  /** Of the line that all connections share; no limit where it is not given. */
  bytesPerSecond?: number;
  /** Which picture an image shows the n-th time that it is asked for, from 1; always the same where it is not given. */
  seed?: (image: number, time: number) => number;
}

/** A request as the server saw it, by its own clock. */
export interface ServedRequest {
  path: string;
  connection: number;
  atMs: number;
  /** When the last byte had been given to the system. */
  endMs: number;
}

/** A server of images behind a line with a set latency and bandwidth. */
export interface LineServer {
  url(image: number): string;
  /** Answered requests, in the order in which they came. */
  readonly served: readonly ServedRequest[];
  /** How long the server was at work from the first to the last of these requests. */
  spanMs(from: number, toExclusive: number): number;
  close(): Promise<void>;
}

const pieceBytes = 8192;

export async function startLineServer({ latencyMs, bytes, bytesPerSecond, seed }: LineOptions): Promise<LineServer> {
  const served: ServedRequest[] = [];
  let connections = 0;
  let lineFreeAt = 0;

  async function send(response: ServerResponse, body: Buffer): Promise<void> {
    if (bytesPerSecond === undefined) {
      response.end(body);
      return;
    }
    for (let at = 0; at < body.length; at += pieceBytes) {
      const piece = body.subarray(at, at + pieceBytes);
      lineFreeAt = Math.max(lineFreeAt, performance.now()) + (piece.length / bytesPerSecond) * 1000;
      await sleep(Math.max(0, lineFreeAt - performance.now()));
      response.write(piece);
    }
    response.end();
  }

  const numbers = new WeakMap<object, number>();
  const server = createServer({ noDelay: true, keepAliveTimeout: 60_000 }, (request, response) => {
    const entry = {
      path: request.url ?? '',
      connection: numbers.get(request.socket) ?? 0,
      atMs: performance.now(),
      endMs: Number.NaN,
    };
    served.push(entry);
    const time = served.filter(({ path }) => path === entry.path).length;
    response.once('finish', () => (entry.endMs = performance.now()));
    const image = Number(/\d+/.exec(entry.path)?.[0] ?? 0);
    const answer = async (): Promise<void> => {
      await sleep(latencyMs(image));
      const body = imageBytes({ format: 'jpeg', bytes: bytes(image), seed: seed?.(image, time) ?? image });
      response.writeHead(200, { 'Content-Type': 'image/jpeg', 'Content-Length': body.length });
      await send(response, body);
    };
    answer().catch(() => response.destroy());
  });
  server.on('connection', (socket) => numbers.set(socket, (connections += 1)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: (image) => `http://127.0.0.1:${address.port}/${image}.jpg`,
    served,
    spanMs(from, toExclusive) {
      const some = served.slice(from, toExclusive);
      return Math.max(...some.map(({ endMs }) => endMs)) - Math.min(...some.map(({ atMs }) => atMs));
    },
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
