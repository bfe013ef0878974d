import { decodeUrlText } from './find-url-end.ts';

/** The addresses of one picture in several sizes, as a `srcset` lists them. */
export interface PictureSizes {
  /** Where its values stand in the text, that of the `srcset` first. */
  parts: { start: number; end: number }[];
  /** As they are written, escapes decoded; the largest first. May be relative. */
  addresses: string[];
}

const attribute = /(?<![\w-])(?:data-(?:lazy-)?)?srcset\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;
/** The size for browsers that know no `srcset`. */
const plainSource = /(?<![\w-])src\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;
/** What may stand behind a URL: widths, densities, heights. */
const descriptor = /^\s*(?:\d+(?:\.\d+)?(?:e[+-]?\d+)?[wxh](?:\s+|$))*$/i;
/** A URL and its descriptors, up to the comma behind them (HTML, "Parsing a srcset attribute"): a URL may hold commas, but not end in one. */
const candidate = /\s*,*\s*(\S+)([^,]*)/g;

/**
 * Finds the `srcset` attributes in a text, each with the `src` of its tag. They name one picture several times: whoever wants it wants its largest size.
 *
 * ```html
 * <img srcset="a-480.jpg 480w, a-800.jpg 800w" src="a.jpg">
 * ```
 *
 * @param from where the value may begin at the earliest
 */
export function findSrcsets(text: string, from: number): PictureSizes[] {
  const found: PictureSizes[] = [];
  attribute.lastIndex = 0;
  for (let match = attribute.exec(text); match !== null; match = attribute.exec(text)) {
    const value = match[1] ?? match[2] ?? '';
    const end = match.index + match[0].length - 1;
    const start = end - value.length;
    // In a template the value is still to come.
    if (start < from || /[{}]|<%/.test(value)) continue;
    const addresses = readSrcset(decodeUrlText(value));
    if (addresses.length === 0) continue;
    const source = findSource(text, from, start, end);
    const parts = [{ start, end }];
    if (source !== null) {
      parts.push(source);
      const address = decodeUrlText(text.slice(source.start, source.end)).trim();
      if (!/^data:|^$/i.test(address) && !addresses.includes(address)) addresses.push(address);
    }
    found.push({ parts, addresses });
  }
  return found;
}

/** The `src` in the tag around, where that stands whole in the text. */
function findSource(text: string, from: number, start: number, end: number): { start: number; end: number } | null {
  const open = text.lastIndexOf('<', start);
  const close = text.indexOf('>', end);
  if (open < from || close < 0) return null;
  const tag = text.slice(open, close);
  const match = plainSource.exec(tag);
  if (match === null) return null;
  const value = match[1] ?? match[2] ?? match[3] ?? '';
  if (/[{}]|<%/.test(value)) return null;
  const valueEnd = open + match.index + match[0].length - (match[3] === undefined ? 1 : 0);
  return { start: valueEnd - value.length, end: valueEnd };
}

/**
 * The addresses of a `srcset`, the largest first. It is split at white space, as HTML has it: a space in a URL has to be
 * written as `%20` there.
 */
export function readSrcset(value: string): string[] {
  const sizes: { address: string; size: number }[] = [];
  candidate.lastIndex = 0;
  for (let match = candidate.exec(value); match !== null; match = candidate.exec(value)) {
    const [, word = '', descriptors = ''] = match;
    const address = word.replace(/,+$/, '');
    // A comma at the end of the word ends the candidate; what was read behind it belongs to the next one.
    if (address !== word) candidate.lastIndex -= descriptors.length;
    const size = address === word ? (/(\d+(?:\.\d+)?)[wx]/i.exec(descriptors)?.[1] ?? '1') : '1';
    // With anything else behind it browsers pass a URL over.
    if (address === word && !descriptor.test(descriptors)) continue;
    if (address !== '' && !/^data:/i.test(address)) sizes.push({ address, size: Number(size) });
  }
  const addresses = sizes.toSorted((a, b) => b.size - a.size).map(({ address }) => address);
  return [...new Set(addresses)];
}
