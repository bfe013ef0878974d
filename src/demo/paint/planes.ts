/** A picture as luma and two colour differences (YCbCr of JFIF), which is what JPEG stores; row by row, not clamped. */
export interface Planes {
  width: number;
  height: number;
  /** 0 to 255. */
  luma: Float32Array;
  /** Blue and red less luma, around 0. */
  blue: Float32Array;
  red: Float32Array;
}

export function createPlanes(width: number, height: number): Planes {
  const size = width * height;
  return {
    width,
    height,
    luma: new Float32Array(size),
    blue: new Float32Array(size),
    red: new Float32Array(size),
  };
}

/** Three bytes for each pixel, row by row. */
export function planesToRgb({ luma, blue, red }: Planes): Uint8Array {
  const rgb = new Uint8ClampedArray(luma.length * 3);
  for (let i = 0; i < luma.length; i += 1) {
    const y = luma[i] ?? 0;
    const cb = blue[i] ?? 0;
    const cr = red[i] ?? 0;
    rgb[i * 3] = y + 1.402 * cr;
    rgb[i * 3 + 1] = y - 0.344136 * cb - 0.714136 * cr;
    rgb[i * 3 + 2] = y + 1.772 * cb;
  }
  return new Uint8Array(rgb.buffer);
}
