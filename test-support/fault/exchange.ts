import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Gates } from './gates.ts';
import type { FaultRequest } from './request.ts';

export type HeaderList = Record<string, string | number | string[] | undefined>;

/** Thrown inside a behaviour when the client has gone; ends it quietly. */
export class ClientGone extends Error {}

export interface ExchangeParts {
  request: FaultRequest;
  socket: Socket;
  /** What carries the bytes: the socket itself, or what lies below TLS. */
  transport: Socket;
  /** Aborted when the connection closes. */
  signal: AbortSignal;
  gates: Gates;
  /** Counts the request as answered. */
  finished(): void;
}

/** One request and its answer, written byte by byte so that it can be as wrong as a test wants it. */
export class Exchange {
  readonly request: FaultRequest;
  readonly signal: AbortSignal;
  /** Whether the connection may carry another request afterwards. */
  keepAlive: boolean;
  readonly #parts: ExchangeParts;

  constructor(parts: ExchangeParts) {
    this.request = parts.request;
    this.signal = parts.signal;
    this.keepAlive = parts.request.httpVersion === '1.1' && parts.request.headers['connection'] !== 'close';
    this.#parts = parts;
  }

  /** Writes bytes as they are (text as Latin-1) and waits until the system has taken them. */
  async write(bytes: string | Uint8Array): Promise<void> {
    const { socket } = this.#parts;
    if (socket.destroyed) throw new ClientGone();
    await new Promise<void>((resolve, reject) => {
      const gone = (): void => reject(new ClientGone());
      socket.once('close', gone);
      socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes, (error) => {
        socket.off('close', gone);
        if (error) gone();
        else resolve();
      });
    });
  }

  /** Writes status line and headers. Waits first where a gate holds heads. A header given as undefined is left out. */
  async head(status: number, headers: HeaderList = {}, version = '1.1'): Promise<void> {
    await this.holdHead();
    await this.write(headText(status, headers, version));
  }

  async holdHead(): Promise<void> {
    const { gates, request, signal } = this.#parts;
    await gates.pass(request.path, 'head', signal);
  }

  async holdBody(): Promise<void> {
    const { gates, request, signal } = this.#parts;
    await gates.pass(request.path, 'body', signal);
  }

  /**
   * Writes a body as it is on the wire: one half, then the gate for bodies, then the other half. The request counts as open
   * until just before the last byte leaves, so a client that keeps to its limit is never seen above it.
   */
  async body(bytes: Uint8Array): Promise<void> {
    if (this.request.method === 'HEAD') return this.finish();
    const half = bytes.length >> 1;
    const end = Math.max(half, bytes.length - 1);
    if (half > 0) await this.write(bytes.subarray(0, half));
    await this.holdBody();
    if (end > half) await this.write(bytes.subarray(half, end));
    this.finish();
    if (end < bytes.length) await this.write(bytes.subarray(end));
  }

  /** A whole answer with Content-Length. */
  async reply(status: number, headers: HeaderList, body: Uint8Array | string = ''): Promise<void> {
    const bytes = typeof body === 'string' ? Buffer.from(body) : body;
    const connection = this.keepAlive ? undefined : 'close';
    await this.head(status, { 'Content-Length': bytes.length, Connection: connection, ...headers });
    await this.body(bytes);
  }

  /** Counts the request as answered. Happens by itself at the end of a body and when the behaviour returns. */
  finish(): void {
    this.#parts.finished();
  }

  /** Ends the connection in order (FIN), after all that was written. On TLS without `notify`, no close_notify goes first. */
  close({ notify = true } = {}): void {
    this.keepAlive = false;
    this.finish();
    if (notify) this.#parts.socket.end();
    else this.#parts.transport.end();
  }

  /** Breaks the connection (RST). What the client has not read yet may be lost. */
  reset(): void {
    this.keepAlive = false;
    this.finish();
    this.#parts.transport.resetAndDestroy();
  }

  /** Stays silent until the client goes or the server closes. */
  async stall(): Promise<never> {
    await new Promise<void>((resolve) => {
      if (this.signal.aborted) resolve();
      else this.signal.addEventListener('abort', () => resolve());
    });
    throw new ClientGone();
  }

  /** Waits; throws ClientGone as soon as the client goes. */
  async pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.signal }).catch(() => {
      throw new ClientGone();
    });
  }
}

/** `HTTP/1.1 200 OK` and headers, with the empty line. */
export function headText(status: number, headers: HeaderList, version = '1.1'): string {
  const lines = [`HTTP/${version} ${status} ${STATUS_CODES[status] ?? 'Status'}`];
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue;
    for (const each of Array.isArray(value) ? value : [value]) lines.push(`${name}: ${each}`);
  }
  return `${lines.join('\r\n')}\r\n\r\n`;
}

/** The bytes of a text in UTF-8, as a string that `head` writes unchanged: for headers that are not ASCII. */
export const utf8Header = (text: string): string => Buffer.from(text).toString('latin1');
