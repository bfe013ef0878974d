import { byteLength, cutToBytes, maxNameBytes } from './cut-to-bytes.ts';
import { splitName } from './image-extension.ts';

/** `photo.jpg` with 2 becomes `photo (2).jpg`; the stem is cut where the whole would exceed 255 bytes. */
export function numberedName(name: string, number: number): string {
  const { stem, extension } = splitName(name);
  const end = ` (${number})${extension}`;
  return cutToBytes(stem, maxNameBytes - byteLength(end)) + end;
}
