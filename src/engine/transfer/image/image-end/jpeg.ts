import type { ByteSource } from './byte-source.ts';

const endOfImage = 0xd9;
const startOfScan = 0xda;

/** Markers without a length: RST0 to RST7, SOI and TEM (T.81, table B.1). */
const standsAlone = (marker: number): boolean => (marker >= 0xd0 && marker <= 0xd8) || marker === 0x01;

/**
 * Walks from marker to marker up to EOI. The last two bytes are not enough: the small picture that cameras put into the
 * head of a large one has an EOI of its own.
 */
export async function jpegEnds(source: ByteSource): Promise<boolean> {
  let at = 2;
  for (;;) {
    const found = await nextMarker(source, at);
    if (found === null) return false;
    if (found.marker === endOfImage) return true;
    at = found.end;
    if (standsAlone(found.marker)) continue;
    const length = await source.read(at, 2);
    if (length.length < 2) return false;
    at += Math.max(2, length.readUInt16BE(0));
    // What follows is no segment but the compressed picture, in which 0xff is followed by 0 or by RST.
    if (found.marker === startOfScan) at = await scanEnd(source, at);
  }
}

/** The next marker, fill bytes (any number of 0xff) and stray bytes passed over, as decoders do. */
async function nextMarker(source: ByteSource, from: number): Promise<{ marker: number; end: number } | null> {
  for (let at = from; ;) {
    const bytes = await source.read(at, 32_768);
    if (bytes.length < 2) return null;
    const start = bytes.indexOf(0xff);
    if (start === -1) {
      at += bytes.length;
      continue;
    }
    let end = start + 1;
    while (bytes[end] === 0xff) end += 1;
    const marker = bytes[end];
    if (marker === undefined) {
      if (at + bytes.length >= source.size) return null;
      at += end - 1;
      continue;
    }
    if (marker !== 0) return { marker, end: at + end + 1 };
    at += end + 1;
  }
}

/** Where the compressed data of a scan end: before the next marker that is not RST. */
async function scanEnd(source: ByteSource, from: number): Promise<number> {
  for (let at = from; ;) {
    const found = await nextMarker(source, at);
    if (found === null) return source.size;
    if (found.marker < 0xd0 || found.marker > 0xd7) return found.end - 2;
    at = found.end;
  }
}
