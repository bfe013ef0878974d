/** Memory that is used to this share is not copied to be rid of the rest. */
const fullFrom = 0.9;

/** Writes numbers one behind the other, little end first, into memory that grows. */
export class ByteWriter {
  #bytes: Uint8Array;
  #view: DataView;
  #length = 0;

  /** @param capacity bytes that there is room for before the memory has to grow */
  constructor(capacity = 1024) {
    this.#bytes = new Uint8Array(capacity);
    this.#view = new DataView(this.#bytes.buffer);
  }

  /** Integers from 0: below 2^8, 2^32. */
  u8(value: number): void {
    const at = this.#take(1); // first: the memory may have to grow, and then is another
    this.#view.setUint8(at, value);
  }
  u32(value: number): void {
    const at = this.#take(4);
    this.#view.setUint32(at, value, true);
  }
  /** An integer from 0 to 2^53 - 1, in a byte for each seven bits of it. */
  count(value: number): void {
    let left = value;
    for (; left >= 128; left = Math.floor(left / 128)) this.u8(128 + (left % 128));
    this.u8(left);
  }
  /** Any number, to seven digits. */
  f32(value: number): void {
    const at = this.#take(4);
    this.#view.setFloat32(at, value, true);
  }
  /** Any number. */
  f64(value: number): void {
    const at = this.#take(8);
    this.#view.setFloat64(at, value, true);
  }

  /** What another one has written. */
  bytes(part: Uint8Array): void {
    const at = this.#take(part.length);
    this.#bytes.set(part, at);
  }

  get length(): number {
    return this.#length;
  }

  /** What has been written so far; good until more is. */
  written(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  /** What has been written, without the room behind it where that is much: a copy then. */
  finish(): Uint8Array {
    const isFull = this.#length > this.#bytes.length * fullFrom;
    return isFull ? this.written() : this.#bytes.slice(0, this.#length);
  }

  /** @returns where the next `count` bytes stand */
  #take(count: number): number {
    const at = this.#length;
    this.#length += count;
    if (this.#length > this.#bytes.length) this.#grow();
    return at;
  }

  #grow(): void {
    const bytes = new Uint8Array(Math.max(2 * this.#bytes.length, this.#length));
    bytes.set(this.#bytes);
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer);
  }
}
