import { visibleText, withoutCredentials } from '../../../shared/url-list/visible-text.ts';
import { DownloadError } from '../../download-error.ts';
import { decodeMarkup, prologEnd } from './xml-prolog.ts';

/** Titles are cut to so many characters: what a site calls its page may be of any length. */
const longestTitle = 80;

/** What something is that is no image, by its first bytes. */
type Kind = readonly [type: string, words: string];

const page: Kind = ['text/html', 'a web page'];
const xml: Kind = ['application/xml', 'XML data'];
/** What pages begin with (WHATWG MIME Sniffing §7.1). */
const pageStart =
  /^<(?:!--|(?:!doctype html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p)(?:[\s>]|$))/i;
const signatures: readonly [begin: string, kind: Kind][] = [
  ['MZ', ['a program', 'one for Windows']],
  ['\u007fELF', ['a program', 'one for Linux']],
  ['\u00cf\u00fa\u00ed\u00fe', ['a program', 'one for macOS']],
  ['\u00ca\u00fe\u00ba\u00be', ['a program', 'one for macOS or Java']],
  ['#!', ['a program', 'a script']],
  ['%PDF-', ['application/pdf', 'a PDF document']],
  ['PK\u0003\u0004', ['application/zip', 'a ZIP archive']],
];

/**
 * The failure of a body that is no image: `Not an image (text/html): example.com sent a web page, "Not found".`
 *
 * @param head the first bytes, as many as are looked at for an image
 * @param contentType the server's own word, used when the bytes say nothing
 */
export function notAnImage(head: Uint8Array, contentType: string | undefined, host: string): DownloadError {
  const [type, words] = kindOf(head, contentType);
  const title = type === page[0] ? titleOf(head, contentType) : '';
  const named = title === '' ? '' : `, "${title}"`;
  return new DownloadError('not-an-image', `Not an image (${type}): ${host} sent ${words}${named}.`);
}

function kindOf(head: Uint8Array, contentType: string | undefined): Kind {
  const text = new TextDecoder('latin1').decode(head.subarray(0, 1024));
  const markup = decodeMarkup(head).trimStart();
  if (pageStart.test(markup) || /<head[\s>]/i.test(markup.slice(0, 1024))) return page;
  if (markup.startsWith('<?xml')) return pageStart.test(markup.slice(prologEnd(markup))) ? page : xml;
  const known = signatures.find(([begin]) => text.startsWith(begin));
  if (known !== undefined) return known[1];
  if (markup.startsWith('{') || markup.startsWith('[')) return ['application/json', 'JSON data'];
  const declared = contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (declared === page[0]) return page;
  // What the bytes do not bear out says nothing.
  const isUseful = /^[\w.+-]{1,40}\/[\w.+-]{1,60}$/.test(declared) && !declared.startsWith('image/');
  return isUseful ? [declared, 'something else'] : ['unknown data', 'something else'];
}

/** The first line of a page's title that holds anything, controls made visible, so that no page can paint over the words around it. */
function titleOf(head: Uint8Array, contentType: string | undefined): string {
  const text = decode(head, contentType);
  const inside = /<title(?:\s[^>]{0,200})?>([^<]*)/i.exec(text)?.[1] ?? '';
  const line = plainText(inside)
    .split(/[\r\n]/)
    .map((one) => one.replaceAll(/[ \t\u00a0]+/g, ' ').trim())
    .find((one) => one !== '');
  const shown = visibleText(withoutCredentials((line ?? '').slice(0, 1000)));
  if (shown.length <= longestTitle) return shown;
  const whole = shown.slice(0, longestTitle - 1).replace(/[\ud800-\udbff]$/, ''); // no half of a character
  return `${whole}…`;
}

/** By the header, by the page's own word, or else as UTF-8. */
function decode(head: Uint8Array, contentType: string | undefined): string {
  const markup = new TextDecoder('latin1').decode(head.subarray(0, 1024));
  const charset = /charset\s*=\s*["']?([\w:.-]{1,40})/i;
  const label = charset.exec(contentType ?? '')?.[1] ?? charset.exec(markup)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(label).decode(head);
  } catch {
    return new TextDecoder().decode(head);
  }
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** The few entities that stand in titles, and numbers. */
function plainText(html: string): string {
  return html.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,8}));/gi, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return entities[name.toLowerCase()] ?? whole;
    const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
  });
}
