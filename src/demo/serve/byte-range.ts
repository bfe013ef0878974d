/** A part of a body, end exclusive: HTTP's inclusive positions are converted here and nowhere else in the demo. */
export interface ByteRange {
  start: number;
  endExclusive: number;
}

/**
 * Reads a Range header (RFC 9110, section 14.2) of one range.
 *
 * @returns null where the header does not apply (absent, another unit, several ranges, not well-formed), so that the
 *   whole body is sent; 'unsatisfiable' for a range beyond the end, which is answered with 416
 */
export function parseRange(header: string | undefined, length: number): ByteRange | 'unsatisfiable' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (!match) return null;
  const [, first = '', last = ''] = match;
  if (first === '') {
    if (last === '') return null;
    const suffix = Number(last);
    return suffix === 0 ? 'unsatisfiable' : { start: Math.max(0, length - suffix), endExclusive: length };
  }
  const start = Number(first);
  const endExclusive = last === '' ? length : Math.min(Number(last) + 1, length);
  if (last !== '' && Number(last) < start) return null;
  return start >= length ? 'unsatisfiable' : { start, endExclusive };
}

/** Whether an If-Range header lets the range through: none, the same strong ETag, or exactly the same date (section 13.1.5). */
export function ifRangeHolds(header: string | undefined, etag: string, lastModified: string): boolean {
  return header === undefined || header === etag || header === lastModified;
}

/** `bytes 0-99/1234` */
export function contentRange(range: ByteRange, length: number): string {
  return `bytes ${range.start}-${range.endExclusive - 1}/${length}`;
}
