const few = 24;

/** Rectangles of plain colour in a piece of memory: thousands of times as many as a canvas draws in the same time. */
export class Raster {
  readonly width: number;
  readonly height: number;
  readonly image: ImageData;
  readonly #pixels: Uint32Array;

  /** In device pixels, at least one each. */
  constructor(width: number, height: number) {
    this.width = Math.max(1, Math.round(width));
    this.height = Math.max(1, Math.round(height));
    this.image = new ImageData(this.width, this.height);
    this.#pixels = new Uint32Array(this.image.data.buffer);
  }

  clear(colour: number): void {
    this.#pixels.fill(colour);
  }

  /** Edges are rounded to whole pixels; what has any width is at least one pixel wide, what has any height one high. */
  fill(x0: number, y0: number, x1: number, y1: number, colour: number): void {
    if (x1 <= x0 || y1 <= y0) return;
    const left = Math.max(0, Math.round(x0));
    const right = Math.min(this.width, Math.max(left + 1, Math.round(x1)));
    const top = Math.max(0, Math.round(y0));
    const bottom = Math.min(this.height, Math.max(top + 1, Math.round(y1)));
    const pixels = this.#pixels;
    // A call for each row costs more than a few pixels of it.
    if (right - left <= few) {
      for (let y = top; y < bottom; y++) {
        for (let at = y * this.width + left; at < y * this.width + right; at++) pixels[at] = colour;
      }
      return;
    }
    for (let y = top; y < bottom; y++) pixels.fill(colour, y * this.width + left, y * this.width + right);
  }

  /** Diagonal stripes over what is there. @param period in pixels, half of it filled */
  hatch(x0: number, x1: number, period: number, colour: number): void {
    const left = Math.max(0, Math.round(x0));
    const right = Math.min(this.width, Math.max(left + 1, Math.round(x1)));
    for (let y = 0; y < this.height; y++) {
      for (let x = left; x < right; x++) if ((x + y) % period < period / 2) this.#pixels[y * this.width + x] = colour;
    }
  }
}

/** `#rrggbb` as a pixel of ImageData, whose bytes are red, green, blue and alpha. */
export function pixelOf(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}
