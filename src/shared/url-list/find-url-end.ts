import { imageExtensions } from '../file-names/image-extension.ts';

/** Ends of paths that name an image. For the reading of text only: what is saved as an image is decided by its bytes. */
export const imageSuffix = new RegExp(String.raw`\.(?:${imageExtensions})$`, 'i');

/** What stands around a URL in its text. */
export interface UrlSetting {
  /** The character directly before the URL; empty at the beginning of the line. */
  before: string;
  /** The cell separator told by a header line, `,` `;` or `|`; null where there was none. */
  delimiter: string | null;
}

// What never stands in a URL as people write it: white space, controls, invisible marks, the quotes and stops of other scripts.
const neverInUrl =
  /[\s"<>`\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff“”„«»「」『』【】《》。，、；！？]/u;
/** Characters that never end a URL, passed over at once. */
const plainRun = /[\w\-.~:/@!$*+=%]+/y;
const wordCharacter = /[\p{L}\p{N}/_%=&?#-]/u;
const entity = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|quot|apos|lt|gt|nbsp));/iy;
const escapedSlash = /\\{1,4}\//y;
const escapedCharacter = /\\{1,4}u([0-9a-f]{4})/iy;
const nextAddress = /(?:https?:)?\\{0,4}\/\\{0,4}\/|www\./iy;
const closerOf: Record<string, string> = { '(': ')', '[': ']', '{': '}' };
const namedEntities: Record<string, string> = { amp: '&', quot: '"', apos: "'", lt: '<', gt: '>', nbsp: '\u00a0' };

function matchAt(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(text);
}

function characterOf(match: readonly (string | undefined)[]): string {
  const [, decimal, hex, name] = match;
  if (name !== undefined) return namedEntities[name.toLowerCase()] ?? '';
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}

/** Whether the separator at `index` ends the cell in which the URL stands. */
function endsCell(text: string, start: number, index: number, setting: UrlSetting, inPath: boolean): boolean {
  const separator = text.charAt(index);
  if (separator === setting.before && !/\d[wx],$/.test(text.slice(Math.max(0, start - 6), start))) return true;
  if (separator === setting.delimiter && setting.before !== '"') return true;
  if (matchAt(nextAddress, text, index + 1) !== null) return true;
  return inPath && imageSuffix.test(text.slice(Math.max(start, index - 6), index));
}

/**
 * Where the URL that begins at `start` ends, at `limit` at the latest; the end is exclusive.
 *
 * - White space, controls, `"`, `<`, `>`, backticks and their like always end it, also as `&quot;`, `&lt;`, `\u0022`.
 *   A `'` ends it when it begins behind one. A backslash ends it unless it escapes a slash or a `\u` character (JSON).
 * - Brackets inside stay while they are balanced: `/x_(1).jpg`, `http://[::1]/`, `photo[01-20].jpg`. A closing one
 *   without its partner ends it, when the URL stands in such brackets or no word follows. So does `[/`, as in `[/img]`.
 * - `,` `;` and `|` are legal in URLs and separate cells. They end it when another address follows, when the same
 *   separator stands in front (except behind `320w,` in a srcset), when a header line said so, or behind an image's extension.
 * - Full stops, commas and other marks of the sentence are taken off at the end; `*`, `_` and `~` only where the same stands in front.
 *
 * Linear in the length of the URL.
 */
export function findUrlEnd(text: string, start: number, limit: number, setting: UrlSetting): number {
  const depth: Record<string, number> = { ')': 0, ']': 0, '}': 0 };
  const closer = closerOf[setting.before] ?? '';
  let inPath = true;
  let end = start;
  scan: while (end < limit) {
    plainRun.lastIndex = end;
    if (plainRun.test(text)) end = plainRun.lastIndex;
    if (end >= limit) break;
    const character = text.charAt(end);
    let width = 1;
    switch (character) {
      case '(':
      case '[':
      case '{': {
        if (character === '[' && text.charAt(end + 1) === '/') break scan;
        const partner = closerOf[character] ?? '';
        depth[partner] = (depth[partner] ?? 0) + 1;
        break;
      }
      case ')':
      case ']':
      case '}': {
        const open = depth[character] ?? 0;
        if (open > 0) depth[character] = open - 1;
        else if (character === closer || end + 1 >= limit || !wordCharacter.test(text.charAt(end + 1))) break scan;
        break;
      }
      case ',':
      case ';':
      case '|':
        if (endsCell(text, start, end, setting, inPath)) break scan;
        break;
      case "'":
        if (setting.before === "'") break scan;
        break;
      case '?':
      case '#':
        inPath = false;
        break;
      case '&': {
        const match = matchAt(entity, text, end);
        if (match === null) break;
        const decoded = characterOf(match);
        if (neverInUrl.test(decoded) || (decoded === "'" && setting.before === "'")) break scan;
        width = match[0].length;
        break;
      }
      case '\\': {
        const match = matchAt(escapedSlash, text, end) ?? matchAt(escapedCharacter, text, end);
        if (match === null) break scan;
        const code = match[1];
        if (code !== undefined && neverInUrl.test(String.fromCodePoint(Number.parseInt(code, 16)))) break scan;
        width = match[0].length;
        break;
      }
      default:
        if (character > '\u007f' || character < '!' || character === '"' || character === '<' || character === '>') {
          if (neverInUrl.test(character)) break scan;
        } else if (character === '`') break scan;
    }
    end += width;
  }
  end = Math.min(end, limit);
  const emphasis = /[*_~]/.test(setting.before) ? setting.before : '';
  while (end > start && (/[.,;:!?'([{|…’‘]/.test(text.charAt(end - 1)) || text.charAt(end - 1) === emphasis)) end--;
  return end;
}

/** Takes the escapes of JSON (`\/`, `\u0026`) and of HTML (`&amp;`, `&#38;`) out of a URL, each once. */
export function decodeUrlText(text: string): string {
  if (!text.includes('&') && !text.includes('\\')) return text;
  return text
    .replaceAll(/\\{1,4}\//g, '/')
    .replaceAll(/\\{1,4}u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll(new RegExp(entity.source, 'gi'), (...match: string[]) => characterOf(match));
}
