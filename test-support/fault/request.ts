import type { Socket } from 'node:net';

/** A request as it came. */
export interface FaultRequest {
  method: string;
  /** What stands between method and version: path and query. */
  target: string;
  /** Target without the query. */
  path: string;
  httpVersion: string;
  /** Lower-case names; values of a repeated header are joined with `, `. */
  headers: Record<string, string | undefined>;
  /** Name and value as sent, in order. */
  rawHeaders: [name: string, value: string][];
  /** When its head was complete, by `performance.now()`. */
  atMs: number;
  /** Number of its connection at this server, from 1. */
  connection: number;
  /** Its place on that connection, from 1: above 1 on a reused connection. */
  place: number;
  /** How often this path has been asked for, this time included. */
  attempt: number;
}

export type RequestHead = Pick<FaultRequest, 'method' | 'target' | 'path' | 'httpVersion' | 'headers' | 'rawHeaders'>;

/** Reads requests without a body off a connection; null when it has ended. */
export function createRequestReader(socket: Socket): () => Promise<RequestHead | null> {
  let received = '';
  let ended = false;
  let wake: (() => void) | undefined;
  socket.on('data', (bytes: Buffer) => {
    received += bytes.toString('latin1');
    wake?.();
  });
  for (const event of ['end', 'close'] as const) {
    socket.on(event, () => {
      ended = true;
      wake?.();
    });
  }
  return async () => {
    for (;;) {
      const end = received.indexOf('\r\n\r\n');
      if (end !== -1) {
        const head = parseHead(received.slice(0, end));
        received = received.slice(end + 4);
        return head;
      }
      if (ended) return null;
      await new Promise<void>((resolve) => (wake = resolve));
    }
  };
}

function parseHead(text: string): RequestHead {
  const [requestLine = '', ...lines] = text.split('\r\n');
  const [method = '', target = '/', version = ''] = requestLine.split(' ');
  const rawHeaders: [string, string][] = [];
  const headers: Record<string, string | undefined> = {};
  for (const line of lines) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon);
    const value = line.slice(colon + 1).trim();
    rawHeaders.push([name, value]);
    const known = headers[name.toLowerCase()];
    headers[name.toLowerCase()] = known === undefined ? value : `${known}, ${value}`;
  }
  return { method, target, path: target.split('?', 1)[0] ?? '/', httpVersion: version.slice(5), headers, rawHeaders };
}
