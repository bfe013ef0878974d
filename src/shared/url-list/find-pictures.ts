import { findSrcsets, type PictureSizes, readSrcset } from './find-srcset.ts';
import { decodeUrlText, imageSuffix } from './find-url-end.ts';
import { isNormalisedUrl } from './read-url.ts';
import { readTag, type Tag } from './read-tag.ts';

/** Tags of which some attribute is the address of a picture, whatever it ends in. */
const pictureTag = /<(amp-img|body|image|img|input|link|meta|object|source|t[dhr]|table|video)(?=[\s/])/gi;
/** Links to pictures as well. */
const pictureOrLink = /<(a|amp-img|area|body|image|img|input|link|meta|object|source|t[dhr]|table|video)(?=[\s/])/gi;
const spacedLink = /href\s{0,9}=\s{0,9}["'][^"'<>\s]+[ \t\n][^"'<>\s]/i;
/** Where pages keep the picture that they load when it comes into sight; `src` has a placeholder or a small size then. */
const lazySources = [
  'data-original',
  'data-full-src',
  'data-large-src',
  'data-hires-src',
  'data-lazy-src',
  'data-src',
  'data-lazy',
  'lazy-src',
  'lazysrc',
];
const lazySrcsets = ['data-srcset', 'data-lazy-srcset'];
const metaPicture =
  /^(?:og:image(?::(?:secure_)?url)?|twitter:image(?::src)?|image|thumbnail(?:url)?|msapplication-tileimage)$/i;
const scheme = /^([a-z][a-z\d+.-]*):/i;
/** What stands in place of an address in a template or a script. */
const placeholder = /[{}<>`]|\$[({]|%(?![\da-f]{2})|["']\s*\+|\+\s*["']/i;
/** The target of a Markdown image, in `<>` where it has spaces, or with balanced brackets in it; without either in the ways of some editors. */
const markdownTarget =
  /\s{0,9}(?:<([^<>\n]{1,2000})>|([^\s()<>"']{1,2000}(?:\([^\s()<>]{0,500}\)[^\s()<>]{0,500}){0,9})(?=\s{0,9}["')])|([^()<>"'\n]{1,2000})(?=\)))/y;
const longestAlt = 300;

/**
 * Finds the pictures of markup by what HTML and Markdown say is one: `img`, `picture`, `srcset`, `poster`, `og:image`,
 * `![…](…)` and their like. Their addresses are whole values: spaces stay, and no ending is needed.
 *
 * ```html
 * <img src="my picture.jpg"> <img data-src="/media/1234" src="grey.gif">
 * ```
 *
 * What is no address of the web, or would be none in this place (`data:`, `ftp:`, a template), is left to whoever reads on.
 *
 * @param from where the value may begin at the earliest
 * @param hasBase whether relative links have something to be relative to; what is linked is no picture of the page itself
 */
export function findPictures(text: string, from: number, hasBase: boolean): PictureSizes[] {
  const found: PictureSizes[] = [];
  if (text.includes('<')) {
    const tags = spacedLink.test(text) ? pictureOrLink : pictureTag;
    tags.lastIndex = 0;
    for (let match = tags.exec(text); match !== null; match = tags.exec(text)) {
      const tag = readTag(text, tags.lastIndex);
      tags.lastIndex = tag.end;
      const picture = pictureOf((match[1] ?? '').toLowerCase(), text, tag, hasBase);
      if (picture !== null && picture.parts.every(({ start }) => start >= from)) found.push(picture);
    }
  }
  if (/srcset/i.test(text)) {
    const isKnown = (at: number): boolean =>
      found.some(({ parts }) => parts.some(({ start, end }) => start <= at && at < end));
    found.push(...findSrcsets(text, from).filter(({ parts }) => !isKnown(parts[0]?.start ?? 0)));
  }
  if (text.includes('](')) findMarkdown(text, from, found);
  return found;
}

/** The addresses that a tag gives its picture, the best first; null where it has none. */
function pictureOf(tag: string, text: string, { attributes }: Tag, hasBase: boolean): PictureSizes | null {
  const valueOf = (name: string): string => {
    const at = attributes.get(name);
    return at === undefined ? '' : text.slice(at.start, at.end);
  };
  const picture: PictureSizes = { parts: [], addresses: [] };
  const take = (names: readonly string[], read: (value: string) => string[]): void => {
    for (const name of names) {
      const at = attributes.get(name);
      const addresses = at === undefined ? [] : read(text.slice(at.start, at.end));
      if (at === undefined || addresses.length === 0) continue;
      picture.parts.push(at);
      for (const address of addresses) if (!picture.addresses.includes(address)) picture.addresses.push(address);
    }
  };
  switch (tag) {
    case 'img':
    case 'amp-img':
      take([...lazySrcsets, 'srcset'], sizesIn);
      take([...lazySources, 'src'], addressIn);
      break;
    case 'source':
      take([...lazySrcsets, 'srcset'], sizesIn);
      break;
    case 'input':
      if (/^image$/i.test(valueOf('type').trim())) take(['src'], addressIn);
      break;
    case 'video':
      take(['poster'], addressIn);
      break;
    case 'image':
      take(['href', 'xlink:href'], addressIn);
      break;
    case 'link':
      if (!/\bimage_src\b/i.test(valueOf('rel')) && !/^image$/i.test(valueOf('as').trim())) break;
      take(['imagesrcset'], sizesIn);
      take(['href'], addressIn);
      break;
    case 'meta':
      if (['property', 'name', 'itemprop'].some((name) => metaPicture.test(valueOf(name).trim())))
        take(['content'], addressIn);
      break;
    case 'object':
      if (/^image\//i.test(valueOf('type').trim())) take(['data'], addressIn);
      break;
    case 'a':
    case 'area':
      // Other links are found like any address; one with spaces only here.
      take(['href'], (value) => addressIn(value).filter((address) => isSpacedImage(address, hasBase)));
      break;
    default:
      take(['background'], addressIn);
  }
  // An address as any other: found at less cost where all are looked for.
  const isPlain = picture.parts.length === 1 && isNormalisedUrl(picture.addresses[0] ?? '');
  return picture.parts.length === 0 || isPlain ? null : picture;
}

function isSpacedImage(address: string, hasBase: boolean): boolean {
  const isWhole = /^(?:https?:)?\/\//i.test(address);
  return (hasBase || isWhole) && /\s/.test(address) && imageSuffix.test(address.replace(/[?#].*$/s, ''));
}

/** The sizes of a `srcset`, where it is no template. */
function sizesIn(value: string): string[] {
  return /[{}]|<%/.test(value) ? [] : readSrcset(decodeUrlText(value));
}

/** The one address that a value is, in a list of its own; an empty one where it is none of the web. */
function addressIn(value: string): string[] {
  // `src=\"…\"` is HTML in a string of another language.
  if (/^\\|\\["']/.test(value)) return [];
  const address = decodeUrlText(value).trim();
  if (isNormalisedUrl(address)) return [address];
  if (!/[\p{L}\p{N}]/u.test(address) || address.startsWith('#') || placeholder.test(address)) return [];
  const named = scheme.exec(address)?.[1];
  if (named !== undefined && !/^https?:\/\/[^/\\]/i.test(address)) return [];
  return URL.parse(address, 'https://x.example/') === null || /^[/\\]{3}/.test(address) ? [] : [address];
}

/** Adds the images of Markdown, as far as they are relative or stand in `<>`. */
function findMarkdown(text: string, from: number, found: PictureSizes[]): void {
  for (let at = text.indexOf(']('); at >= 0; at = text.indexOf('](', at + 2)) {
    const before = text.slice(Math.max(0, at - longestAlt), at);
    const mark = before.lastIndexOf('![');
    if (mark < 0 || before.includes(']', mark)) continue;
    markdownTarget.lastIndex = at + 2;
    const match = markdownTarget.exec(text);
    const [, inBrackets, word, words = ''] = match ?? [];
    const isSpaced = word === undefined && isSpacedImage(words, true);
    const value = inBrackets ?? word ?? (isSpaced ? words : '');
    if (word !== undefined && /^(?:https?:)?\/\/|^www\./i.test(word)) continue;
    const addresses = addressIn(value);
    if (addresses.length === 0) continue;
    const end = markdownTarget.lastIndex - (inBrackets === undefined ? 0 : 1);
    if (end - value.length >= from) found.push({ parts: [{ start: end - value.length, end }], addresses });
  }
}
