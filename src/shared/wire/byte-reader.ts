/** Reads what a `ByteWriter` has written, in the same order. */
export class ByteReader {
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#view.byteLength;
  }

  /** @throws RangeError at the end, as all that follow */
  u8(): number {
    return this.#view.getUint8(this.#pass(1));
  }
  u32(): number {
    return this.#view.getUint32(this.#pass(4), true);
  }
  count(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.u8();
      if (byte < 128) return value + byte * scale;
      value += (byte - 128) * scale;
    }
  }
  f32(): number {
    return this.#view.getFloat32(this.#pass(4), true);
  }
  f64(): number {
    return this.#view.getFloat64(this.#pass(8), true);
  }

  skip(count: number): void {
    this.#pass(count);
  }

  #pass(count: number): number {
    const at = this.#at;
    this.#at += count;
    return at;
  }
}
