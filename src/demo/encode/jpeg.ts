import { forwardDct } from './dct.ts';
import { huffman, quantisers, zigzag, type HuffmanTable, type Quantiser } from './jpeg-tables.ts';
import type { Planes } from '../paint/planes.ts';

/** No block of 8x8 takes more: 64 values of at most 26 bits, each byte perhaps stuffed. */
const blockBytesMax = 512;

export interface JpegEncoder {
  /** Encodes the next 16 rows. @returns false when that was the end */
  step(): boolean;
  /** The whole file, after the last step. */
  finish(): Buffer;
}

/**
 * A baseline JPEG (ITU-T T.81) with colour at half resolution, encoded in small steps so that a server can answer requests
 * between them.
 *
 * @param quality 1 to 99, on the scale that libjpeg made usual
 */
export function createJpegEncoder(planes: Planes, quality: number): JpegEncoder {
  const { width, height } = planes;
  const steps = quantisers(quality);
  const columns = Math.ceil(width / 16);
  const head = jpegHead(width, height, steps.luma, steps.chroma);
  const out = createBitWriter(head);
  const block = new Float32Array(64);
  const luma = createBlockEncoder(out, steps.luma, huffman.lumaDc, huffman.lumaAc);
  const blue = createBlockEncoder(out, steps.chroma, huffman.chromaDc, huffman.chromaAc);
  const red = createBlockEncoder(out, steps.chroma, huffman.chromaDc, huffman.chromaAc);
  let top = 0;
  return {
    step() {
      out.reserve(columns * 6 * blockBytesMax);
      for (let left = 0; left < columns * 16; left += 16) {
        for (let quarter = 0; quarter < 4; quarter += 1) {
          readBlock(planes, left + (quarter & 1) * 8, top + (quarter >> 1) * 8, block);
          luma(block);
        }
        readHalved(planes.blue, width, height, left, top, block);
        blue(block);
        readHalved(planes.red, width, height, left, top, block);
        red(block);
      }
      top += 16;
      return top < height;
    },
    finish: () => out.finish(),
  };
}

/** Copies 8x8 of luma, levelled around 0; beyond the edge the last row and column go on. */
function readBlock({ luma, width, height }: Planes, left: number, top: number, block: Float32Array): void {
  const isInside = left + 8 <= width;
  for (let y = 0; y < 8; y += 1) {
    const row = Math.min(top + y, height - 1) * width;
    for (let x = 0; x < 8; x += 1) {
      const at = isInside ? left + x : Math.min(left + x, width - 1);
      block[y * 8 + x] = (luma[row + at] ?? 0) - 128;
    }
  }
}

/** Reads 16x16 of a colour plane as 8x8 means. */
function readHalved(
  plane: Float32Array,
  width: number,
  height: number,
  left: number,
  top: number,
  block: Float32Array,
): void {
  const isInside = left + 16 <= width;
  for (let y = 0; y < 8; y += 1) {
    const row = Math.min(top + y * 2, height - 1) * width;
    const below = Math.min(top + y * 2 + 1, height - 1) * width;
    for (let x = 0; x < 8; x += 1) {
      const at = isInside ? left + x * 2 : Math.min(left + x * 2, width - 1);
      const next = isInside ? at + 1 : Math.min(at + 1, width - 1);
      block[y * 8 + x] =
        ((plane[row + at] ?? 0) + (plane[row + next] ?? 0) + (plane[below + at] ?? 0) + (plane[below + next] ?? 0)) / 4;
    }
  }
}

/** Encodes the blocks of one component: each begins with the difference to the one before (F.1.2). */
function createBlockEncoder(out: BitWriter, { scale }: Quantiser, dc: HuffmanTable, ac: HuffmanTable) {
  const coefficients = new Int16Array(64);
  let lastDc = 0;
  return (block: Float32Array): void => {
    forwardDct(block);
    let last = 0;
    for (let k = 0; k < 64; k += 1) {
      const at = zigzag[k] ?? 0;
      // To the nearest: the sum is positive, so that cutting it off is rounding down.
      const value = (((block[at] ?? 0) * (scale[at] ?? 0) + 16384.5) | 0) - 16384;
      coefficients[k] = value;
      if (value !== 0) last = k;
    }
    const level = coefficients[0] ?? 0;
    out.symbol(dc, 0, level - lastDc);
    lastDc = level;
    let zeros = 0;
    for (let k = 1; k <= last; k += 1) {
      const value = coefficients[k] ?? 0;
      if (value === 0) {
        zeros += 1;
        continue;
      }
      for (; zeros > 15; zeros -= 16) out.put(ac.codes[0xf0] ?? 0, ac.lengths[0xf0] ?? 0);
      out.symbol(ac, zeros, value);
      zeros = 0;
    }
    if (last < 63) out.put(ac.codes[0] ?? 0, ac.lengths[0] ?? 0);
  };
}

function createBitWriter(head: Uint8Array) {
  let output = Buffer.concat([head], head.length + 65_536);
  let position = head.length;
  let bits = 0;
  let bitCount = 0;

  function put(code: number, length: number): void {
    bits = (bits << length) | code;
    bitCount += length;
    while (bitCount >= 8) {
      bitCount -= 8;
      const byte = (bits >>> bitCount) & 0xff;
      output[position] = byte;
      position += 1;
      if (byte !== 0xff) continue;
      // 0xFF begins a marker; a zero after it says that it does not.
      output[position] = 0;
      position += 1;
    }
  }

  return {
    put,
    /** A run of zeros and the number after it: the code for both sizes, then the number's bits (F.1.2.1). */
    symbol(table: HuffmanTable, zeros: number, value: number): void {
      const size = 32 - Math.clz32(Math.abs(value));
      const symbol = (zeros << 4) | size;
      put(table.codes[symbol] ?? 0, table.lengths[symbol] ?? 0);
      if (size > 0) put(value > 0 ? value : value + (1 << size) - 1, size);
    },
    reserve(bytes: number): void {
      if (position + bytes > output.length) output = Buffer.concat([output], output.length * 2 + bytes);
    },
    /** Fills the last byte with ones and ends the image. */
    finish(): Buffer {
      put(0x7f, 7);
      output.writeUInt16BE(0xffd9, position);
      return Buffer.from(output.subarray(0, position + 2));
    },
  };
}
type BitWriter = ReturnType<typeof createBitWriter>;

/** Everything before the first bit: JFIF, quantisation, frame, Huffman tables, scan (B.2). */
function jpegHead(width: number, height: number, luma: Quantiser, chroma: Quantiser): Buffer {
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    segment(0xdb, [0, ...inZigzag(luma), 1, ...inZigzag(chroma)]),
    // Three components: luma sampled 2x2, both colours once, with their quantisation tables.
    segment(0xc0, [8, height >> 8, height & 0xff, width >> 8, width & 0xff, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]),
    segment(0xc4, [
      ...tableData(0x00, huffman.lumaDc),
      ...tableData(0x10, huffman.lumaAc),
      ...tableData(0x01, huffman.chromaDc),
      ...tableData(0x11, huffman.chromaAc),
    ]),
    segment(0xda, [3, 1, 0x00, 2, 0x11, 3, 0x11, 0, 63, 0]),
  ]);
}

const inZigzag = ({ steps }: Quantiser): number[] => Array.from(zigzag, (at) => steps[at] ?? 0);
const tableData = (id: number, { counts, values }: HuffmanTable): number[] => [id, ...counts, ...values];

function segment(marker: number, data: readonly number[]): Buffer {
  const length = data.length + 2;
  return Buffer.from([0xff, marker, length >> 8, length & 0xff, ...data]);
}
