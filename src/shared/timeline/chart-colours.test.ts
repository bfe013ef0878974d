import { describe, expect, it } from 'vitest';
import { chartColours } from './chart-colours.ts';

type Rgb = readonly [number, number, number];

/** Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency" (2009), severity 1. */
const sights: Record<string, readonly [Rgb, Rgb, Rgb]> = {
  'normal sight': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** Linear light of `#rrggbb`. */
const linear = (hex: string): Rgb => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return [r, g, b];
};

const times = (row: Rgb, [r, g, b]: Rgb): number => Math.min(1, Math.max(0, row[0] * r + row[1] * g + row[2] * b));

/** Björn Ottosson's OKLab. */
const oklab = ([r, g, b]: Rgb): Rgb => {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
};

const luminance = (hex: string): number => {
  const [r, g, b] = linear(hex);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a: string, b: string): number => {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
};

describe.each(['light', 'dark'] as const)('the colours of the waterfall on a %s surface', (theme) => {
  const { phases, surface, text, soft } = chartColours[theme];
  const all = Object.entries(phases);

  it.each(Object.entries(sights))('are apart for %s', (_name, matrix) => {
    const seen = all.map(([, hex]) => {
      const light = linear(hex);
      return oklab([times(matrix[0], light), times(matrix[1], light), times(matrix[2], light)]);
    });
    for (const [place, one] of seen.entries()) {
      for (const other of seen.slice(place + 1)) {
        expect(Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2])).toBeGreaterThan(0.15);
      }
    }
  });

  // WCAG 2.2, 1.4.11 for graphics and 1.4.3 for text.
  it('stand out from it', () => {
    for (const [, hex] of all) expect(contrast(hex, surface)).toBeGreaterThan(3);
    for (const hex of [text, soft]) expect(contrast(hex, surface)).toBeGreaterThan(4.5);
  });
});
