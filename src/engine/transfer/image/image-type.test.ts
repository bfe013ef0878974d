import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imageBytes, imageFormats, isImageFormat } from '../../../../test-support/image-bytes.ts';
import { headSize, type ImageType, imageTypeOf, mediaTypeOf } from './image-type.ts';

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');

describe('the type of an image', () => {
  it.each(Object.keys(imageFormats).filter(isImageFormat))('is found in the first bytes of a %s', (format) => {
    const type = imageTypeOf(imageBytes({ format, bytes: 6000 }).subarray(0, headSize));
    expect(type === null ? null : mediaTypeOf[type]).toBe(imageFormats[format].mediaType);
  });

  it.each<[string, ImageType]>([
    ['GIF87a...', 'gif'],
    ['II*\0....', 'tiff'],
    ['MM\0*....', 'tiff'],
    ['\0\0\x01\0\x01\0', 'ico'],
    ['\xff\x0a\xfa\x7f', 'jxl'],
    ['\0\0\0\x0cJXL \r\n\x87\n', 'jxl'],
    ['\0\0\0\x1cftypavif\0\0\0\0mif1avif', 'avif'],
    ['\0\0\0\x1cftypmif1\0\0\0\0mif1avif', 'avif'],
    ['\0\0\0\x18ftypheic\0\0\0\0mif1', 'heic'],
    ['\0\0\0\x18ftypmif1\0\0\0\0heic', 'heic'],
    ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'svg'],
    ['\xef\xbb\xbf<?xml version="1.0"?>\n<!-- a -- comment -->\n<svg>', 'svg'],
    ['<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x" [ <!ENTITY a "b"> ]>\n<svg:svg>', 'svg'],
    ['<!DOCTYPE svg [ <!-- don\'t ] --> <!ENTITY a "]>"> ]> <?x y?><svg>', 'svg'],
    [`<!--${'x'.repeat(12_000)}-->\n<svg>`, 'svg'],
    ['\xff\xfe<\0s\0v\0g\0>\0', 'svg'],
    ['\xfe\xff\0<\0s\0v\0g\0>', 'svg'],
  ])('is found in %j: %s', (head, type) => {
    expect(imageTypeOf(bytes(head))).toBe(type);
  });

  it.each([
    '',
    '\xff\xd8',
    '<!doctype html><svg>',
    '<html><body><svg></svg>',
    '<!DOCTYPE html [ <!ENTITY a "b"> ]><html><svg>',
    '<!-- <svg>',
    'BMW is a maker of cars, and this is a text about it.',
    'RIFF....WAVEfmt ',
    '\0\0\0\x18ftypisom\0\0\0\0mp42',
    '{"svg":"<svg>"}',
    'MZ\x90\0',
    '%PDF-1.7',
  ])('D5 is none in %j', (head) => {
    expect(imageTypeOf(bytes(head))).toBeNull();
  });

  it('is looked for in any bytes without failing', () => {
    const heads = fc.constantFrom(
      '',
      'RIFF',
      '....ftyp',
      '\0\0\0\0ftyp',
      '\xff\xff\xff\xffftypavif',
      '<svg',
      '<?xml',
      '<!--',
      'BM',
    );
    fc.assert(
      fc.property(heads, fc.uint8Array({ maxLength: 200 }), (head, tail) => {
        const data = Buffer.concat([bytes(head), tail]);
        const type = imageTypeOf(data);
        expect(type === null || Object.hasOwn(mediaTypeOf, type)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('is looked for in hostile text in no time', () => {
    for (const piece of [
      '<!--',
      '<?',
      '<!DOCTYPE svg',
      '<!-- -->',
      ' ',
      '<!DOCTYPE svg [',
      '<!DOCTYPE svg [<!-- -->',
      '"',
      '<?>',
    ]) {
      const text = bytes(piece.repeat(headSize));
      const began = process.threadCpuUsage().user;
      imageTypeOf(text.subarray(0, headSize));
      expect(process.threadCpuUsage().user - began).toBeLessThan(1_000_000);
    }
  });
});
