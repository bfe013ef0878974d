import { type DownloadId, type Phase, phases } from '../download.ts';
import { type BlockEnd, endFromByte, endToByte } from './block-end.ts';

/** The phases that hold a slot, in the order in which they happen. */
export const slotPhases = ['dns', 'connect', 'tls', 'firstByte', 'body', 'disk'] as const satisfies readonly Phase[];
export type SlotPhase = (typeof slotPhases)[number];

/** One attempt at one download: what stands in one lane of the waterfall. */
export interface Block {
  id: DownloadId;
  /** From 0. */
  slot: number;
  /** From 1; counted up to 255. */
  attempt: number;
  /** When it got its slot, in ms since the batch's start, pauses included. */
  startMs: number;
  /** In ms, `queue` before the start and the others after it, one after the other. */
  timings: Record<Phase, number>;
  end: BlockEnd;
  /** Received by this attempt. */
  bytes: number;
}

/** Bytes that one block takes: a million of them are 48 MB. */
export const blockBytes = 48;

// | 0 start f64 | 8 id u32 | 12 slot u16 | 14 attempt u8 | 15 end u8 | 16 seven phases f32 | 44 bytes f32 |
const words = blockBytes / 4;
const phasesAt = 4;
const bytesAt = 11;

/** Blocks side by side in one piece of memory, so that many cost little and go from process to process as they are. */
export class BlockLog {
  length = 0;
  #bytes = new Uint8Array(0);
  #floats = new Float32Array(0);
  #doubles = new Float64Array(0);
  #words = new Uint32Array(0);
  #halves = new Uint16Array(0);

  constructor(packed?: Uint8Array) {
    if (packed !== undefined) this.appendPacked(packed);
  }

  /** @returns the block's index */
  append({ id, slot, attempt, startMs, timings, end, bytes }: Block): number {
    this.#makeRoom(this.length + 1);
    const index = this.length++;
    const at = index * words;
    this.#doubles[at / 2] = startMs;
    this.#words[at + 2] = id;
    this.#halves[at * 2 + 6] = slot;
    this.#bytes[at * 4 + 14] = Math.min(255, attempt);
    this.#bytes[at * 4 + 15] = endToByte(end);
    for (const [place, phase] of phases.entries()) this.#floats[at + phasesAt + place] = timings[phase];
    this.#floats[at + bytesAt] = bytes;
    return index;
  }

  /** Blocks as `packed` gave them. */
  appendPacked(packed: Uint8Array): void {
    const count = Math.floor(packed.length / blockBytes);
    this.#makeRoom(this.length + count);
    this.#bytes.set(packed.subarray(0, count * blockBytes), this.length * blockBytes);
    this.length += count;
  }

  /** A copy of the blocks from an index on. */
  packed(from = 0): Uint8Array {
    return this.#bytes.slice(from * blockBytes, this.length * blockBytes);
  }

  clear(): void {
    this.length = 0;
  }

  start(index: number): number {
    return this.#doubles[(index * words) / 2] ?? 0;
  }

  id(index: number): DownloadId {
    return this.#words[index * words + 2] ?? 0;
  }

  slot(index: number): number {
    return this.#halves[index * words * 2 + 6] ?? 0;
  }

  attempt(index: number): number {
    return this.#bytes[index * blockBytes + 14] ?? 0;
  }

  endByte(index: number): number {
    return this.#bytes[index * blockBytes + 15] ?? 0;
  }

  setEndByte(index: number, byte: number): void {
    this.#bytes[index * blockBytes + 15] = byte;
  }

  /** In ms. */
  queue(index: number): number {
    return this.#floats[index * words + phasesAt] ?? 0;
  }

  /** @param place of the phase in `slotPhases` @returns ms */
  phase(index: number, place: number): number {
    return this.#floats[index * words + phasesAt + 1 + place] ?? 0;
  }

  bytes(index: number): number {
    return this.#floats[index * words + bytesAt] ?? 0;
  }

  /** When it left its slot, in ms since the batch's start. */
  end(index: number): number {
    let end = this.start(index);
    for (let place = 0; place < slotPhases.length; place++) end += this.phase(index, place);
    return end;
  }

  /** @throws RangeError when there is no such block */
  block(index: number): Block {
    if (index < 0 || index >= this.length) throw new RangeError(`no block ${index}`);
    const [dns = 0, connect = 0, tls = 0, firstByte = 0, body = 0, disk = 0] = slotPhases.map((_phase, place) =>
      this.phase(index, place),
    );
    return {
      id: this.id(index),
      slot: this.slot(index),
      attempt: this.attempt(index),
      startMs: this.start(index),
      timings: { queue: this.queue(index), dns, connect, tls, firstByte, body, disk },
      end: endFromByte(this.endByte(index)),
      bytes: this.bytes(index),
    };
  }

  #makeRoom(length: number): void {
    if (length * blockBytes <= this.#bytes.length) return;
    const bytes = new Uint8Array(Math.max(64, Math.ceil(length * 1.5)) * blockBytes);
    bytes.set(this.#bytes);
    this.#bytes = bytes;
    this.#floats = new Float32Array(bytes.buffer);
    this.#doubles = new Float64Array(bytes.buffer);
    this.#words = new Uint32Array(bytes.buffer);
    this.#halves = new Uint16Array(bytes.buffer);
  }
}
