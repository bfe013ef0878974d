const emptyKey = -1;

/**
 * From whole numbers to whole numbers, outside the heap: some twenty bytes for each, where a `Map` takes sixty and more.
 * Open addressing with linear probing (D. E. Knuth, The Art of Computer Programming, 6.4); never more than three quarters full.
 */
export class NumberMap {
  #keys: Float64Array;
  #values: Uint32Array;
  #size = 0;

  /** @param expected so many keys find room without growing */
  constructor(expected = 0) {
    const room = Math.max(64, 2 ** Math.ceil(Math.log2((4 / 3) * (expected + 1))));
    this.#keys = new Float64Array(room).fill(emptyKey);
    this.#values = new Uint32Array(room);
  }

  /** How many keys have ever been set. */
  get size(): number {
    return this.#size;
  }

  /** Undefined where it was never set. */
  get(key: number): number | undefined {
    const at = this.#find(key);
    return this.#keys[at] === key ? this.#values[at] : undefined;
  }

  /**
   * @param key from 0 to 2^53 - 1
   * @param value from 0 to 2^32 - 1
   */
  set(key: number, value: number): void {
    let at = this.#find(key);
    if (this.#keys[at] !== key) {
      if (4 * (this.#size + 1) > 3 * this.#keys.length) {
        this.#grow();
        at = this.#find(key);
      }
      this.#keys[at] = key;
      this.#size++;
    }
    this.#values[at] = value;
  }

  /** Where a key stands, or would. */
  #find(key: number): number {
    const keys = this.#keys;
    const last = keys.length - 1;
    let at = mix(key) & last;
    for (let known = keys[at]; known !== key && known !== emptyKey; known = keys[at]) at = (at + 1) & last;
    return at;
  }

  #grow(): void {
    const [keys, values] = [this.#keys, this.#values];
    this.#keys = new Float64Array(2 * keys.length).fill(emptyKey);
    this.#values = new Uint32Array(2 * keys.length);
    for (let from = 0; from < keys.length; from++) {
      const key = keys[from] ?? emptyKey;
      if (key === emptyKey) continue;
      const at = this.#find(key);
      this.#keys[at] = key;
      this.#values[at] = values[from] ?? 0;
    }
  }
}

/** Spreads keys that stand close together: the finalizer of MurmurHash3 (A. Appleby, public domain) over both halves. */
function mix(key: number): number {
  let hash = (key >>> 0) ^ Math.imul(Math.floor(key / 2 ** 32), 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
