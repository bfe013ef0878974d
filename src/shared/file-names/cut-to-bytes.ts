/** The longest file name in bytes of UTF-8: ext4, APFS and most others; NTFS takes as many UTF-16 units, which are never more. */
export const maxNameBytes = 255;

/** Length of the text in UTF-8, in bytes. */
export function byteLength(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // A surrogate pair is two units and four bytes, so each half adds one byte to its own.
    if (code >= 0x800 && (code < 0xd800 || code > 0xdfff)) bytes += 2;
    else if (code >= 0x80) bytes += 1;
  }
  return bytes;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** How many UTF-16 units, no half surrogate pair, take at most `maxBytes` bytes. */
function unitsWithin(text: string, maxBytes: number): number {
  let bytes = 0;
  let units = 0;
  for (const character of text) {
    bytes += byteLength(character);
    if (bytes > maxBytes) break;
    units += character.length;
  }
  return units;
}

/**
 * The beginning of a name that takes at most `maxBytes` bytes of UTF-8, without dots and spaces at its end.
 * Cut between what people see as characters, so that no accent and no family is torn; a single one that is too long by
 * itself is cut between code points.
 */
export function cutToBytes(name: string, maxBytes: number): string {
  if (byteLength(name) <= maxBytes) return name;
  const end = unitsWithin(name, maxBytes);
  // Between two ASCII characters there is always a boundary (CRLF never stands in a name); asking for it takes long.
  const isPlain = /^[ -~]{2}$/.test(name.slice(end - 1, end + 1));
  const start = isPlain ? end : (graphemes.segment(name.slice(0, end + 64)).containing(end)?.index ?? end);
  return name.slice(0, start === 0 ? end : start).replace(/(?<![. ])[. ]+$/, '');
}
