import { decodeExtended, parse } from 'content-disposition';

import { decodePercent } from './file-name-from-url.ts';
import { safeName } from './safe-name.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Headers arrive as Latin-1, one character a byte. Servers write UTF-8 into them all the same; browsers read it. */
function decodeRawBytes(value: string): string {
  if (!/[\u0080-\u00ff]/.test(value) || /[^\0-\u00ff]/.test(value)) return value;
  try {
    return utf8.decode(Uint8Array.from(value, (character) => character.charCodeAt(0)));
  } catch {
    return value;
  }
}

/**
 * The file name that a `Content-Disposition` header asks for, made safe by `safeName`: `filename*` (RFC 8187) before
 * `filename` (RFC 6266 section 4.3). In the plain one, raw UTF-8 and percent escapes are understood as browsers do.
 *
 * @param header the value of the header as Node gives it
 * @returns null when the header names no file, or one of which nothing safe is left
 */
export function fileNameFromContentDisposition(header: string): string | null {
  const { parameters } = parse(header, { extended: false });
  // Quotes around an extended value are wrong and common.
  const extended = parameters['filename*'];
  const decoded = extended === undefined ? undefined : decodeExtended(extended.trim());
  const plain = parameters['filename'];
  for (const name of [decoded, plain === undefined ? undefined : decodePercent(decodeRawBytes(plain))]) {
    const safe = name === undefined ? '' : safeName(name);
    if (safe !== '') return safe;
  }
  return null;
}
