import type { ByteSource } from './byte-source.ts';

/** Where strips and tiles begin, and how long each is (TIFF 6.0, sections 3 and 15). */
const offsetTags = new Set([273, 324]);
const lengthTags = new Set([279, 325]);

/** Bytes of each kind of value: BYTE to DOUBLE (TIFF 6.0, section 2), and IFD. Strips and tiles are told in SHORT and LONG. */
const valueSizes: Record<number, number> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  6: 1,
  7: 1,
  8: 2,
  9: 4,
  10: 8,
  11: 4,
  12: 8,
  13: 4,
};

/** More than the entries, strips and tiles of any picture; a hostile file may claim billions, or go round in circles. */
const mostSteps = 1_000_000;

/** Every directory lies in the file, and so do its values and the strips and tiles that it tells of. */
export async function tiffEnds(source: ByteSource): Promise<boolean> {
  const head = await source.read(0, 8);
  if (head.length < 8) return false;
  const reader = new Reader(source, head[0] === 0x49);
  if (reader.short(head, 2) !== 42) return true; // BigTIFF
  let at = reader.long(head, 4);
  while (at !== 0) {
    const next = await directoryEnds(reader, at);
    if (next === null) return false;
    at = next;
  }
  return true;
}

/** Where the next directory stands, 0 after the last one; null when something lies outside the file. */
async function directoryEnds(reader: Reader, at: number): Promise<number | null> {
  const count = reader.short(await reader.source.read(at, 2), 0);
  if (count === null || !reader.mayStep(1)) return null;
  let offsets: number[] = [];
  let lengths: number[] = [];
  for (let i = 0; i < count; i++) {
    const entry = await reader.source.read(at + 2 + 12 * i, 12);
    const tag = reader.short(entry, 0);
    if (entry.length < 12 || tag === null || !reader.mayStep(1)) return null;
    if (reader.valuesEnd(entry) > reader.source.size) return null;
    if (!offsetTags.has(tag) && !lengthTags.has(tag)) continue;
    const numbers = await reader.numbers(entry);
    if (numbers === null) return null;
    if (offsetTags.has(tag)) offsets = numbers;
    else lengths = numbers;
  }
  if (offsets.some((offset, i) => offset + (lengths[i] ?? 0) > reader.source.size)) return null;
  const link = await reader.source.read(at + 2 + 12 * count, 4);
  return link.length < 4 ? null : reader.long(link, 0);
}

class Reader {
  readonly source: ByteSource;
  readonly #littleEndian: boolean;
  #steps = 0;

  constructor(source: ByteSource, littleEndian: boolean) {
    this.source = source;
    this.#littleEndian = littleEndian;
  }

  /** False when the file has led us on for too long. */
  mayStep(steps: number): boolean {
    this.#steps += steps;
    return this.#steps <= mostSteps;
  }

  short(bytes: Buffer, at: number): number | null {
    if (bytes.length < at + 2) return null;
    return this.#littleEndian ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at);
  }

  long(bytes: Buffer, at: number): number {
    return this.#littleEndian ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);
  }

  /** Where the values of a directory entry end in the file; 0 where they stand in the entry itself, or nobody knows. */
  valuesEnd(entry: Buffer): number {
    const bytes = (valueSizes[this.short(entry, 2) ?? 0] ?? 0) * this.long(entry, 4);
    return bytes <= 4 ? 0 : this.long(entry, 8) + bytes;
  }

  /** The whole numbers of a directory entry: in its last four bytes where they fit, else where these point to. */
  async numbers(entry: Buffer): Promise<number[] | null> {
    const kind = this.short(entry, 2);
    const count = this.long(entry, 4);
    if ((kind !== 3 && kind !== 4) || !this.mayStep(count)) return null;
    const size = kind === 3 ? 2 : 4;
    const start = this.long(entry, 8);
    const numbers: number[] = [];
    for (let i = 0; i < count; i++) {
      const bytes =
        size * count <= 4
          ? entry.subarray(8 + size * i, 8 + size * (i + 1))
          : await this.source.read(start + size * i, size);
      if (bytes.length < size) return null;
      numbers.push(size === 2 ? (this.short(bytes, 0) ?? 0) : this.long(bytes, 0));
    }
    return numbers;
  }
}
