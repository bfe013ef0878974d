import type { ImageType } from '../../../shared/file-names/image-extension.ts';
import { decodeMarkup, prologEnd } from './xml-prolog.ts';

export type { ImageType };

export const mediaTypeOf: Record<ImageType, string> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  heic: 'image/heic',
  bmp: 'image/bmp',
  tiff: 'image/tiff',
  ico: 'image/x-icon',
  jxl: 'image/jxl',
  svg: 'image/svg+xml',
};

/** How many first bytes `imageTypeOf` wants to see; an SVG's root may stand behind a long comment. */
export const headSize = 16_384;

type Signature = [type: ImageType, at: number, bytes: string | readonly number[]];

/** WHATWG MIME Sniffing §6.1 and the formats' own specifications. */
const signatures: readonly Signature[] = [
  ['jpg', 0, [0xff, 0xd8, 0xff]],
  ['png', 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['gif', 0, 'GIF87a'],
  ['gif', 0, 'GIF89a'],
  ['tiff', 0, [0x49, 0x49, 0x2a, 0x00]],
  ['tiff', 0, [0x4d, 0x4d, 0x00, 0x2a]],
  ['tiff', 0, [0x49, 0x49, 0x2b, 0x00]],
  ['ico', 0, [0x00, 0x00, 0x01, 0x00]],
  ['jxl', 0, [0xff, 0x0a]],
  ['jxl', 0, [0x00, 0x00, 0x00, 0x0c, 0x4a, 0x58, 0x4c, 0x20, 0x0d, 0x0a, 0x87, 0x0a]],
];

/** ISO base media brands (ISO/IEC 23008-12, AV1 Image File Format). */
const brands: Record<string, ImageType> = {
  avif: 'avif',
  avis: 'avif',
  heic: 'heic',
  heix: 'heic',
  heim: 'heic',
  heis: 'heic',
  hevc: 'heic',
  mif1: 'heic',
  msf1: 'heic',
};

/**
 * The type of an image by its first bytes; names and headers are not asked, they lie.
 *
 * @param head the first `headSize` bytes, or all of a shorter file
 * @returns null when it is no image that we know
 */
export function imageTypeOf(head: Uint8Array): ImageType | null {
  for (const [type, at, bytes] of signatures) if (matches(head, at, bytes)) return type;
  if (matches(head, 0, 'BM') && isBitmapHeader(head)) return 'bmp';
  if (matches(head, 0, 'RIFF') && matches(head, 8, 'WEBP')) return 'webp';
  if (matches(head, 4, 'ftyp')) return heifType(head);
  return looksLikeSvg(head) ? 'svg' : null;
}

function matches(head: Uint8Array, at: number, bytes: string | readonly number[]): boolean {
  if (head.length < at + bytes.length) return false;
  for (let i = 0; i < bytes.length; i++) {
    const expected = typeof bytes === 'string' ? bytes.charCodeAt(i) : bytes[i];
    if (head[at + i] !== expected) return false;
  }
  return true;
}

/** "BM" begins many a text; the length of the header that follows the file's own is one of a few (wingdi.h). */
const bitmapHeaders = new Set([12, 16, 40, 52, 56, 64, 108, 124]);

function isBitmapHeader(head: Uint8Array): boolean {
  return head.length >= 18 && bitmapHeaders.has(Buffer.from(head.buffer, head.byteOffset + 14, 4).readUInt32LE(0));
}

/** The major brand, or the first known one among the compatible brands. */
function heifType(head: Uint8Array): ImageType | null {
  const size = Math.min(Buffer.from(head.buffer, head.byteOffset, 4).readUInt32BE(0), head.length);
  let found: ImageType | null = null;
  for (let at = 8; at + 4 <= size; at += 4) {
    if (at === 12) continue; // the minor version
    const brand = Buffer.from(head.buffer, head.byteOffset + at, 4).toString('latin1');
    const type = brands[brand];
    if (type === 'avif') return type; // mif1 is said by both kinds; avif only by one
    found ??= type ?? null;
  }
  return found;
}

/** `<svg` as the first element, after a byte order mark, an XML declaration, comments and a document type. */
function looksLikeSvg(head: Uint8Array): boolean {
  const text = decodeMarkup(head.subarray(0, headSize));
  return /^<(?:[\w-]+:)?svg[\s>/]/i.test(text.slice(prologEnd(text)));
}
