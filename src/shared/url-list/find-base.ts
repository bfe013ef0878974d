import { decodeUrlText } from './find-url-end.ts';
import { readTag } from './read-tag.ts';

const baseTag = /<base(?=[\s/])/gi;

/**
 * The address in the `<base href>` of a page, which relative ones of it begin with; null where there is none on the web.
 *
 * @param page the page's own address, where it is known: what stands in the tag may be relative to it
 */
export function findBase(text: string, page: string | null): string | null {
  if (!text.includes('<')) return null;
  baseTag.lastIndex = 0;
  for (let match = baseTag.exec(text); match !== null; match = baseTag.exec(text)) {
    const href = readTag(text, baseTag.lastIndex).attributes.get('href');
    if (href === undefined) continue;
    const address = decodeUrlText(text.slice(href.start, href.end)).trim();
    // Without the page's own address only its scheme can be guessed.
    const url =
      page === null ? URL.parse(address.startsWith('//') ? `https:${address}` : address) : URL.parse(address, page);
    return url?.protocol === 'http:' || url?.protocol === 'https:' ? url.href : null;
  }
  return null;
}
