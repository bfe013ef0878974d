import { imageExtensions } from '../file-names/image-extension.ts';
import { findPictures } from './find-pictures.ts';
import type { PictureSizes } from './find-srcset.ts';
import { decodeUrlText, findUrlEnd, imageSuffix } from './find-url-end.ts';
import { isNormalisedUrl } from './read-url.ts';
import { maxUrlLength } from './url-list.ts';

/** What a piece of text holds, in order: addresses to read, and what is meant as one and cannot be. */
export type Finding =
  /** `text` begins with http:// or https://, escapes are decoded. It may still turn out not to be a URL. */
  | { kind: 'url'; text: string }
  /** The same picture as the one before, in a smaller size. */
  | { kind: 'smaller'; text: string }
  | { kind: 'bad-scheme'; scheme: string }
  | { kind: 'bad-url'; why: 'no-slashes' | 'no-colon' }
  /** `text` is the address as far as it goes, where it stands alone. */
  | { kind: 'no-host'; text?: string }
  /** A picture whose address begins at its page, and that is not known. */
  | { kind: 'relative' }
  /** An address that is no one's photo: a namespace, a script. Nothing is said about it. */
  | { kind: 'ignored' };

interface TextSetting {
  delimiter: string | null;
  base: string | null;
}

export interface Findings {
  found: Finding[];
  /** True when there are letters outside of the addresses: prose, markup, a table. */
  hasOtherText: boolean;
}

// Cheap test that tells prose and markup without any address from the rest.
const hint = new RegExp(String.raw`//|/\\|www\.|\.(?:${imageExtensions})`, 'i');
const word = /[^\s"<>`\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+/gu;
const hostAndPath = String.raw`(?=[\p{L}\p{N}][\p{L}\p{N}.-]{0,250}\.\p{L}[\p{L}\p{N}-]{1,62}(?::\d{1,5})?\\{0,4}/.)`;
/** `://`, `:\/\/` in JSON; `//host.tld/` and `www.host.tld/` where an address can begin. */
const addressStart = new RegExp(
  String.raw`:(?:\\{0,4}/){2}|(?<=^|["'([{=,;|*_])(?:(?:\\{0,4}/){2}${hostAndPath}|(?=www\.)${hostAndPath}www\.)`,
  'giu',
);
const schemeBefore = /[a-z][a-z0-9+.-]*$/i;
const quoteBefore = /(?:&(?:quot|#0*34|#x0*22);|\\{1,4}u0022)$|(&(?:apos|#0*39|#x0*27);|\\{1,4}u0027)$/i;
const attributeBefore = /([\w:.-]+)\s*=\s*\\{0,4}["']?$/;

/** What may stand in front of an address in its word: brackets, and an attribute's name where its value is in `'` or in no quotes. */
const wordLead = /^(?:(?:data-)?(?:src|original|lazy-src|href)=)?[([{'*_~,;|=]*/i;

/** Names of namespaces and document types: written like addresses, never fetched. */
const namespace = /^https?:\/\/www\.w3\.org\/(?:1998|1999|2000|2001|2002|TR)\//i;
/** What a page loads in order to work. */
const pagePart = /^[^?#]*\.(?:m?js|css|map|woff2?|ttf|otf|eot|webmanifest)(?:[?#]|$)/i;

const hostName = String.raw`(?:[\p{L}\p{N}][\p{L}\p{N}-]*\.)+(?!(?:html?|php|aspx?|jsp|jpe?g|png|gif|webp|js|css)(?![\p{L}\p{N}-]))\p{L}[\p{L}-]*\p{L}`;
const bareHost = new RegExp(String.raw`^${hostName}(?::\d{1,5})?/`, 'iu');
const bareLocalHost = /^(?:localhost|\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?\//i;

/**
 * The address that a text without a scheme means, or null.
 * `host.tld/…` is completed with https, as browsers do; `localhost`, IP addresses with http, because such servers
 * seldom have certificates (Chromium's rule for typed addresses, 2021). The host must end in a name, not in `.html` or `.png`.
 */
export function completeBareAddress(text: string): string | null {
  if (bareHost.test(text.slice(0, 300))) return `https://${text}`;
  if (bareLocalHost.test(text.slice(0, 100))) return `http://${text}`;
  return null;
}

/** What stands directly before an address; an escaped quote counts as the quote. */
function characterBefore(text: string, start: number): string {
  const before = text.slice(Math.max(0, start - 12), start);
  const quote = quoteBefore.exec(before);
  if (quote !== null) return quote[1] === undefined ? '"' : "'";
  return before.slice(-1);
}

/** `src` before the value in `src="…"`, `src='…'` and `src=…`; null where no attribute's value begins. */
function attributeNameBefore(text: string, start: number): string | null {
  if (!/["'=]/.test(text.charAt(start - 1))) return null;
  return attributeBefore.exec(text.slice(Math.max(0, start - 64), start))?.[1] ?? null;
}

/**
 * The end of a URL with spaces in it (`https://host/my photo.jpg`), or -1. Only where its end is certain: it fills its
 * quotes, its `<>` or its line, and ends in an image's extension, while its part before the first space does not.
 */
function findSpacedEnd(text: string, start: number, firstSpace: number, before: string): number {
  const closer = before === '<' ? '>' : before;
  let end = text.length;
  if (closer === '"' || closer === "'" || closer === '>')
    end = text.slice(0, start + maxUrlLength).indexOf(closer, firstSpace);
  else if (start > 0) return -1;
  if (end < 0 || end - start > maxUrlLength) return -1;
  const head = text.slice(start, firstSpace);
  const tail = text.slice(firstSpace, end);
  const certain =
    /^(?:(?:https?:)?\/\/|www\.)[^/]+\/[^?#]*$/i.test(head) &&
    !imageSuffix.test(head) &&
    /^[^\t"<>`]*$/.test(tail) &&
    !/\/\/|,\s|www\./.test(tail) &&
    imageSuffix.test(tail.replace(/[?#]\S*$/, ''));
  return certain ? end : -1;
}

/** What an http(s) address in the text comes to. A link in markup that names no image leads to another page. */
function judge(raw: string, text: string, start: number): Finding {
  if (start === 0 && raw.length === text.length) return { kind: 'url', text: raw };
  const attribute = attributeNameBefore(text, start);
  const isPartOfPage =
    attribute !== null &&
    (/^xmlns(?::|$)/i.test(attribute) || pagePart.test(raw) || (/^href$/i.test(attribute) && !namesImage(raw)));
  // `https://` alone is a word about URLs.
  const isIgnored = isPartOfPage || namespace.test(raw) || /^https?:\/\/$/i.test(raw);
  return isIgnored ? { kind: 'ignored' } : { kind: 'url', text: raw };
}

/** Whether path or query end in an image's extension. */
function namesImage(url: string): boolean {
  const whole = url.replace(/#.*$/s, '');
  return imageSuffix.test(whole) || imageSuffix.test(whole.replace(/\?.*$/s, ''));
}

/** What another scheme's address comes to. Markup is full of app links; only pictures among them are worth a word. */
function judgeOtherScheme(scheme: string, raw: string, text: string, start: number): Finding {
  const inMarkup = attributeNameBefore(text, start) !== null;
  if (scheme.length < 2 || (inMarkup && !imageSuffix.test(raw))) return { kind: 'ignored' };
  return { kind: 'bad-scheme', scheme: scheme.toLowerCase() };
}

/** A word with no address in it that begins like one: `host.tld/photo.jpg`, or the relative `src` of an image. */
function findBareAddress(text: string, from: number, to: number, { delimiter, base }: TextSetting): Finding | null {
  const start = from + (wordLead.exec(text.slice(from, to))?.[0].length ?? 0);
  const before = characterBefore(text, start);
  const end = findUrlEnd(text, start, to, { before, delimiter });
  const raw = decodeUrlText(text.slice(start, end));
  if (!imageSuffix.test(raw.replace(/[?#].*$/s, ''))) return null;
  const attribute = attributeNameBefore(text, start);
  if (attribute === null && !raw.includes('=')) {
    const complete = completeBareAddress(raw);
    return complete === null ? null : { kind: 'url', text: complete };
  }
  const isImageSource = attribute !== null && /^(?:data-)?(?:src|original|lazy-src)$/i.test(attribute);
  const isImageLink = attribute !== null && base !== null && /^href$/i.test(attribute);
  // A template's placeholder is no address.
  if ((!isImageSource && !isImageLink) || /[{}$%<]|^\w+:/.test(raw)) return null;
  const complete = base === null ? null : URL.parse(raw, base);
  return complete === null ? { kind: base === null ? 'relative' : 'no-host' } : { kind: 'url', text: complete.href };
}

/**
 * Finds the addresses in a text: a line, or a part of a long one.
 *
 * - `http://` and `https://` anywhere, whatever stands around them; see `findUrlEnd` for where they end. A `blob:` in front
 *   makes them a blob's name; the URLs within URLs (`?url=https://…`) belong to the outer one.
 * - `//host.tld/…` and `www.host/…` where an address can begin: at the start of a word, behind quotes, brackets, `=` or a separator. They become https.
 * - `host.tld/…` without either, only when it ends in an image's extension and stands outside of markup, where it would be relative.
 * - What markup says is a picture (`img src`, `og:image`, `![…](…)`) by its whole value; see `findPictures`.
 * - A `srcset` names one picture in several sizes: the largest is its address, the others are told as smaller ones, and so
 *   is the `src` beside it.
 * - Other schemes with `://` are told as such. `data:`, `mailto:` and `javascript:` within a text are not: markup is full of them.
 *
 * @param from where the text begins that has not been searched; what is before it is looked at as context only
 * @param delimiter cell separator that a header line has told, or null
 * @param base what the relative addresses of images in markup begin with, where that is known; see `findBase`
 */
export function findUrls(text: string, from: number, delimiter: string | null, base: string | null = null): Findings {
  const pictures = findPictures(text, from, base !== null);
  if (pictures.length === 0) return findAddresses(text, from, delimiter, base).findings;
  const { findings, starts } = findAddresses(withoutPictures(text, pictures), from, delimiter, base);
  const placed = findings.found.map((finding, n) => ({ finding, at: starts[n] ?? 0 }));
  for (const picture of pictures) {
    for (const finding of judgePicture(picture, base)) placed.push({ finding, at: picture.parts[0]?.start ?? 0 });
  }
  return { found: placed.toSorted((a, b) => a.at - b.at).map(({ finding }) => finding), hasOtherText: true };
}

/** The text with blanks in the place of what is read already. */
function withoutPictures(text: string, pictures: readonly PictureSizes[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of pictures.flatMap(({ parts }) => parts).sort((a, b) => a.start - b.start)) {
    pieces.push(text.slice(at, start), ' '.repeat(end - start));
    at = end;
  }
  return pieces.join('') + text.slice(at);
}

/** The sizes of one picture. Without a base relative ones come to one complaint. */
function judgePicture({ addresses }: PictureSizes, base: string | null): Finding[] {
  const whole = addresses.flatMap((address) => {
    if (isNormalisedUrl(address)) return [address];
    const based = /^(?:https?:)?\/\//i.test(address) ? 'https://x/' : base;
    const href = based === null ? null : (URL.parse(address, based)?.href ?? null);
    return href === null || !/^https?:/.test(href) ? [] : [href];
  });
  const [largest, ...smaller] = new Set(whole);
  if (largest === undefined) return base === null ? [{ kind: 'relative' }] : [];
  return [{ kind: 'url', text: largest }, ...smaller.map((text) => ({ kind: 'smaller', text }) as const)];
}

/** @returns with each finding where it begins */
function findAddresses(
  text: string,
  from: number,
  delimiter: string | null,
  base: string | null,
): { findings: Findings; starts: number[] } {
  if (!hint.test(text)) return { findings: { found: [], hasOtherText: true }, starts: [] };
  const starts: number[] = [];
  const found: Finding[] = [];
  let outside = '';
  let done = from;
  const take = (finding: Finding, start: number, end: number): void => {
    found.push(finding);
    starts.push(start);
    if (start > done && !/\p{L}/u.test(outside)) outside = text.slice(done, start);
    done = Math.max(end, done);
  };
  word.lastIndex = from;
  for (let match = word.exec(text); match !== null; match = word.exec(text)) {
    const to = match.index + match[0].length;
    if (!hint.test(match[0])) continue;
    const before = found.length;
    findInWord(text, match.index, to, delimiter, take);
    if (found.length === before) {
      const bare = findBareAddress(text, match.index, to, { delimiter, base });
      if (bare !== null) take(bare, match.index, to);
    }
    word.lastIndex = Math.max(to, done);
  }
  if (!/\p{L}/u.test(outside)) outside = text.slice(done);
  return { findings: { found, hasOtherText: /\p{L}/u.test(outside) }, starts };
}

function findInWord(
  text: string,
  from: number,
  to: number,
  delimiter: string | null,
  take: (finding: Finding, start: number, end: number) => void,
): void {
  const part = text.slice(from, to);
  let at = 0;
  for (;;) {
    addressStart.lastIndex = at;
    const match = addressStart.exec(part);
    if (match === null) return;
    const isScheme = match[0].startsWith(':');
    const schemes = isScheme
      ? (schemeBefore.exec(part.slice(Math.max(at, match.index - 32), match.index))?.[0] ?? '')
      : '';
    // Glued to the word before (`picturehttps://`), only the end is the scheme; `git+https` is one of its own.
    const web = /(?<![+.-])https?$/i.exec(schemes)?.[0];
    const scheme = web ?? schemes;
    const start = from + match.index - scheme.length;
    const blob =
      web === undefined ? undefined : /(blob|filesystem):$/i.exec(part.slice(0, start - from).slice(-11))?.[1];
    const before = characterBefore(text, start);
    // The slashes of the beginning are behind the search, so that `://` is not taken for a separator and an address.
    let end = Math.max(findUrlEnd(text, start, to, { before, delimiter }), from + match.index + match[0].length);
    if (isScheme && web === undefined) {
      if (scheme !== '') take(judgeOtherScheme(scheme, text.slice(start, end), text, start), start, end);
    } else if (blob !== undefined) {
      take({ kind: 'bad-scheme', scheme: blob.toLowerCase() }, start, end);
    } else {
      if (end === to && text.charAt(to) === ' ') {
        const spacedEnd = findSpacedEnd(text, start, to, before);
        if (spacedEnd > 0) end = spacedEnd;
      }
      const raw = decodeUrlText(text.slice(start, end));
      const complete = web === undefined ? `https://${raw.replace(/^\/+/, '')}` : raw;
      take(judge(complete, text, start), start, end);
    }
    at = end - from;
    if (from + at >= to) return;
  }
}
