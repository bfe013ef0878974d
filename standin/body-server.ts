import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';

const waiting = new Map<string, Response>();
const fetchGraceMs = 30_000;
let server: Promise<Server> | null = null;

/**
 * Gives an address on 127.0.0.1, good for one request, from which the browser can stream a response. The debugging pipe
 * would need the whole body as Base64, on the connection that also carries the app's messages.
 */
export async function lendBody(response: Response): Promise<string> {
  server ??= listen();
  const address = (await server).address();
  if (address === null || typeof address === 'string') throw new Error('the body server has no port');
  const token = randomUUID();
  waiting.set(token, response);
  setTimeout(
    () =>
      void take(token)
        ?.body?.cancel()
        .catch(() => undefined),
    fetchGraceMs,
  ).unref();
  return `http://127.0.0.1:${address.port}/${token}`;
}

async function listen(): Promise<Server> {
  const listening = createServer((request, answer) => {
    const response = take(request.url?.slice(1) ?? '');
    if (response) void send(response, answer);
    else answer.writeHead(404).end();
  });
  listening.listen(0, '127.0.0.1').unref();
  await once(listening, 'listening');
  return listening;
}

function take(token: string): Response | undefined {
  const response = waiting.get(token);
  waiting.delete(token);
  return response;
}

async function send(response: Response, answer: ServerResponse): Promise<void> {
  answer.writeHead(response.status, response.statusText, [...response.headers].flat());
  if (response.body === null) {
    answer.end();
    return;
  }
  try {
    await pipeline(Readable.fromWeb(response.body as ReadableStream), answer);
  } catch {
    answer.destroy(); // the page has left, or the handler's stream broke: the browser must not take it for the end
  }
}
