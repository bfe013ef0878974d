/**
 * Memory that two threads share, given out piece by piece and taken back in the same order.
 *
 * Positions grow for ever; what is at one of them stands at its remainder by the ring's size. A piece never goes round
 * the end: it begins at the ring's beginning then.
 */
export class SharedRing {
  readonly memory: SharedArrayBuffer;
  readonly #bytes: Uint8Array;
  #end = 0;
  #freed = 0;

  /** @param size in bytes; no piece may be larger than half of it */
  constructor(size: number) {
    this.memory = new SharedArrayBuffer(size);
    this.#bytes = new Uint8Array(this.memory);
  }

  /**
   * Finds room for so many bytes.
   *
   * @returns the place in the memory, and the position up to which it is to be freed; null while there is no room
   */
  take(length: number): { from: number; end: number } | null {
    const size = this.#bytes.length;
    const place = this.#end % size;
    const start = place + length > size ? this.#end + size - place : this.#end;
    if (start + length - this.#freed > size) return null;
    this.#end = start + length;
    return { from: start % size, end: this.#end };
  }

  /** Copies chunks one behind the other. */
  put(from: number, chunks: readonly Uint8Array[]): void {
    let at = from;
    for (const chunk of chunks) {
      this.#bytes.set(chunk, at);
      at += chunk.length;
    }
  }

  /** Takes back all up to a position. */
  free(end: number): void {
    this.#freed = Math.max(this.#freed, end);
  }

  /** Takes back all. */
  clear(): void {
    this.#freed = this.#end;
  }
}
