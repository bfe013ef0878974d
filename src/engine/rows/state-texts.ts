import type { TextNumbering, Texts } from '../../shared/wire/texts.ts';
import { TextColumn } from './text-column.ts';

/** Texts that are known again: media types, and failures that many rows share. */
const mostKnown = 1000;
/** No address is as long; longer ones stay strings. In characters. */
const longest = 16_384;

/**
 * The texts of a list's states: few where each image has the same media type, one for each row where a site redirects, so
 * that they lie outside the heap. Of those that come up again and again each is there once, or a few times.
 */
export class StateTexts implements Texts, TextNumbering {
  readonly #column = new TextColumn();
  readonly #long = new Map<number, string>();
  readonly #known = new Map<string, number>();

  get length(): number {
    return this.#column.length;
  }

  numberOf(text: string): number {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const number = this.length;
    const isLong = text.length > longest;
    if (isLong) this.#long.set(number, text);
    this.#column.push(isLong ? '' : text);
    if (this.#known.size === mostKnown) this.#known.clear();
    this.#known.set(text, number);
    return number;
  }

  at(number: number): string | undefined {
    return this.#long.get(number) ?? this.#column.at(number);
  }

  all(): string[] {
    return Array.from({ length: this.length }, (_, number) => this.at(number) ?? '');
  }
}
