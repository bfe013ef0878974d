/** To which end of a queue something is moved. */
export type QueueEnd = 'front' | 'back';

/** Above every id. */
const backFrom = 2 ** 40;

/**
 * Where items stand in a queue, as numbers that no two share: by their ids, unless they were moved to an end. A number, so
 * that a heap of a million of them is small.
 */
export class Places {
  readonly #placeOf = new Map<number, number>();
  readonly #idAt = new Map<number, number>();
  #front = 0;
  #back = backFrom;

  of(id: number): number {
    if (this.#placeOf.size === 0) return id; // as it almost always is
    return this.#placeOf.get(id) ?? id;
  }

  /** Whose place it is; undefined where that one was moved away. */
  idAt(place: number): number | undefined {
    if (this.#placeOf.size === 0) return place;
    if (place < 0 || place >= backFrom) return this.#idAt.get(place);
    return this.#placeOf.has(place) ? undefined : place;
  }

  /** Before or after all others; they keep their order among themselves. */
  move(ids: readonly number[], to: QueueEnd): void {
    if (to === 'front') this.#front -= ids.length;
    let place = to === 'front' ? this.#front : this.#back;
    for (const id of ids) {
      this.#idAt.delete(this.of(id));
      this.#placeOf.set(id, place);
      this.#idAt.set(place, id);
      place += 1;
    }
    if (to === 'back') this.#back = place;
  }
}

/** -1 at the front, 1 at the back, 0 between. */
export const endOf = (place: number): number => (place < 0 ? -1 : place >= backFrom ? 1 : 0);
