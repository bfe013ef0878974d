import { createHash } from 'node:crypto';
import { paintPicture, type Picture } from './picture.ts';

/** A picture with what HTTP needs to name its version. */
export interface StoredPicture extends Picture {
  /** Strong, and made from the bytes. */
  etag: string;
  lastModified: string;
}

export interface Library {
  get(index: number): Promise<StoredPicture>;
  close(): void;
}

/** Paints pictures ahead, in the order of their numbers, and keeps them. A picture that is asked for comes first. */
export function createLibrary(count: number): Library {
  const stored = new Map<number, StoredPicture>();
  let next = 0;
  let closed = false;
  const paint = (index: number): StoredPicture => {
    const known = stored.get(index);
    if (known) return known;
    const picture = paintPicture(index);
    const etag = `"${createHash('sha1').update(picture.bytes).digest('base64url')}"`;
    const fresh = { ...picture, etag, lastModified: new Date(Date.UTC(2025, 0, 1 + index)).toUTCString() };
    stored.set(index, fresh);
    return fresh;
  };
  const paintAhead = (): void => {
    if (closed || next >= count) return;
    paint(next);
    next += 1;
    setImmediate(paintAhead);
  };
  setImmediate(paintAhead);
  return {
    get: async (index) => paint(index),
    close() {
      closed = true;
    },
  };
}

/** The bytes that the demo server sends for picture number `index`, from 0. */
export function imageBytes(index: number): Buffer {
  return paintPicture(index).bytes;
}
