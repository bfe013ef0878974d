import type { DownloadId } from '../../shared/download.ts';

/** Ids of a long list, a byte for each up to the highest: a `Set` takes forty for each that is in it. */
export class IdSet {
  #marks = new Uint8Array(256);

  has(id: DownloadId): boolean {
    return this.#marks[id] === 1;
  }

  add(id: DownloadId): void {
    if (id >= this.#marks.length) {
      const marks = new Uint8Array(2 * (id + 1));
      marks.set(this.#marks);
      this.#marks = marks;
    }
    this.#marks[id] = 1;
  }

  /** @returns whether it was there */
  delete(id: DownloadId): boolean {
    const was = this.has(id);
    if (was) this.#marks[id] = 0;
    return was;
  }
}
