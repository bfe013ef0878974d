/** How many first bytes tell a UTF-16 text without a mark, and a text from anything else. */
export const encodingHeadSize = 512;

/** So many characters below U+0100 in a row are no chance: `https://` alone has eight. */
const fewestZeros = 8;

/**
 * UTF-16 in the byte order that a mark says, or, without one, that the zeros of ASCII characters show: addresses are ASCII,
 * so that in every list of them most second bytes are zero.
 *
 * @param head the first `encodingHeadSize` bytes, or all
 * @returns null for everything else
 */
export function wideEncodingOf(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [first, second] = head;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  const length = Math.min(head.length, encodingHeadSize) & ~1;
  for (let at = 0; at < length; at++) {
    if (head[at] !== 0) continue;
    // A control character as the other byte: numbers of a program, not letters.
    const other = head[at ^ 1] ?? 0;
    if (other < 0x20 && other !== 0x09 && other !== 0x0a && other !== 0x0d) return null;
    zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  const isMost = Math.max(even, odd) >= Math.max(fewestZeros, length / 6);
  if (!isMost || (even > 0 && odd > 0)) return null;
  return odd > 0 ? 'utf-16le' : 'utf-16be';
}

/**
 * Whether bytes are UTF-8, perhaps with a few broken characters in it, rather than a text in which each byte is a letter.
 * In the latter letters above ASCII nearly never stand so that they make a character of UTF-8.
 *
 * @param bytes may be cut at the end
 */
export function looksUtf8(bytes: Uint8Array): boolean {
  let whole = 0;
  let broken = 0;
  for (let at = 0; at < bytes.length;) {
    const lead = bytes[at] ?? 0;
    const length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    let end = at + 1;
    while (end < at + length && ((bytes[end] ?? 0) & 0xc0) === 0x80) end++;
    if (length > 1 && end === at + length) whole++;
    else if (length !== 1 && (length === 0 || end < bytes.length)) broken++;
    at = end;
  }
  return broken === 0 || whole > broken;
}
