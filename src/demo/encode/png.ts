import { crc32, deflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** One PNG chunk: length, type, data, CRC (PNG specification, section 5.3). */
export function pngChunk(type: string, data: Uint8Array): Buffer {
  const chunk = Buffer.alloc(data.length + 12);
  chunk.writeUInt32BE(data.length, 0);
  chunk.write(type, 4, 'latin1');
  chunk.set(data, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, data.length + 8)), data.length + 8);
  return chunk;
}

/**
 * An 8-bit RGB PNG. Each row is stored as differences to the row above (filter 2), which suits pictures with a sky.
 *
 * @param rgb three bytes for each pixel, row by row
 * @param level zlib's, 0 to 9
 */
export function encodePng(width: number, height: number, rgb: Uint8Array, level = 1): Buffer {
  const stride = width * 3;
  const filtered = Buffer.alloc((stride + 1) * height);
  for (let y = 0; y < height; y += 1) {
    const target = y * (stride + 1);
    filtered[target] = 2;
    for (let i = 0; i < stride; i += 1) {
      const above = y === 0 ? 0 : (rgb[(y - 1) * stride + i] ?? 0);
      filtered[target + 1 + i] = (rgb[y * stride + i] ?? 0) - above;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8); // 8 bits, RGB, deflate, adaptive filters, not interlaced
  return Buffer.concat([
    signature,
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(filtered, { level })),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}
