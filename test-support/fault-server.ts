import { createServer, type Server, type Socket } from 'node:net';
import { readParams, pathFor, type Behaviour, type Params } from './fault/behaviour.ts';
import { behaviours, type BehaviourName, type BehaviourParams } from './fault/behaviours/index.ts';
import { ClientGone, Exchange } from './fault/exchange.ts';
import { createGates, type Gate, type HoldPoint } from './fault/gates.ts';
import { createLedger, type FaultStats } from './fault/ledger.ts';
import { createRequestReader, type FaultRequest } from './fault/request.ts';
import { createTls, type TlsKind } from './fault/tls.ts';
import { imageDefaults, imageFormats, isImageFormat } from './image-bytes.ts';

export type { BehaviourName, BehaviourParams, FaultRequest, FaultStats, Gate, HoldPoint, TlsKind };

export interface FaultServer {
  /** `http://127.0.0.1:PORT`, or https with `tls`. */
  readonly origin: string;
  /** The certificate of the authority that the TLS variants use, PEM; null without `tls`. */
  readonly ca: string | null;
  /** Every request so far, in order of arrival. */
  readonly requests: readonly FaultRequest[];
  /**
   * The URL at which the server behaves so. `name` is the last part of the path, inserted as it is, so that a test can
   * write it encoded or not; it makes paths, and with them counters and attempts, distinct.
   */
  url<N extends BehaviourName>(behaviour: N, params?: BehaviourParams<N>): string;
  /** The requests for a URL or path so far. */
  requestsFor(url: string): FaultRequest[];
  /** Counters of all requests, or of those whose path starts with `prefix`. */
  stats(prefix?: string): FaultStats;
  /** Resolves when at least `count` requests have come. Waits reject after 45 s and say what they saw. */
  waitForRequests(count: number, prefix?: string): Promise<void>;
  /** Resolves when at least `count` requests are open. */
  waitForOpen(count: number, prefix?: string): Promise<void>;
  /** Resolves when no request is open. */
  waitForIdle(prefix?: string): Promise<void>;
  /** Keeps answers to paths that start with `prefix` back: in mid-body, or before the head. */
  hold(prefix?: string, point?: HoldPoint): Gate;
  /** Opens the gates, breaks all connections and stops listening. */
  close(): Promise<void>;
}

export interface FaultServerOptions {
  /** Gives the server an https origin, and a way to treat TLS. */
  tls?: TlsKind;
}

/** Starts a server on 127.0.0.1 that has one behaviour at each path; see fault/behaviours. */
export async function startFaultServer(options: FaultServerOptions = {}): Promise<FaultServer> {
  const tls = options.tls ? createTls(options.tls) : null;
  const ledger = createLedger();
  const gates = createGates(ledger);
  const sockets = new Set<Socket>();
  const attempts = new Map<string, number>();

  async function serve(transport: Socket): Promise<void> {
    const connection = ledger.connected();
    sockets.add(transport);
    transport.setNoDelay(true);
    transport.on('error', () => undefined);
    transport.on('close', () => sockets.delete(transport));
    const socket = tls ? tls.wrap(transport) : transport;
    if (!socket) return;
    const gone = new AbortController();
    socket.on('error', () => socket.destroy());
    socket.on('close', () => gone.abort());
    const readRequest = createRequestReader(socket);
    for (let place = 1; ; place += 1) {
      const head = await readRequest();
      if (!head) break;
      const attempt = (attempts.get(head.path) ?? 0) + 1;
      attempts.set(head.path, attempt);
      const request: FaultRequest = { ...head, atMs: performance.now(), connection, place, attempt };
      const finished = ledger.opened(request);
      socket.once('close', finished);
      const exchange = new Exchange({ request, socket, transport, signal: gone.signal, gates, finished });
      await behave(exchange);
      finished();
      socket.off('close', finished);
      if (!exchange.keepAlive) break;
    }
    if (!socket.destroyed) socket.end();
  }

  const server = createServer((socket) => void serve(socket));
  const origin = `${tls ? 'https' : 'http'}://127.0.0.1:${await listen(server)}`;

  return {
    origin,
    ca: tls?.ca ?? null,
    requests: ledger.requests,
    url: (behaviour, { name, ...params } = {}) => {
      const format = 'format' in params && isImageFormat(params.format) ? params.format : imageDefaults.format;
      return origin + pathFor(behaviour, params, name ?? `picture.${imageFormats[format].extension}`);
    },
    requestsFor: (url) => {
      const { pathname } = new URL(url, origin);
      return ledger.requests.filter(({ path }) => path === pathname);
    },
    stats: ledger.stats,
    waitForRequests: (count, prefix) => ledger.until(`${count} requests`, () => ledger.stats(prefix).requests >= count),
    waitForOpen: (count, prefix) => ledger.until(`${count} open requests`, () => ledger.stats(prefix).open >= count),
    waitForIdle: (prefix) => ledger.until('no open request', () => ledger.stats(prefix).open === 0),
    hold: (prefix = '/', point = 'body') => gates.hold(prefix, point),
    async close() {
      gates.openAll();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}

async function behave(exchange: Exchange): Promise<void> {
  const [, segment = ''] = exchange.request.path.split('/', 2);
  const [name = '', ...matrix] = segment.split(';');
  const table: Record<string, Behaviour<Params> | undefined> = behaviours;
  const chosen = table[name];
  try {
    if (!chosen) throw new Error(`no behaviour ${name}`);
    await chosen.run(exchange, readParams(chosen.defaults, matrix));
  } catch (error) {
    if (error instanceof ClientGone) return;
    // A mistake of the test, told where the test looks.
    await exchange.reply(599, { 'Content-Type': 'text/plain' }, String(error)).catch(() => undefined);
  }
}
