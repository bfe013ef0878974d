import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';

import { type ImageType, splitName, withImageExtension } from './image-extension.ts';

describe('withImageExtension', () => {
  it.each<[string, ImageType, string]>([
    ['photo', 'jpg', 'photo.jpg'],
    ['photo.jpg', 'jpg', 'photo.jpg'],
    ['photo.JPEG', 'jpg', 'photo.JPEG'],
    ['photo.jpe', 'jpg', 'photo.jpe'],
    ['photo.jfif', 'jpg', 'photo.jfif'],
    ['scan.tif', 'tiff', 'scan.tif'],
    ['photo.jpg', 'png', 'photo.png'],
    ['photo.JPG', 'webp', 'photo.webp'],
    ['photo.png.webp', 'png', 'photo.png'],
    ['photo.png.webp', 'gif', 'photo.png.gif'],
    ['v1.5', 'avif', 'v1.5.avif'],
    ['jpg', 'jpg', 'jpg.jpg'],
    ['x', 'heic', 'x.heic'],
    ['x', 'tiff', 'x.tiff'],
  ])('of %s holding %s is %s', (name, type, expected) => {
    expect(withImageExtension(name, type)).toBe(expected);
    expect(withImageExtension(expected, type)).toBe(expected);
  });

  it('cuts the stem where the extension would not fit', () => {
    const name = withImageExtension('ü'.repeat(127), 'webp');
    expect(name).toBe(`${'ü'.repeat(125)}.webp`);
    expect(Buffer.byteLength(name)).toBe(255);
  });
});

describe('splitName', () => {
  it.each([
    ['a.b.JPG', 'a.b', '.JPG'],
    ['v1.5', 'v1.5', ''],
    ['.jpg', '.jpg', ''],
    ['', '', ''],
  ])('splits %j into %j and %j', (name, stem, extension) => {
    expect(splitName(name)).toEqual({ stem, extension });
  });
});
