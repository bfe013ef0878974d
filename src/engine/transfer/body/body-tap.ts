import type { IncomingMessage } from 'node:http';
import { tapConnection } from '../network/reading-agent.ts';

/** Half a block takes what is written in one go (see part-file.ts), and one more read. */
const halfSize = (1 << 20) + (1 << 18);
/** Blocks that nobody uses are kept for the next body. So many bodies at once can be tapped: the others take the usual way. */
const mostBlocks = 12;

const kept: Buffer[] = [];
let inUse = 0;

/**
 * The rest of a body, straight from its connection into memory that is used again. By way of Node's parser each piece is
 * copied into memory of its own, which for large bodies is most of what there is to do, collecting it included.
 *
 * The connection is of no more use afterwards: its parser still waits for the bytes.
 */
export class BodyTap {
  readonly #onBytes: (bytes: Uint8Array) => void;
  readonly #onEnd: (isExcess: boolean) => void;
  readonly #block = kept.pop() ?? Buffer.from(new SharedArrayBuffer(2 * halfSize));
  #half = 0;
  #used = 0;
  #left: number;

  /**
   * @param left bytes of the body that are still to come
   * @param onBytes takes a piece, which stays as it is until the second `swap` after it
   * @param onEnd called after the last piece, with whether more than the body has come
   */
  constructor(left: number, onBytes: (bytes: Uint8Array) => void, onEnd: (isExcess: boolean) => void) {
    this.#left = left;
    this.#onBytes = onBytes;
    this.#onEnd = onEnd;
  }

  /** @returns whether it could begin: not over TLS, through a proxy, or while a piece waits to be read */
  begin(body: IncomingMessage): boolean {
    const begins =
      inUse < mostBlocks &&
      body.readableLength === 0 &&
      body.readableFlowing === true &&
      tapConnection(body.socket, this);
    if (begins) inUse++;
    return begins;
  }

  /** All pieces so far are being written, and the next one comes when they are: it goes into the other half. */
  swap(): void {
    this.#half = 1 - this.#half;
    this.#used = 0;
  }

  /** @param isWritten whether nothing in its memory is needed any more */
  end(isWritten: boolean): void {
    inUse--;
    if (isWritten) kept.push(this.#block);
  }

  space(): Uint8Array {
    return this.#block.subarray(this.#half * halfSize + this.#used, (this.#half + 1) * halfSize);
  }

  take(bytes: Uint8Array): void {
    if (this.#left === 0) return;
    const taken = bytes.subarray(0, this.#left);
    this.#left -= taken.length;
    const isOurs = taken.buffer === this.#block.buffer;
    if (isOurs) this.#used += taken.length;
    this.#onBytes(isOurs ? taken : Buffer.from(taken));
    if (this.#left === 0) this.#onEnd(taken.length < bytes.length);
  }
}
