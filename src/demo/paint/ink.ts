/** A colour as `Planes` hold it. */
export interface Ink {
  luma: number;
  blue: number;
  red: number;
}

/** @param hex `#rrggbb` */
export function ink(hex: string): Ink {
  const value = Number.parseInt(hex.slice(1), 16);
  const red = value >> 16;
  const green = (value >> 8) & 255;
  const blue = value & 255;
  // The colour space of JFIF 1.02.
  const luma = 0.299 * red + 0.587 * green + 0.114 * blue;
  return { luma, blue: (blue - luma) / 1.772, red: (red - luma) / 1.402 };
}

/** `share` 0 is `from`, 1 is `to`. */
export function mix(from: Ink, to: Ink, share: number): Ink {
  return {
    luma: from.luma + (to.luma - from.luma) * share,
    blue: from.blue + (to.blue - from.blue) * share,
    red: from.red + (to.red - from.red) * share,
  };
}

export const white = ink('#ffffff');
export const black = ink('#000000');
