import { decode } from 'jpeg-js';
import { describe, expect, it } from 'vitest';
import { createJpegEncoder } from './jpeg.ts';
import { createPlanes, planesToRgb, type Planes } from '../paint/planes.ts';

function slopes(width: number, height: number): Planes {
  const planes = createPlanes(width, height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      planes.luma[at] = 40 + (170 * y) / height;
      planes.blue[at] = (40 * x) / width - 20;
      planes.red[at] = 15 - (30 * y) / height;
    }
  }
  return planes;
}

function encode(planes: Planes, quality: number): Buffer {
  const encoder = createJpegEncoder(planes, quality);
  while (encoder.step());
  return encoder.finish();
}

describe('the JPEG encoder', () => {
  it.each([
    [64, 48],
    [1, 1],
    [17, 33],
    [200, 7],
  ])('is understood by another decoder at %i x %i, and the colours come back', (width, height) => {
    const planes = slopes(width, height);
    const wanted = planesToRgb(planes);
    const decoded = decode(encode(planes, 90), { useTArray: true, formatAsRGBA: false });
    expect([decoded.width, decoded.height]).toEqual([width, height]);
    const worst = wanted.reduce((most, value, i) => Math.max(most, Math.abs(value - (decoded.data[i] ?? 0))), 0);
    expect(worst).toBeLessThan(16);
  });

  it('keeps fine grain at high quality, where every code and its byte stuffing is in use', () => {
    const planes = slopes(160, 96);
    let state = 1;
    for (let i = 0; i < planes.luma.length; i += 1) {
      state = (state * 48271) % 2147483647;
      planes.luma[i] = 20 + (state % 215);
    }
    planes.blue.fill(0);
    planes.red.fill(0);
    const wanted = planesToRgb(planes);
    const decoded = decode(encode(planes, 99), { useTArray: true, formatAsRGBA: false });
    const mean = wanted.reduce((sum, value, i) => sum + Math.abs(value - (decoded.data[i] ?? 0)), 0) / wanted.length;
    expect(mean).toBeLessThan(2);
  });

  it('makes smaller files at lower quality', () => {
    const planes = slopes(320, 200);
    expect(encode(planes, 30).length).toBeLessThan(encode(planes, 95).length);
  });
});
