import type { ImageType } from '../image-type.ts';

/** How many last bytes of a file `hasUsualEnd` wants to see. */
const tailSize = 16;

/** The bytes that stand last in nearly every file of these types. */
const lastBytes: Partial<Record<ImageType, Buffer>> = {
  jpg: Buffer.from([0xff, 0xd9]),
  png: Buffer.from('IEND\u00ae\u0042\u0060\u0082', 'latin1'),
  gif: Buffer.from([0x3b]),
};

/** Whether a file's last bytes are those of a whole one. False says nothing: then `hasImageEnd` has to look at the file. */
export function hasUsualEnd(tail: Uint8Array, type: ImageType): boolean {
  const wanted = lastBytes[type];
  return wanted !== undefined && wanted.equals(tail.subarray(Math.max(0, tail.length - wanted.length)));
}

/** The last bytes of a file that comes in pieces, with little to do for each piece. */
export class ImageTail {
  #bytes: Uint8Array = new Uint8Array();

  add(chunk: Uint8Array): void {
    // Copied, so that no piece is kept as a whole for the sake of its end.
    if (chunk.length >= tailSize) this.#bytes = new Uint8Array(chunk.subarray(chunk.length - tailSize));
    else this.#bytes = new Uint8Array(Buffer.concat([this.#bytes, chunk]).subarray(-tailSize));
  }

  get bytes(): Uint8Array {
    return this.#bytes;
  }
}
