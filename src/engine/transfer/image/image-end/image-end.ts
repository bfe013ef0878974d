import type { ImageType } from '../image-type.ts';
import { type ByteSource, withByteSource } from './byte-source.ts';
import { boxesEnd } from './boxes.ts';
import { gifEnds } from './gif.ts';
import { jpegEnds } from './jpeg.ts';
import { tiffEnds } from './tiff.ts';

/**
 * Whether an image file reaches its own end. Asked only where HTTP does not tell where a body ends: a connection that
 * breaks then looks like one that was closed in order. Bytes after the end do no harm.
 *
 * What cannot be known counts as whole: a bare JPEG XL codestream, a BMP without its size, BigTIFF.
 *
 * @throws the file system's own error
 */
export async function hasImageEnd(path: string, type: ImageType): Promise<boolean> {
  return await withByteSource(path, async (source) => await ends[type](source));
}

const ends: Record<ImageType, (source: ByteSource) => Promise<boolean>> = {
  jpg: jpegEnds,
  png: pngEnds,
  gif: gifEnds,
  webp: riffEnds,
  avif: boxesEnd,
  heic: boxesEnd,
  bmp: bmpEnds,
  tiff: tiffEnds,
  ico: iconEnds,
  jxl: async (source) => (await source.read(0, 1))[0] === 0xff || (await boxesEnd(source)),
  svg: svgEnds,
};

/** Chunks of length, type, data and checksum, up to IEND (PNG §5.3). */
async function pngEnds(source: ByteSource): Promise<boolean> {
  let at = 8;
  for (;;) {
    const head = await source.read(at, 8);
    if (head.length < 8) return false;
    at += 12 + head.readUInt32BE(0);
    if (at > source.size) return false;
    if (head.toString('latin1', 4) === 'IEND') return true;
  }
}

/** `RIFF`, and the length of what follows. */
async function riffEnds(source: ByteSource): Promise<boolean> {
  const head = await source.read(0, 8);
  return head.length === 8 && 8 + head.readUInt32LE(4) <= source.size;
}

/** The length of the whole file after `BM`; some programs leave it 0. */
async function bmpEnds(source: ByteSource): Promise<boolean> {
  const head = await source.read(0, 6);
  return head.length === 6 && head.readUInt32LE(2) <= source.size;
}

/** A directory of entries of 16 bytes, each with the length (at 8) and the place (at 12) of its picture. */
async function iconEnds(source: ByteSource): Promise<boolean> {
  const head = await source.read(0, 6);
  const count = head.length === 6 ? head.readUInt16LE(4) : 0;
  for (let i = 0; i < count; i++) {
    const entry = await source.read(6 + 16 * i, 16);
    if (entry.length < 16 || entry.readUInt32LE(12) + entry.readUInt32LE(8) > source.size) return false;
  }
  return count > 0;
}

/** `</svg>` is the last tag but for comments; or all of it is one tag that closes itself. */
async function svgEnds(source: ByteSource): Promise<boolean> {
  const tail = await source.read(Math.max(0, source.size - 16_384), 16_384);
  const text = tail
    .toString('latin1')
    .replaceAll('\0', '') // every other byte of UTF-16
    .replace(/<!--[\s\S]*?-->/g, '')
    .trimEnd();
  if (text.includes('<!--')) return false; // a comment that is not closed
  return /<\/(?:[\w-]+:)?svg\s*>$/i.test(text) || /<(?:[\w-]+:)?svg(?:\s[^<>]*)?\/>$/i.test(text);
}
