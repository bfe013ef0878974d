import type { ByteSource } from './byte-source.ts';

/**
 * Walks the boxes of an ISO base media file (ISO/IEC 14496-12 §4.2): AVIF, HEIC, JPEG XL. The last one must end inside
 * the file, and the picture's description and data must be among them: a file may be cut between two boxes.
 */
export async function boxesEnd(source: ByteSource): Promise<boolean> {
  const seen = new Set<string>();
  for (let at = 0; at < source.size;) {
    const head = await source.read(at, 16);
    if (head.length < 8) return isComplete(seen); // less than a box: bytes after the end
    const type = head.toString('latin1', 4, 8);
    const size = boxSize(head);
    if (size === null) return false;
    if (size === 0) return true; // "up to the end of the file": nobody can tell
    if (at + size > source.size) return false;
    seen.add(type);
    if (type === 'meta' && (await contains(source, at, size, 'idat'))) seen.add('mdat');
    if (type === 'jxlp' && isLastPart(head)) seen.add('jxlc');
    at += size;
  }
  return isComplete(seen);
}

const isComplete = (seen: ReadonlySet<string>): boolean =>
  seen.has('jxlc') || (seen.has('mdat') && (seen.has('meta') || seen.has('moov')));

/** Null when it makes no sense; 0 for a box without an end. A size of 1 means that the real one follows in eight bytes. */
function boxSize(head: Buffer): number | null {
  const size = head.readUInt32BE(0);
  if (size === 1) return head.length < 16 ? null : Math.max(16, Number(head.readBigUInt64BE(8)));
  return size === 0 || size >= 8 ? size : null;
}

/** The topmost bit of the counter of a partial codestream marks the last one (ISO/IEC 18181-2 §9.9). */
const isLastPart = (head: Buffer): boolean => head.length >= 12 && (head.readUInt32BE(8) & 0x80000000) !== 0;

/** Whether the first 64 KiB of a box hold a box of this type, for pictures so small that their data stand in `meta`. */
async function contains(source: ByteSource, at: number, size: number, type: string): Promise<boolean> {
  return (await source.read(at, Math.min(size, 65_536))).includes(type, 8, 'latin1');
}
