import { cutToBytes } from './cut-to-bytes.ts';

/** Kinds of images, each by the extension that it gets where it has none. */
export type ImageType = 'jpg' | 'png' | 'gif' | 'webp' | 'avif' | 'bmp' | 'tiff' | 'svg' | 'ico' | 'heic' | 'jxl';

/** Every extension that may leave the program, in lower case, and what it stands for. */
const typeOfExtension: ReadonlyMap<string, ImageType> = new Map<string, ImageType>([
  ['jpg', 'jpg'],
  ['jpeg', 'jpg'],
  ['jpe', 'jpg'],
  ['jfif', 'jpg'],
  ['png', 'png'],
  ['gif', 'gif'],
  ['webp', 'webp'],
  ['avif', 'avif'],
  ['bmp', 'bmp'],
  ['tiff', 'tiff'],
  ['tif', 'tiff'],
  ['svg', 'svg'],
  ['ico', 'ico'],
  ['heic', 'heic'],
  ['heif', 'heic'],
  ['jxl', 'jxl'],
]);

/** All of them, for building regular expressions: `jpg|jpeg|…`. */
export const imageExtensions = [...typeOfExtension.keys()].join('|');

/** A name in two: `photo` and `.JPG`. The extension is empty where the name ends in none of an image. */
export interface NameParts {
  stem: string;
  extension: string;
}

/** Splits a name before its image extension. Other endings are part of the stem: `v1.5` has no extension here. */
export function splitName(name: string): NameParts {
  const dot = name.lastIndexOf('.');
  const isImage = dot > 0 && typeOfExtension.has(name.slice(dot + 1).toLowerCase());
  return isImage ? { stem: name.slice(0, dot), extension: name.slice(dot) } : { stem: name, extension: '' };
}

/** The kind of image that a name's extension promises; null where it has none. */
export function imageTypeOfName(name: string): ImageType | null {
  return typeOfExtension.get(splitName(name).extension.slice(1).toLowerCase()) ?? null;
}

/**
 * The name with the extension that fits the type found in the bytes. Another spelling of the right one stays as it is
 * (`.JPEG`, `.jfif`, `.tif`); a wrong image extension gives way; where there is none, one is added.
 *
 * @param name a safe name
 * @returns a safe name of at most 255 bytes
 */
export function withImageExtension(name: string, type: ImageType): string {
  const { stem, extension } = splitName(name);
  if (typeOfExtension.get(extension.slice(1).toLowerCase()) === type) return name;
  // A wrong extension behind the right one: `photo.jpg.png` holding a JPEG is `photo.jpg`.
  const inner = splitName(stem).extension.slice(1).toLowerCase();
  if (typeOfExtension.get(inner) === type) return stem;
  const right = `.${type}`;
  return cutToBytes(stem, 255 - right.length) + right;
}
