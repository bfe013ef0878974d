import type { ByteSource } from './byte-source.ts';

const trailer = 0x3b;
const imageBlock = 0x2c;
const extensionBlock = 0x21;

/** Bytes of a colour table as its flags byte tells: 2^(n+1) colours of three bytes, or none (GIF89a, 18 and 20). */
const tableSize = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 << ((flags & 7) + 1));

/** Walks from block to block up to the trailer. */
export async function gifEnds(source: ByteSource): Promise<boolean> {
  const head = await source.read(0, 13);
  if (head.length < 13) return false;
  let at = 13 + tableSize(head[10] ?? 0);
  for (;;) {
    const block = await source.read(at, 10);
    switch (block[0]) {
      case trailer:
        return true;
      case extensionBlock:
        at = await subBlocksEnd(source, at + 2);
        break;
      case imageBlock:
        // The descriptor's last byte are its flags; a byte with the code size stands before the data.
        at = await subBlocksEnd(source, at + 10 + tableSize(block[9] ?? 0) + 1);
        break;
      case 0:
        at += 1; // a stray terminator, which decoders pass over
        break;
      default:
        return false;
    }
  }
}

/** Sub-blocks of a length and as many bytes, up to one of length 0. */
async function subBlocksEnd(source: ByteSource, from: number): Promise<number> {
  for (let at = from; ;) {
    const [length] = await source.read(at, 1);
    if (length === undefined) return source.size;
    at += 1 + length;
    if (length === 0) return at;
  }
}
