import { imageBytes } from '../../image-bytes.ts';
import { behaviour } from '../behaviour.ts';
import { headText, type Exchange } from '../exchange.ts';
import { beginImage, image, imageType, replyWithImage } from './image.ts';
import { chunksOf } from './plain.ts';

const chunkedImage = (exchange: Exchange, params: typeof image): Promise<void> =>
  exchange.head(200, { ...imageType(params), 'Transfer-Encoding': 'chunked' });

/** Messages that are not what their own framing says. */
export const framing = {
  /** B1: closes after `sent` of the bytes that Content-Length promised. */
  shortBody: behaviour({ ...image, sent: 1000 }, async (exchange, { sent, ...params }) => {
    await beginImage(exchange, params, sent);
    await exchange.holdBody();
    exchange.close();
  }),
  /** B1: all data, but the connection closes instead of the last chunk. */
  chunkedWithoutEnd: behaviour(image, async (exchange, params) => {
    await chunkedImage(exchange, params);
    await exchange.write(chunksOf(imageBytes(params), 4096));
    await exchange.holdBody();
    exchange.close();
  }),
  /** B1: a chunk whose size is no hexadecimal number, after one good chunk. */
  malformedChunk: behaviour({ ...image, size: 'xyz' }, async (exchange, { size, ...params }) => {
    await chunkedImage(exchange, params);
    const bytes = imageBytes(params);
    await exchange.write(chunksOf(bytes.subarray(0, 1000), 1000));
    await exchange.write(`${size}\r\n`);
    await exchange.body(bytes.subarray(1000));
    exchange.close();
  }),
  /** B4: a proper answer with an image that lacks its last `cut` bytes: the server's own file is so. */
  cutOnServer: behaviour({ ...image, cut: 20 }, async (exchange, { cut, ...params }) => {
    const bytes = imageBytes(params);
    await exchange.reply(200, imageType(params), bytes.subarray(0, bytes.length - cut));
  }),
  /** B4: a JPEG that only its connection ends, and which does so right behind the small JPEG in its head. */
  cutBehindThumbnail: behaviour(image, async (exchange, params) => {
    const thumbnail = imageBytes(params);
    const head = Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 0]);
    head.writeUInt16BE(thumbnail.length + 2, 4);
    await exchange.head(200, { ...imageType(params), Connection: 'close' });
    await exchange.body(Buffer.concat([head, thumbnail]));
    exchange.close();
  }),
  /** B2: Content-Length as given, one header for each part between `|`: '-1', 'ten', '10|20', '10, 20', '0x10', '1e3'. */
  contentLength: behaviour({ ...image, value: '-1' }, async (exchange, { value, ...params }) => {
    await exchange.head(200, { ...imageType(params), 'Content-Length': value.split('|') });
    await exchange.body(imageBytes(params));
    exchange.close();
  }),
  /** B2: Content-Length beside chunked, with a length that is not that of the body. */
  lengthAndChunked: behaviour({ ...image, length: 5 }, async (exchange, { length, ...params }) => {
    await exchange.head(200, { ...imageType(params), 'Content-Length': length, 'Transfer-Encoding': 'chunked' });
    await exchange.body(Buffer.concat([chunksOf(imageBytes(params), 4096), Buffer.from('0\r\n\r\n')]));
    exchange.close();
  }),
  /** B2: another protocol answers. */
  notHttp: behaviour({ text: 'SSH-2.0-OpenSSH_9.2\r\n' }, async (exchange, { text }) => {
    await exchange.write(text);
    exchange.close();
  }),
  /** B2: HTTP/0.9, the image without a head. */
  http09: behaviour(image, async (exchange, params) => {
    await exchange.body(imageBytes(params));
    exchange.close();
  }),
  /** B3: `extra` bytes more than Content-Length says, on a connection that stays open. */
  extraBytes: behaviour({ ...image, extra: 500 }, async (exchange, { extra, ...params }) => {
    const bytes = imageBytes(params);
    await exchange.head(200, { ...imageType(params), 'Content-Length': bytes.length });
    await exchange.body(Buffer.concat([bytes, Buffer.alloc(extra, 'extra')]));
  }),
  /** B3: the whole image, of which Content-Length leaves out the last `missing` bytes. */
  lengthTooSmall: behaviour({ ...image, missing: 100 }, async (exchange, { missing, ...params }) => {
    const bytes = imageBytes(params);
    await exchange.head(200, { ...imageType(params), 'Content-Length': bytes.length - missing });
    await exchange.body(bytes);
  }),
  /** B3: bytes behind the last chunk. */
  chunkedAndMore: behaviour({ ...image, extra: 500 }, async (exchange, { extra, ...params }) => {
    await chunkedImage(exchange, params);
    await exchange.body(
      Buffer.concat([chunksOf(imageBytes(params), 4096), Buffer.from('0\r\n\r\n'), Buffer.alloc(extra, 'extra')]),
    );
  }),
  /** B5: headers of `headerBytes` in all, in one or in `count` of them. */
  hugeHead: behaviour({ ...image, headerBytes: 1_000_000, count: 1 }, (exchange, { headerBytes, count, ...params }) => {
    const filler = Array.from({ length: count }, () => 'x'.repeat(Math.ceil(headerBytes / count)));
    return replyWithImage(exchange, params, { 'X-Filler': filler });
  }),
  /** B5: many cookies, each `cookieBytes` long. */
  manyCookies: behaviour({ ...image, count: 1000, cookieBytes: 100 }, (exchange, { count, cookieBytes, ...params }) => {
    const cookie = (_: unknown, i: number): string => `c${i}=`.padEnd(cookieBytes, 'x');
    return replyWithImage(exchange, params, { 'Set-Cookie': Array.from({ length: count }, cookie) });
  }),
  /** B5: a head that never ends; each header has `headerBytes`. */
  endlessHead: behaviour({ headerBytes: 1000 }, async (exchange, { headerBytes }) => {
    await exchange.write('HTTP/1.1 200 OK\r\n');
    const header = `X-Filler: ${'x'.repeat(headerBytes - 12)}\r\n`;
    for (;;) await exchange.write(header);
  }),
  /** F2: a chunked body that never ends; it begins like an image. */
  endlessBody: behaviour({ ...image, everyMs: 0 }, async (exchange, { everyMs, ...params }) => {
    await chunkedImage(exchange, params);
    await exchange.write(chunksOf(imageBytes(params), 4096));
    const more = chunksOf(Buffer.alloc(65_536, 'more'), 65_536);
    for (;;) {
      await exchange.write(more);
      if (everyMs > 0) await exchange.pause(everyMs);
    }
  }),
  /** F2: declares `length` bytes, sends an image's worth of them and waits. */
  hugeLength: behaviour({ ...image, length: 1e15 }, async (exchange, { length, ...params }) => {
    await exchange.write(headText(200, { ...imageType(params), 'Content-Length': length }));
    await exchange.write(imageBytes(params));
    await exchange.stall();
  }),
};
