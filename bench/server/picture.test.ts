import { imageSize } from 'image-size';
import { decode } from 'jpeg-js';
import { expect, it } from 'vitest';
import { createPictures } from './picture.ts';

it.each([1000, 4000, 50_000, 300_001])(
  'makes %i bytes that a decoder reads, with the size in the first of them',
  (bytes) => {
    const { head, rest } = createPictures(bytes)(7);
    const picture = Buffer.concat([head, rest]);
    expect(picture).toHaveLength(bytes);
    expect(decode(picture)).toMatchObject({ width: 16, height: 12 });
    expect(imageSize(Uint8Array.from(picture.subarray(0, 1000)))).toMatchObject({ width: 16, height: 12 });
  },
);

it('makes each number its own bytes', () => {
  const numbered = createPictures(4000);
  expect(numbered(1).head.equals(numbered(2).head)).toBe(false);
  expect(numbered(1).rest).toBe(numbered(2).rest);
});
