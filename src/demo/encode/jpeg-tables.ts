/** Tables of ITU-T T.81 (JPEG), Annex K, and what is worked out from them once. */

/** Position of the k-th coefficient of the zigzag scan in an 8x8 block. */
export const zigzag = Uint8Array.from([
  0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
  35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47,
  55, 62, 63,
]);

/** Quantisation for quality 50, row by row (tables K.1 and K.2). */
const lumaSteps = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51,
  87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101,
  72, 92, 95, 98, 112, 100, 103, 99,
];
const chromaSteps = [
  17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99, 47, 66, 99, 99, 99,
  99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
  99, 99, 99, 99, 99, 99,
];

/** What the transform of Arai, Agui and Nakajima leaves undone: the factor of each row and column. */
const aanFactors = Array.from({ length: 8 }, (_, k) => (k === 0 ? 1 : Math.cos((k * Math.PI) / 16) * Math.SQRT2));

export interface Quantiser {
  /** Step widths row by row, 1 to 255, as they stand in the file. */
  steps: Uint8Array;
  /** What to multiply a transformed value with: the inverse of the step and of the transform's own scale. */
  scale: Float32Array;
}

/** @param quality 1 to 99, on the scale that libjpeg made usual */
export function quantisers(quality: number): { luma: Quantiser; chroma: Quantiser } {
  const percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
  const quantiser = (base: readonly number[]): Quantiser => {
    const steps = Uint8Array.from(base, (step) => Math.min(255, Math.max(1, Math.round((step * percent) / 100))));
    const scale = Float32Array.from(steps, (step, i) => 1 / (step * aan(i >> 3) * aan(i & 7) * 8));
    return { steps, scale };
  };
  return { luma: quantiser(lumaSteps), chroma: quantiser(chromaSteps) };
}
const aan = (k: number): number => aanFactors[k] ?? 1;

export interface HuffmanTable {
  /** How many codes there are of each length from 1 to 16, and the values in order of their codes: as in the file. */
  counts: Uint8Array;
  values: Uint8Array;
  /** By value: the code and its length in bits. */
  codes: Uint16Array;
  lengths: Uint8Array;
}

function huffmanTable(countsHex: string, valuesHex: string): HuffmanTable {
  const counts = new Uint8Array(Buffer.from(countsHex, 'hex'));
  const values = new Uint8Array(Buffer.from(valuesHex, 'hex'));
  const codes = new Uint16Array(256);
  const lengths = new Uint8Array(256);
  let code = 0;
  let next = 0;
  for (const [i, count] of counts.entries()) {
    for (const value of values.subarray(next, next + count)) {
      codes[value] = code;
      lengths[value] = i + 1;
      code += 1;
    }
    next += count;
    code <<= 1;
  }
  return { counts, values, codes, lengths };
}

/** Tables K.3 to K.6. */
export const huffman = {
  lumaDc: huffmanTable('00010501010101010100000000000000', '000102030405060708090a0b'),
  chromaDc: huffmanTable('00030101010101010101010000000000', '000102030405060708090a0b'),
  lumaAc: huffmanTable(
    '0002010303020403050504040000017d',
    '01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728292a3435363738393a' +
      '434445464748494a535455565758595a636465666768696a737475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8' +
      'a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa',
  ),
  chromaAc: huffmanTable(
    '00020102040403040705040400010277',
    '000102031104052131061241510761711322328108144291a1b1c109233352f0156272d10a162434e125f11718191a262728292a3536373839' +
      '3a434445464748494a535455565758595a636465666768696a737475767778797a82838485868788898a92939495969798999aa2a3a4a5a6' +
      'a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae2e3e4e5e6e7e8e9eaf2f3f4f5f6f7f8f9fa',
  ),
};
