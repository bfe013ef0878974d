import http, { type ClientRequestArgs } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** More than a socket mostly holds at once. */
const readSize = 1 << 18;

/** One for all connections: what is in it has been used up when the next read begins. */
const memory = Buffer.allocUnsafeSlow(readSize);

/** Takes what comes over a connection in place of Node's parser. */
export interface Tap {
  /** Where the next read may put its bytes; never empty. */
  space(): Uint8Array;
  /** @param bytes in the space that was given last, or in memory that is soon overwritten */
  take(bytes: Uint8Array): void;
}

/** What takes the bytes of each connection that can be tapped; null while Node's parser does. */
const taps = new WeakMap<Duplex, Tap | null>();

/**
 * An agent for plain HTTP whose connections read into memory that is used again and again. By itself Node takes new memory
 * for each read, 64 KB, and its parser copies what it finds there once more.
 */
export class ReadingAgent extends http.Agent {
  override createConnection(
    options: ClientRequestArgs,
    callback?: (error: Error | null, stream: Duplex) => void,
  ): Duplex | null | undefined {
    let socket: Duplex | null | undefined;
    const tapOf = (): Tap | null => (socket instanceof Socket && taps.get(socket)) || null;
    const onread = {
      buffer: (): Uint8Array => tapOf()?.space() ?? memory,
      callback(length: number, buffer: Uint8Array): boolean {
        if (!(socket instanceof Socket)) return true;
        const bytes = buffer.subarray(0, length);
        const tap = tapOf();
        if (tap === null) return passOn(socket, bytes);
        tap.take(bytes);
        return true;
      },
    };
    socket = super.createConnection(Object.assign({}, options, { onread }), callback);
    if (socket instanceof Socket) taps.set(socket, null);
    return socket;
  }
}

/**
 * From now on what comes over a connection goes elsewhere, and its requests hear only of its end: it is of no more use to
 * them. To be called when the parser has passed on all it has, and expects more.
 *
 * @returns false, and nothing is changed, for a connection that is not a reading agent's, or whose bytes wait in it
 */
export function tapConnection(socket: Socket, tap: Tap): boolean {
  if (taps.get(socket) !== null || socket.readableLength > 0) return false;
  taps.set(socket, tap);
  return true;
}

/** @returns whether more is to be read */
function passOn(socket: Socket, bytes: Uint8Array): boolean {
  // Node's parser listens, and copies what it takes. Where bytes have to wait, they need memory of their own.
  const isTaken = socket.readableFlowing === true && socket.readableLength === 0 && socket.listenerCount('data') > 0;
  if (!isTaken) return socket.push(Buffer.from(bytes));
  socket.emit('data', bytes);
  return true;
}
