/** Texts by their numbers. */
export interface Texts {
  at(number: number): string | undefined;
}

/** Gives each text a number; the same text may get several. */
export interface TextNumbering {
  numberOf(text: string): number;
}

/** Gives each text a number; the same text the same one. */
export class TextNumbers implements TextNumbering {
  readonly texts: string[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #first: number;

  /** @param first the number of the first text */
  constructor(first = 0) {
    this.#first = first;
  }

  numberOf(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.#first + this.texts.push(text) - 1;
    this.#numbers.set(text, number);
    return number;
  }
}
