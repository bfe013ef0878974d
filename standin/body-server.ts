import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';

const waiting = new Map<string, Response>();
const fetchGraceMs = 30_000;
let listening: Promise<number> | null = null;

/**
 * Gives an address on 127.0.0.1, good for one request, from which the browser can stream a response. The debugging pipe
 * would need the whole body as Base64, on the connection that also carries the app's messages.
 */
export async function lendBody(response: Response): Promise<string> {
  listening ??= listen();
  const port = await listening;
  const token = randomUUID();
  waiting.set(token, response);
  const discard = (): void =>
    void take(token)
      ?.body?.cancel()
      .catch(() => undefined);
  setTimeout(discard, fetchGraceMs).unref();
  return `http://127.0.0.1:${port}/${token}`;
}

async function listen(): Promise<number> {
  const server = createServer((request, answer) => void send(take(request.url?.slice(1) ?? ''), answer));
  server.listen(0, '127.0.0.1').unref();
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function send(response: Response | undefined, answer: ServerResponse): Promise<void> {
  answer.writeHead(response?.status ?? 404, [...(response?.headers ?? [])].flat());
  try {
    await pipeline(response?.body ? Readable.fromWeb(response.body as ReadableStream) : [], answer);
  } catch {
    answer.destroy(); // the page has left, or the handler's stream broke: the browser must not take it for the end
  }
}

function take(token: string): Response | undefined {
  const response = waiting.get(token);
  waiting.delete(token);
  return response;
}
