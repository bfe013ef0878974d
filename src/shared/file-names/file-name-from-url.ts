import { defaultName, safeName } from './safe-name.ts';

const windows1252 = new TextDecoder('windows-1252');

function decodeRun(escapes: string): string {
  try {
    return decodeURIComponent(escapes);
  } catch {
    return windows1252.decode(Uint8Array.from(escapes.slice(1).split('%'), (digits) => Number.parseInt(digits, 16)));
  }
}

/** Percent escapes taken out once: as UTF-8, or as Windows-1252 where the bytes are none. A `%` of its own stays. */
export function decodePercent(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replaceAll(/(?:%[0-9a-f]{2})+/gi, decodeRun);
  }
}

/**
 * The file name that a URL asks for: its last path segment that holds something, without query and fragment, percent
 * escapes decoded once, made safe by `safeName`. `image` where the path names nothing. The extension, if there is one, is
 * an image's; what the file really is decides later, see `withImageExtension`.
 */
export function fileNameFromUrl(url: string): string {
  const query = url.search(/[?#]/);
  const authority = url.indexOf('://');
  let end = query < 0 ? url.length : query;
  const path = authority < 0 || authority >= end ? 0 : url.indexOf('/', authority + 3);
  if (path < 0 || path >= end) return defaultName;
  while (end > path && url[end - 1] === '/') end--;
  const last = url.slice(Math.max(path, url.lastIndexOf('/', end - 1) + 1), end);
  return safeName(decodePercent(last)) || defaultName;
}
