import type { Download } from '../../shared/download.ts';

/** What is known of a row under the words that are looked for now. */
const unknown = 0;
const hit = 1;
const miss = 2;

/**
 * Finds rows by words in their name and URL, host included; all words must be there, in any order and case.
 * Texts are made ready once, and what is known of a row is kept as long as its name and the words stay, so that a patch
 * costs one comparison per row, and one letter more only looks at the rows that were found without it.
 */
export class RowSearch {
  #batchId: string | null = null;
  #query = '';
  #words: readonly string[] = [];
  readonly #names: string[] = [];
  readonly #texts: string[] = [];
  #known = new Uint8Array(0);

  /**
   * The test for these words, good until the next call; null where there are none.
   *
   * @param rows how many the batch has
   */
  test(batchId: string, rows: number, query: string): ((download: Download) => boolean) | null {
    if (batchId !== this.#batchId || rows !== this.#known.length) this.#reset(batchId, rows);
    const wanted = query.trim().toLowerCase();
    if (wanted !== this.#query) this.#look(wanted);
    return this.#words.length === 0 ? null : (download) => this.#fits(download);
  }

  #reset(batchId: string, rows: number): void {
    this.#batchId = batchId;
    this.#query = '';
    this.#words = [];
    this.#names.length = 0;
    this.#texts.length = 0;
    this.#known = new Uint8Array(rows);
  }

  #look(wanted: string): void {
    // What lacked a word lacks a longer one too.
    const isNarrower = this.#query !== '' && wanted.startsWith(this.#query);
    this.#query = wanted;
    this.#words = wanted.split(/\s+/).filter((word) => word !== '');
    if (!isNarrower) this.#known.fill(unknown);
    else for (let id = 0; id < this.#known.length; id++) if (this.#known[id] === hit) this.#known[id] = unknown;
  }

  #fits({ id, name, url }: Download): boolean {
    if (this.#names[id] !== name) {
      this.#names[id] = name;
      this.#texts[id] = `${name}\n${url}`.toLowerCase();
      this.#known[id] = unknown;
    }
    if (this.#known[id] === unknown) {
      const text = this.#texts[id] ?? '';
      this.#known[id] = this.#words.every((word) => text.includes(word)) ? hit : miss;
    }
    return this.#known[id] === hit;
  }
}
