import { open } from 'node:fs/promises';
import { imageSize } from 'image-size';
import { atOnce, type Looking } from '../../files/disk.ts';

/** Width and height in pixels, as the file's own header has them: before any turning that EXIF asks for. */
export interface PixelSize {
  width: number;
  height: number;
}

/** Cameras put previews and profiles of some hundred kilobytes in front of a JPEG's size; further in nobody looks. */
const mostRead = 1 << 20;

/**
 * The size of a picture, by the first bytes that have come, or where these do not reach it, by more of the file.
 *
 * @param head the file's first bytes
 * @param path the complete file
 * @param disk that it is on; what is read of it is read at once where this is not given
 * @returns null where the header does not say, or says nonsense: that is no reason to refuse a picture
 * @throws the file system's own error
 */
export async function readPixelSize(
  head: Uint8Array,
  path: string,
  bytes: number,
  disk: Looking = atOnce,
): Promise<PixelSize | null> {
  const size = sizeFrom(head);
  if (size !== null || head.length >= Math.min(bytes, mostRead)) return size;
  return sizeFrom(await disk.look(async () => await readStart(path, Math.min(bytes, mostRead))));
}

async function readStart(path: string, length: number): Promise<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** The library throws for what it does not understand or does not reach. */
function sizeFrom(bytes: Uint8Array): PixelSize | null {
  // It reads on to the end of the memory that it is given, whatever part of that the bytes are.
  const own = bytes.length === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes);
  try {
    const { width, height } = imageSize(own);
    const isUsable = Number.isFinite(width) && Number.isFinite(height) && width > 0 && height > 0;
    // An SVG may have broken lengths.
    return isUsable ? { width: Math.round(width), height: Math.round(height) } : null;
  } catch {
    return null;
  }
}
