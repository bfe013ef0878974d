import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Gates } from './gates.ts';
import type { FaultRequest } from './request.ts';

export type HeaderList = Record<string, string | number | string[] | undefined>;

/** Thrown inside a behaviour when the client has gone; ends it quietly. */
export class ClientGone extends Error {}

/** One request and its answer, written byte by byte so that it can be as wrong as a test wants it. */
export class Exchange {
  readonly request: FaultRequest;
  readonly socket: Socket;
  /** Aborted when the connection closes. */
  readonly signal: AbortSignal;
  /** Whether the connection may carry another request afterwards. */
  keepAlive: boolean;
  readonly #gates: Gates;
  readonly #finished: () => void;

  constructor(request: FaultRequest, socket: Socket, signal: AbortSignal, gates: Gates, finished: () => void) {
    this.request = request;
    this.socket = socket;
    this.signal = signal;
    this.keepAlive = request.httpVersion === '1.1' && request.headers['connection'] !== 'close';
    this.#gates = gates;
    this.#finished = finished;
  }

  /** Writes bytes as they are and waits until the system has taken them. */
  async write(bytes: string | Uint8Array): Promise<void> {
    if (this.socket.destroyed) throw new ClientGone();
    await new Promise<void>((resolve, reject) => {
      const gone = (): void => reject(new ClientGone());
      this.socket.once('close', gone);
      this.socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes, (error) => {
        this.socket.off('close', gone);
        if (error) gone();
        else resolve();
      });
    });
  }

  /** Writes status line and headers, and waits at a gate for heads first. */
  async head(status: number, headers: HeaderList = {}, version = '1.1'): Promise<void> {
    await this.holdHead();
    await this.write(headText(status, headers, version));
  }

  async holdHead(): Promise<void> {
    await this.#gates.pass(this.request.path, 'head', this.signal);
  }

  async holdBody(): Promise<void> {
    await this.#gates.pass(this.request.path, 'body', this.signal);
  }

  /**
   * Writes a body: one half, the gate for bodies, the other half. The request counts as open until just before the last
   * byte leaves, so a client that keeps to its limit is never seen above it.
   */
  async body(bytes: Uint8Array, last: Uint8Array = new Uint8Array()): Promise<void> {
    if (this.request.method === 'HEAD') return this.finish();
    const half = bytes.length >> 1;
    const end = last.length > 0 ? bytes.length : Math.max(half, bytes.length - 1);
    await this.write(bytes.subarray(0, half));
    await this.holdBody();
    if (end > half) await this.write(bytes.subarray(half, end));
    this.finish();
    await this.write(Buffer.concat([bytes.subarray(end), last]));
  }

  /** A whole answer with Content-Length. A header given as undefined is left out. */
  async reply(status: number, headers: HeaderList, body: Uint8Array | string = ''): Promise<void> {
    const bytes = typeof body === 'string' ? Buffer.from(body) : body;
    await this.head(status, { 'Content-Length': bytes.length, ...headers });
    await this.body(bytes);
  }

  /** Counts the request as answered. Happens by itself at the end of a body and when the behaviour returns. */
  finish(): void {
    this.#finished();
  }

  /** Ends the connection in order (FIN), after all that was written. */
  close(): void {
    this.keepAlive = false;
    this.finish();
    this.socket.end();
  }

  /** Breaks the connection (RST). What the client has not read yet may be lost. */
  reset(): void {
    this.keepAlive = false;
    this.finish();
    this.socket.resetAndDestroy();
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
