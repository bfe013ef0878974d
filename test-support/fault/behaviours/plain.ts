import { imageBytes } from '../../image-bytes.ts';
import { behaviour, flag } from '../behaviour.ts';
import { image, imageType, replyWithImage } from './image.ts';

/** `size` in hex, the bytes, and so on, without the last chunk. */
export function chunksOf(bytes: Uint8Array, size: number, extension = ''): Buffer {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += size) {
    const piece = bytes.subarray(at, at + size);
    parts.push(Buffer.from(`${piece.length.toString(16)}${extension}\r\n`), piece, Buffer.from('\r\n'));
  }
  return Buffer.concat(parts);
}

/** Answers as servers may. */
export const plain = {
  /** 0.1: 200 with Content-Length on a kept connection. `type` replaces the Content-Type; 'none' leaves it out. */
  ok: behaviour({ ...image, type: '' }, (exchange, { type, ...params }) =>
    replyWithImage(exchange, params, type === '' ? {} : { 'Content-Type': type === 'none' ? undefined : type }),
  ),
  /** A4: chunked, perhaps with a chunk extension (`;a=b`) and a trailer (`Name: value`). */
  chunked: behaviour({ ...image, size: 4096, extension: '', trailer: '' }, async (exchange, params) => {
    await exchange.head(200, { ...imageType(params), 'Transfer-Encoding': 'chunked' });
    const end = `0\r\n${params.trailer === '' ? '' : `${params.trailer}\r\n`}\r\n`;
    const chunks = chunksOf(imageBytes(params), params.size, params.extension);
    await exchange.body(Buffer.concat([chunks, Buffer.from(end)]));
  }),
  /** A4, B4: the end of the connection is the end of the body, `cut` bytes early; on TLS perhaps without close_notify. */
  closeDelimited: behaviour({ ...image, cut: 0, notify: flag(true) }, async (exchange, params) => {
    const bytes = imageBytes(params);
    await exchange.head(200, { ...imageType(params), Connection: 'close' });
    await exchange.body(bytes.subarray(0, bytes.length - params.cut));
    exchange.close({ notify: params.notify });
  }),
  /** A4: HTTP/1.0, with or without Content-Length. */
  http10: behaviour({ ...image, length: flag(false) }, async (exchange, params) => {
    const bytes = imageBytes(params);
    const length = params.length ? bytes.length : undefined;
    await exchange.head(200, { ...imageType(params), 'Content-Length': length }, '1.0');
    await exchange.body(bytes);
    exchange.close();
  }),
  /** A4: interim answers first. */
  interim: behaviour({ ...image, codes: '100,103' }, async (exchange, { codes, ...params }) => {
    for (const code of codes.split(',')) await exchange.head(Number(code), code === '103' ? { Link: '</a.css>' } : {});
    await replyWithImage(exchange, params);
  }),
  /** D6: refuses HEAD with `code`, or with 200 lies to it about length and type. */
  head: behaviour({ ...image, code: 405 }, (exchange, { code, ...params }) =>
    exchange.request.method === 'HEAD'
      ? exchange.reply(code, { 'Content-Length': 3, 'Content-Type': 'text/html' })
      : replyWithImage(exchange, params),
  ),
};
