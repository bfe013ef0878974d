/** Whole numbers from 0 to 2^32 - 1, one behind the other, four bytes each. */
export class NumberColumn {
  #numbers = new Uint32Array(256);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(number: number): void {
    if (this.#length === this.#numbers.length) {
      const numbers = new Uint32Array(2 * this.#length);
      numbers.set(this.#numbers);
      this.#numbers = numbers;
    }
    this.#numbers[this.#length++] = number;
  }

  /** A copy of all of them. */
  numbers(): Uint32Array {
    return this.#numbers.slice(0, this.#length);
  }

  /** Zero where there is none. */
  at(position: number): number {
    return position < this.#length ? (this.#numbers[position] ?? 0) : 0;
  }
}
