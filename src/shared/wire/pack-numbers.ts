/** Whole numbers in as few bytes as the greatest of them needs. */
export type PackedNumbers = Uint8Array | Uint16Array | Uint32Array;

/** @param below all of them are */
export function packNumbers(numbers: Uint32Array, below: number): PackedNumbers {
  return below <= 2 ** 8 ? Uint8Array.from(numbers) : below <= 2 ** 16 ? Uint16Array.from(numbers) : numbers.slice();
}
