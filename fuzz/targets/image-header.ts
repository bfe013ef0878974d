import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasImageEnd } from '../../src/engine/transfer/image/image-end/image-end.ts';
import { readPixelSize } from '../../src/engine/transfer/image/image-size.ts';
import { headSize, imageTypeOf, mediaTypeOf, type ImageType } from '../../src/engine/transfer/image/image-type.ts';
import { imageBytes, imageFormats, isImageFormat } from '../../test-support/image-bytes.ts';
import { type FuzzTarget, promise, text } from '../target.ts';

let file = '';
const isImageType = (name: string): name is ImageType => name in mediaTypeOf;

export const imageHeader: FuzzTarget = {
  name: 'image-header',
  seeds: [
    ...Object.keys(imageFormats)
      .filter(isImageFormat)
      .map((format) => Uint8Array.from(imageBytes({ format, bytes: 1500 }))),
    text('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="1e3px" viewBox="0 0 1 1"></svg>'),
  ],
  words: [
    'IHDR',
    'IEND',
    'JFIF',
    'Exif\0\0',
    '\xff\xd9',
    'GIF89a',
    'RIFF',
    'WEBPVP8X',
    'ftypavif',
    'meta',
    'ispe',
    'iprp',
    'mdat',
    'II*\0',
    'MM\0*',
    '<svg',
    '</svg>',
    '<!DOCTYPE svg [',
    'JXL ',
  ],
  async check(input) {
    const head = input.subarray(0, headSize);
    const type = imageTypeOf(head);
    if (file === '') file = join(mkdtempSync(join(tmpdir(), 'shoal-fuzz-')), 'image');
    writeFileSync(file, input);
    const size = await readPixelSize(head, file, input.length);
    if (size !== null) {
      promise(Number.isInteger(size.width) && size.width >= 0, 'a width is a number of pixels');
      promise(Number.isInteger(size.height) && size.height >= 0, 'a height is a number of pixels');
    }
    if (type !== null) promise(typeof (await hasImageEnd(file, type)) === 'boolean', 'an end is there or not');
    // What looks like one type may be asked for as another, by its name.
    const types = Object.keys(mediaTypeOf).filter(isImageType);
    const other = types[(input[input.length >> 1] ?? 0) % types.length];
    if (other !== undefined) await hasImageEnd(file, other);
  },
};
