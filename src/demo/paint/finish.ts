import type { Planes } from './planes.ts';
import { seededRandom } from './random.ts';

const tileSize = 1 << 16;
const rowMax = 8192;
let tile: Float32Array | undefined;

/** Evenly mixed numbers around 0 with a deviation of 1, made once. */
function grainTile(): Float32Array {
  const random = seededRandom(4711);
  return Float32Array.from({ length: tileSize + rowMax }, () => (random() + random() + random() - 1.5) * 2);
}

/**
 * Darkens towards the corners, and adds fine grain as of film, which also keeps even colours from forming bands.
 *
 * @param shadow how much darker the corners are, 0 to 1
 * @param amount the grain's deviation in luma
 */
export function* finish(planes: Planes, shadow: number, amount: number, seed: number): Generator<void> {
  const { luma, blue, red, width, height } = planes;
  tile ??= grainTile();
  const random = seededRandom(seed);
  for (let y = 0; y < height; y += 1) {
    const offY = (2 * y) / height - 1;
    const row = y * width;
    const offset = Math.floor(random() * tileSize);
    for (let x = 0; x < width; x += 1) {
      const offX = (2 * x) / width - 1;
      const distance = (offX * offX + offY * offY) / 2;
      const kept = 1 - shadow * distance * distance;
      const at = row + x;
      luma[at] = (luma[at] ?? 0) * kept + amount * (tile[offset + x] ?? 0);
      blue[at] = (blue[at] ?? 0) * kept;
      red[at] = (red[at] ?? 0) * kept;
    }
    if (y % 128 === 127) yield;
  }
}
