import type { Socket } from 'node:net';
import { createPictures, type Picture } from './picture.ts';
import { type Wish, wishOf } from './wish.ts';

/** What the connections of one server share. */
export interface Serving {
  /** Bytes per second and connection; null: as fast as it goes. */
  bytesPerSecond: number | null;
  /** Paths that have been answered with 503. */
  refused: Set<string>;
  pictures: Map<number, (number: number) => Picture>;
}

const headEnd = '\r\n\r\n';
const notFound = Buffer.from('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n');
const busy = Buffer.from('HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n');
/** A slow line gets a piece of its answer so often. */
const pieceMs = 10;

/**
 * Answers the requests of a connection, one after the other. Only as much of HTTP/1.1 as downloading programs send: GET
 * without a body. Node's own HTTP server would take several times as long and be slower than the programs it is to measure.
 */
export function serveConnection(socket: Socket, serving: Serving): void {
  let text = '';
  let isAnswering = false;
  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());

  const next = (): void => {
    const end = isAnswering ? -1 : text.indexOf(headEnd);
    if (end < 0) return;
    const request = text.slice(0, end);
    text = text.slice(end + headEnd.length);
    isAnswering = true;
    answer(socket, request, serving, () => {
      isAnswering = false;
      if (/\nconnection: close/i.test(request)) socket.end();
      else next();
    });
  };
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1');
    next();
  });
}

function answer(socket: Socket, request: string, serving: Serving, then: () => void): void {
  const path = request.slice(request.indexOf(' ') + 1, request.indexOf(' ', 4));
  const wish = wishOf(path);
  if (wish === null) {
    socket.write(notFound);
    then();
    return;
  }
  const send = (): void => {
    if (socket.destroyed) return;
    if (wish.isBusyOnce && !serving.refused.has(path)) {
      serving.refused.add(path);
      socket.write(busy);
      then();
      return;
    }
    const { head, rest } = pictureFor(wish, serving);
    socket.cork();
    socket.write(headOf(wish), 'latin1');
    socket.write(head);
    if (serving.bytesPerSecond !== null) sendSlowly(socket, rest, serving.bytesPerSecond, then);
    // The next answer waits until this one is out, so that a large one is in memory once and not per request.
    else socket.write(rest, then);
    socket.uncork();
  };
  if (wish.latencyMs > 0) setTimeout(send, wish.latencyMs);
  else send();
}

const headOf = ({ bytes, number }: Wish): string =>
  `HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: ${bytes}\r\nETag: "${bytes}-${number}"\r\n\r\n`;

function pictureFor({ bytes, number }: Wish, { pictures }: Serving): Picture {
  let numbered = pictures.get(bytes);
  if (numbered === undefined) {
    numbered = createPictures(bytes);
    pictures.set(bytes, numbered);
  }
  return numbered(number);
}

function sendSlowly(socket: Socket, body: Buffer, bytesPerSecond: number, then: () => void): void {
  const size = Math.max(1, Math.round((bytesPerSecond * pieceMs) / 1000));
  let at = 0;
  const timer = setInterval(() => {
    socket.write(body.subarray(at, at + size));
    at += size;
    if (at < body.length && !socket.destroyed) return;
    clearInterval(timer);
    then();
  }, pieceMs);
}
