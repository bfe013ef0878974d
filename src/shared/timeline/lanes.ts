import { type BlockLog, slotPhases } from './block-log.ts';

/**
 * The blocks of one slot, in the order in which they happened; they never overlap. What every frame needs of them lies
 * side by side: read one by one from the log, where the blocks of all lanes are mixed, they cost ten times as much.
 */
export class Lane {
  length = 0;
  #indexes = new Uint32Array(16);
  #starts = new Float64Array(16);
  #phases = new Float32Array(16 * slotPhases.length);
  #ends = new Uint8Array(16);

  push(log: BlockLog, index: number): void {
    if (this.length === this.#indexes.length) this.#grow();
    const place = this.length++;
    this.#indexes[place] = index;
    this.#starts[place] = log.start(index);
    this.#ends[place] = log.endByte(index);
    for (let phase = 0; phase < slotPhases.length; phase++) {
      this.#phases[place * slotPhases.length + phase] = log.phase(index, phase);
    }
  }

  /** Takes over the end of a block that has come to another one. */
  amend(log: BlockLog, index: number): void {
    const place = this.firstFrom(log.start(index));
    for (let at = place; at < this.length && this.#starts[at] === this.#starts[place]; at++) {
      if (this.#indexes[at] === index) this.#ends[at] = log.endByte(index);
    }
  }

  /** When each begins, its phases in the order of `slotPhases`, and its end as a byte. More than `length` mean nothing. */
  get raw(): { starts: Float64Array; phases: Float32Array; ends: Uint8Array } {
    return { starts: this.#starts, phases: this.#phases, ends: this.#ends };
  }

  /** The block's index at a place in the lane; -1 outside. */
  at(place: number): number {
    return place >= 0 && place < this.length ? (this.#indexes[place] ?? -1) : -1;
  }

  /** When the block at a place begins, and when it left its slot, in ms. */
  start(place: number): number {
    return this.#starts[place] ?? 0;
  }

  end(place: number): number {
    let end = this.start(place);
    for (let phase = 0; phase < slotPhases.length; phase++) end += this.#phases[place * slotPhases.length + phase] ?? 0;
    return end;
  }

  /** The place of the first block that begins at `ms` or later. */
  firstFrom(ms: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#starts[middle] ?? 0) < ms) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #grow(): void {
    const [indexes, starts, phases, ends] = [this.#indexes, this.#starts, this.#phases, this.#ends];
    this.#indexes = new Uint32Array(indexes.length * 2);
    this.#starts = new Float64Array(starts.length * 2);
    this.#phases = new Float32Array(phases.length * 2);
    this.#ends = new Uint8Array(ends.length * 2);
    this.#indexes.set(indexes);
    this.#starts.set(starts);
    this.#phases.set(phases);
    this.#ends.set(ends);
  }
}

/** The lane of a slot, made where it is not there yet. */
export function laneOf(lanes: Lane[], slot: number): Lane {
  while (lanes.length <= slot) lanes.push(new Lane());
  return lanes[slot] ?? new Lane();
}

/** The blocks of a log by their slots; the place of a lane is the number of its slot. */
export function lanesOf(log: BlockLog): Lane[] {
  const lanes: Lane[] = [];
  for (let index = 0; index < log.length; index++) laneOf(lanes, log.slot(index)).push(log, index);
  return lanes;
}
