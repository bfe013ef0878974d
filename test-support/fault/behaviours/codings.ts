import { createGzip, brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { imageBytes } from '../../image-bytes.ts';
import { behaviour, choice, flag } from '../behaviour.ts';
import { image, imageType } from './image.ts';
import { chunksOf } from './plain.ts';

const coders = {
  gzip: { name: 'gzip', encode: (bytes: Buffer) => gzipSync(bytes) },
  deflate: { name: 'deflate', encode: (bytes: Buffer) => deflateSync(bytes) },
  // What some servers send as "deflate": without the zlib wrapper that RFC 9110, section 8.4.1.2, asks for.
  'raw-deflate': { name: 'deflate', encode: (bytes: Buffer) => deflateRawSync(bytes) },
  br: { name: 'br', encode: (bytes: Buffer) => brotliCompressSync(bytes) },
  zstd: { name: 'zstd', encode: (bytes: Buffer) => zstdCompressSync(bytes) },
};

/** Bodies with a content coding, which nobody has asked for. */
export const codings = {
  /** F1: `coding` is gzip, deflate, raw-deflate, br or zstd; `cut` takes bytes off the end, `spoil` turns one in the middle. */
  coded: behaviour(
    { ...image, coding: choice('gzip', 'deflate', 'raw-deflate', 'br', 'zstd'), cut: 0, spoil: flag(false) },
    (exchange, params) => {
      const coder = coders[params.coding];
      const coded = coder.encode(imageBytes(params));
      const middle = coded.length >> 1;
      if (params.spoil) coded[middle] = (coded[middle] ?? 0) ^ 0xff;
      return exchange.reply(
        200,
        { ...imageType(params), 'Content-Encoding': coder.name },
        coded.subarray(0, coded.length - params.cut),
      );
    },
  ),
  /** F1: a coding that the bytes do not have: an unknown one, or one that is merely claimed. */
  claimedCoding: behaviour({ ...image, coding: 'x-shoal' }, (exchange, { coding, ...params }) =>
    exchange.reply(200, { ...imageType(params), 'Content-Encoding': coding }, imageBytes(params)),
  ),
  /** F2: an image followed by `megabytes` of zeros, in gzip: about a thousandth of that on the wire. */
  gzipBomb: behaviour({ ...image, megabytes: 1000 }, async (exchange, { megabytes, ...params }) => {
    await exchange.head(200, {
      ...imageType(params),
      'Content-Encoding': 'gzip',
      'Transfer-Encoding': 'chunked',
    });
    const gzip = createGzip();
    gzip.write(imageBytes(params));
    const zeros = Buffer.alloc(1_000_000);
    const feed = async (): Promise<void> => {
      for (let i = 0; i < megabytes && !exchange.signal.aborted; i += 1) {
        if (!gzip.write(zeros)) await new Promise((resolve) => gzip.once('drain', resolve));
      }
      gzip.end();
    };
    const fed = feed();
    for await (const piece of gzip) if (Buffer.isBuffer(piece)) await exchange.write(chunksOf(piece, 65_536));
    await fed;
    await exchange.body(Buffer.from('0\r\n\r\n'));
  }),
};
