import http, { type ClientRequestArgs } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** More than a socket mostly holds at once. */
const readSize = 1 << 18;

/** One for all connections: what is in it has been used up when the next read begins. */
const memory = Buffer.allocUnsafeSlow(readSize);

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
    const onread = {
      buffer: memory,
      callback: (length: number): boolean => !(socket instanceof Socket) || passOn(socket, memory.subarray(0, length)),
    };
    socket = super.createConnection(Object.assign({}, options, { onread }), callback);
    return socket;
  }
}

/** @returns whether more is to be read */
function passOn(socket: Socket, bytes: Buffer): boolean {
  // Node's parser listens, and copies what it takes. Where bytes have to wait, they need memory of their own.
  const isTaken = socket.readableFlowing === true && socket.readableLength === 0 && socket.listenerCount('data') > 0;
  if (!isTaken) return socket.push(Buffer.from(bytes));
  socket.emit('data', bytes);
  return true;
}
