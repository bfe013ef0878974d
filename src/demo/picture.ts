import { encodePng } from './png.ts';
import { seededRandom } from './random.ts';

/** One generated picture as a file. */
export interface Picture {
  bytes: Buffer;
  mediaType: 'image/jpeg' | 'image/png';
}

/** Paints picture number `index`; the same number gives the same bytes. */
export function paintPicture(index: number): Picture {
  const random = seededRandom(index);
  const width = 240 + Math.floor(random() * 160);
  const height = 180 + Math.floor(random() * 120);
  const from = [random() * 255, random() * 255, random() * 255];
  const to = [random() * 255, random() * 255, random() * 255];
  const rgb = new Uint8Array(width * height * 3);
  for (let i = 0; i < rgb.length; i += 1) {
    const share = i / rgb.length;
    rgb[i] = (from[i % 3] ?? 0) * (1 - share) + (to[i % 3] ?? 0) * share * 0.9 + random() * 16;
  }
  return { bytes: encodePng(width, height, rgb), mediaType: 'image/png' };
}
