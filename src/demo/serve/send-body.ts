import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const chunkBytes = 65_536;
const tickMs = 20;

export interface SendOptions {
  /** Asked before each piece, so that a change shows at once; null for no limit. */
  bytesPerSecond(): number | null;
  /** Told after each piece but before the last one leaves: a client cannot have the whole body earlier than the server says so. */
  onLastPiece(): void;
  onSent(bytes: number): void;
  signal: AbortSignal;
}

/** Sends a body and ends the response, no faster than asked. Stops quietly when the client has gone. */
export async function sendBody(response: ServerResponse, body: Uint8Array, options: SendOptions): Promise<void> {
  let position = 0;
  let due = performance.now();
  while (position < body.length) {
    const rate = options.bytesPerSecond();
    const size = rate === null ? chunkBytes : Math.max(1, Math.min(chunkBytes, Math.round((rate * tickMs) / 1000)));
    const piece = body.subarray(position, position + size);
    if (rate !== null) {
      // By the clock, not by adding up waits: timers are late, and a hundred late timers are seconds.
      due = Math.max(due, performance.now() - tickMs) + (piece.length / rate) * 1000;
      await sleep(Math.max(0, due - performance.now()), undefined, { signal: options.signal });
    }
    position += piece.length;
    options.onSent(piece.length);
    if (position === body.length) {
      options.onLastPiece();
      response.end(piece);
      return;
    }
    if (!response.write(piece)) await once(response, 'drain', { signal: options.signal });
  }
  options.onLastPiece();
  response.end();
}
