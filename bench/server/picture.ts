import { imageBytes } from '../../test-support/image-bytes.ts';

/** A JPEG that differs from all others of its length by nothing but a number in its first bytes. */
export interface Picture {
  /** The first bytes, number included; new for each call of `numbered`. */
  head: Buffer;
  /** What all pictures of the length share. */
  rest: Buffer;
}

const commentLength = 24;
const longestSegment = 60_000;

/**
 * Pictures of one length that any decoder reads: start, a comment with the number, then what all share: tables, the size
 * in pixels, segments for applications (APP15) as padding, and the scan.
 *
 * @param bytes length of each, at least 1000
 */
export function createPictures(bytes: number): (number: number) => Picture {
  if (bytes < 1000) throw new RangeError('a picture needs 1000 bytes');
  const plain = imageBytes({ bytes: 0 });
  const scan = startOfScan(plain);
  const rest = Buffer.concat([
    plain.subarray(2, scan),
    padding(bytes - plain.length - commentLength),
    plain.subarray(scan),
  ]);
  const start = plain.subarray(0, 2);
  return (number) => ({ head: Buffer.concat([start, comment(number)]), rest });
}

function comment(number: number): Buffer {
  const segment = Buffer.from([0xff, 0xfe, 0, commentLength - 2, ...Buffer.alloc(commentLength - 4, '0')]);
  segment.write(String(number).padStart(commentLength - 4, '0'), 4, 'latin1');
  return segment;
}

/** Walks the segments (ITU-T T.81, B.1.1.4), each a marker and a length. */
function startOfScan(jpeg: Buffer): number {
  let at = 2;
  while (jpeg[at + 1] !== 0xda) at += 2 + jpeg.readUInt16BE(at + 2);
  return at;
}

function padding(bytes: number): Buffer {
  const parts: Buffer[] = [];
  let left = bytes;
  while (left >= 4) {
    const length = left <= longestSegment ? left : Math.min(longestSegment, left - 4);
    const segment = Buffer.alloc(length);
    // Cheap noise: what is sent should not be one byte over and over.
    for (let at = 4; at < length; at++) segment[at] = (at * 2_654_435_761 + (at >> 8) * 40_503 + left) & 0x7f;
    segment.writeUInt16BE(0xffef, 0);
    segment.writeUInt16BE(length - 2, 2);
    parts.push(segment);
    left -= length;
  }
  parts.push(Buffer.alloc(Math.max(0, left), 0xff)); // any marker may be preceded by fill bytes (T.81, B.1.1.2)
  return Buffer.concat(parts);
}
