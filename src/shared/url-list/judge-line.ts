import { imageSuffix } from './find-url-end.ts';
import { maxUrlLength } from './url-list.ts';
import { completeBareAddress, type Finding } from './find-urls.ts';

/** Schemes without `//` that are no web address, at the beginning of a line. `data:` counts only with a media type or a comma behind it. */
const refusedLine =
  /^["'<(\s]*(?:(javascript|vbscript|mailto|tel|sms|about|blob|filesystem|cid|magnet|urn|file|ftps?|sftp):\S|(data):[\w.+-]{0,60}(?:\/[\w.+-]{1,60})?[;,])/i;

/**
 * The scheme of a line that is refused whole, or null. Whatever URL is inside belongs to the script, the letter or the
 * picture that the line is: `javascript:open('https://…')`, `data:image/svg+xml,<svg xmlns="http://…`.
 */
export function refusedSchemeOf(line: string): string | null {
  const match = refusedLine.exec(line.slice(0, 200));
  if (match === null) return null;
  const scheme = (match[1] ?? match[2] ?? '').toLowerCase();
  // `ftp://…` may be followed by more addresses: it is found like any other.
  return /^["'<(\s]*\w+:\/\//.test(line.slice(0, 200)) ? null : scheme;
}

/**
 * Judges a line in which no address was found. What stands alone on its line, in one word, and looks like an address is
 * one or was meant as one; of anything else it says nothing (null).
 */
export function judgeLoneWord(line: string): Finding | null {
  if (line.length > maxUrlLength || /\s/.test(line)) return null;
  let end = line.length;
  while (end > 0 && `"'\`>)],;`.includes(line.charAt(end - 1))) end--;
  const word = line.slice(0, end).replace(/^["'`<(]+/, '');
  if (/^https?:\/?[\p{L}\p{N}[]/iu.test(word)) return { kind: 'bad-url', why: 'no-slashes' };
  if (/^https?\/\/./i.test(word)) return { kind: 'bad-url', why: 'no-colon' };
  const complete = completeBareAddress(word);
  // The path must name something: `and/or` has no dot, `example.com/` no image.
  if (complete !== null && /^https?:\/\/[^/]+\/./.test(complete)) return { kind: 'url', text: complete };
  return imageSuffix.test(word.replace(/[?#].*$/s, '')) ? { kind: 'no-host', text: word } : null;
}
