import type { BlockLog } from './block-log.ts';

/** The blocks of one slot, by index, in the order in which they happened. They never overlap. */
export class Lane {
  length = 0;
  #indexes = new Uint32Array(16);

  push(index: number): void {
    if (this.length === this.#indexes.length) {
      const longer = new Uint32Array(this.length * 2);
      longer.set(this.#indexes);
      this.#indexes = longer;
    }
    this.#indexes[this.length++] = index;
  }

  /** The block's index at a place in the lane; -1 outside. */
  at(place: number): number {
    return place >= 0 && place < this.length ? (this.#indexes[place] ?? -1) : -1;
  }

  /** The place of the first block that begins at `ms` or later. */
  firstFrom(log: BlockLog, ms: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (log.start(this.at(middle)) < ms) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The lane of a slot, made where it is not there yet. */
export function laneOf(lanes: Lane[], slot: number): Lane {
  while (lanes.length <= slot) lanes.push(new Lane());
  return lanes[slot] ?? new Lane();
}

export function lanesOf(log: BlockLog): Lane[] {
  const lanes: Lane[] = [];
  for (let index = 0; index < log.length; index++) laneOf(lanes, log.slot(index)).push(index);
  return lanes;
}
