import type { ListRows } from '../../shared/url-list/list-rows.ts';
import type { ListRow, Wish } from '../../shared/url-list/url-list.ts';
import { NumberColumn } from './number-column.ts';
import { TextColumn } from './text-column.ts';

/**
 * The rows of a list by their columns: a million of them take the bytes of their addresses and twelve more each. A row is
 * made when it is asked for.
 */
export class RowTable implements ListRows {
  readonly #urls = new TextColumn();
  readonly #lines = new NumberColumn();
  /** Of the few rows that have them. */
  readonly #wishes = new Map<number, Wish>();

  static of(rows: Iterable<ListRow>): RowTable {
    const table = new RowTable();
    for (const row of rows) table.push(row);
    return table;
  }

  get length(): number {
    return this.#lines.length;
  }

  get arePlain(): boolean {
    return this.#wishes.size === 0;
  }

  /** The addresses, by themselves. */
  get urls(): Pick<TextColumn, 'at' | 'chunks' | 'joined'> {
    return this.#urls;
  }

  /** Where each row stands in its list. */
  lines(): Uint32Array {
    return this.#lines.numbers();
  }

  push({ line, url, ...wish }: ListRow): void {
    for (const _ in wish) {
      this.#wishes.set(this.length, wish);
      break;
    }
    this.#urls.push(url);
    this.#lines.push(line);
  }

  at(position: number): ListRow | undefined {
    const from = position < 0 ? this.length + position : position;
    const url = this.#urls.at(from);
    if (url === undefined) return undefined;
    const line = this.#lines.at(from);
    return this.#wishes.size === 0 ? { line, url } : { line, url, ...this.#wishes.get(from) };
  }

  map<T>(to: (row: ListRow, position: number) => T): T[] {
    return Array.from(this.entries(), ([position, row]) => to(row, position));
  }

  *entries(): Generator<[number, ListRow]> {
    for (let position = 0; ; position++) {
      const row = this.at(position);
      if (row === undefined) return;
      yield [position, row];
    }
  }

  *[Symbol.iterator](): Generator<ListRow> {
    for (const [, row] of this.entries()) yield row;
  }
}
