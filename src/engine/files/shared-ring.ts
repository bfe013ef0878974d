/** A piece of the memory, in bytes from its beginning. */
export interface RingPiece {
  readonly from: number;
  readonly length: number;
}

interface Taken extends RingPiece {
  /** The position behind it. */
  readonly end: number;
  isFree: boolean;
}

/**
 * Memory that threads share, given out piece by piece. Pieces come back in any order, and there is room again behind the
 * oldest one that is still out.
 *
 * Positions grow for ever; what is at one of them stands at its remainder by the ring's size. A piece never goes round
 * the end: it begins at the ring's beginning then.
 */
export class SharedRing {
  readonly memory: SharedArrayBuffer;
  readonly #bytes: Uint8Array;
  #end = 0;
  #freed = 0;
  /** Those that are out, and those behind them that are back already; the oldest first. */
  readonly #taken: Taken[] = [];

  /** @param size in bytes; no piece may be larger than half of it */
  constructor(size: number) {
    this.memory = new SharedArrayBuffer(size);
    this.#bytes = new Uint8Array(this.memory);
  }

  /** @returns room for so many bytes; null while there is none */
  take(length: number): RingPiece | null {
    const size = this.#bytes.length;
    const place = this.#end % size;
    const start = place + length > size ? this.#end + size - place : this.#end;
    if (start + length - this.#freed > size) return null;
    this.#end = start + length;
    const piece = { from: start % size, length, end: this.#end, isFree: false };
    this.#taken.push(piece);
    return piece;
  }

  /** Copies chunks one behind the other. */
  put(piece: RingPiece, chunks: readonly Uint8Array[]): void {
    let at = piece.from;
    for (const chunk of chunks) {
      this.#bytes.set(chunk, at);
      at += chunk.length;
    }
  }

  /** Takes a piece back. */
  free(piece: RingPiece): void {
    const taken = this.#taken.find((one) => one === piece);
    if (taken !== undefined) taken.isFree = true;
    for (let oldest = this.#taken[0]; oldest?.isFree === true; oldest = this.#taken[0]) {
      this.#freed = oldest.end;
      this.#taken.shift();
    }
  }
}
