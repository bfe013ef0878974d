/** A square picture in PNG form. */
export interface IconPicture {
  /** Pixels of each side. */
  readonly size: number;
  readonly png: Buffer;
}

/** https://learn.microsoft.com/en-us/previous-versions/ms997538(v=msdn.10): a directory, and since Vista a PNG for each entry. */
export function toIco(pictures: readonly IconPicture[]): Buffer {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2); // an icon, not a cursor
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [index, { size, png }] of pictures.entries()) {
    const at = 6 + 16 * index;
    const side = size >= 256 ? 0 : size; // 0 means 256
    head.writeUInt8(side, at);
    head.writeUInt8(side, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6); // bits a pixel
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

/** The types that hold a PNG, by the pixels of its side; those with an @2x of the same size share a picture. */
const icnsTypes: Record<number, readonly string[]> = {
  16: ['icp4'],
  32: ['icp5', 'ic11'],
  64: ['icp6', 'ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
};

/** Apple's icon file: `icns`, its length, and for each picture a type, a length and a PNG; big-endian. */
export function toIcns(pictures: readonly IconPicture[]): Buffer {
  const parts = pictures.flatMap(({ size, png }) => (icnsTypes[size] ?? []).map((type) => icnsPart(type, png)));
  return icnsPart('icns', Buffer.concat(parts));
}

function icnsPart(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(8 + body.length, 4);
  return Buffer.concat([head, body]);
}
