import { imageBytes } from '../../image-bytes.ts';
import { behaviour, choice } from '../behaviour.ts';
import { headText } from '../exchange.ts';
import { beginImage, image, imageType, replyWithImage } from './image.ts';

/** Silence, slowness and breaks on the line. */
export const transport = {
  /** A1: takes the request and says nothing. */
  stallBeforeHead: behaviour({}, (exchange) => exchange.stall()),
  /** A1: half a head, then nothing. */
  stallInHead: behaviour({}, async (exchange) => {
    await exchange.write('HTTP/1.1 200 OK\r\nContent-Ty');
    await exchange.stall();
  }),
  /** A1: a head that comes a byte at a time and goes on for `headerBytes`: the limit is on the whole head. */
  slowHead: behaviour({ ...image, everyMs: 20, headerBytes: 200 }, async (exchange, params) => {
    const bytes = imageBytes(params);
    const filler = { 'X-Filler': 'x'.repeat(params.headerBytes) };
    for (const byte of headText(200, { ...filler, ...imageType(params), 'Content-Length': bytes.length })) {
      await exchange.write(byte);
      await exchange.pause(params.everyMs);
    }
    await exchange.body(bytes);
  }),
  /** A1: the head and `sent` bytes of the body, then nothing. */
  stallInBody: behaviour({ ...image, sent: 1000 }, async (exchange, { sent, ...params }) => {
    await beginImage(exchange, params, sent);
    await exchange.stall();
  }),
  /** A1: a body at a steady rate, a piece each `everyMs`. */
  slow: behaviour({ ...image, bytesPerSecond: 10_000, everyMs: 20 }, async (exchange, params) => {
    const bytes = imageBytes(params);
    const size = Math.max(1, Math.round((params.bytesPerSecond * params.everyMs) / 1000));
    await exchange.head(200, { ...imageType(params), 'Content-Length': bytes.length });
    const began = performance.now();
    for (let at = 0; at < bytes.length; at += size) {
      await exchange.pause(Math.max(0, began + (at / params.bytesPerSecond) * 1000 - performance.now()));
      if (at + size >= bytes.length) await exchange.body(bytes.subarray(at));
      else await exchange.write(bytes.subarray(at, at + size));
    }
  }),
  /** A5: goes over to another protocol that nobody has asked for, and says no more. */
  upgrade: behaviour({}, async (exchange) => {
    await exchange.head(101, { Upgrade: 'websocket', Connection: 'Upgrade' });
    await exchange.stall();
  }),
  /** A2: breaks the connection instead of answering. */
  resetBeforeHead: behaviour({}, async (exchange) => exchange.reset()),
  /** A2: closes the connection in order instead of answering. */
  closeBeforeHead: behaviour({}, async (exchange) => exchange.close()),
  /** A2, B1: breaks the connection after `sent` bytes of the body. */
  resetInBody: behaviour({ ...image, sent: 1000 }, async (exchange, { sent, ...params }) => {
    await beginImage(exchange, params, sent);
    await exchange.holdBody();
    exchange.reset();
  }),
  /** A3: good on a new connection; on a reused one breaks ('reset') or closes ('close') before the first byte. */
  resetOnReuse: behaviour({ ...image, how: choice('reset', 'close') }, async (exchange, { how, ...params }) => {
    if (exchange.request.place === 1) await replyWithImage(exchange, params);
    else if (how === 'close') exchange.close();
    else exchange.reset();
  }),
  /** A3: promises to keep the connection and closes it after the answer. */
  okThenClose: behaviour(image, async (exchange, params) => {
    await replyWithImage(exchange, params, { Connection: 'keep-alive', 'Keep-Alive': 'timeout=60' });
    exchange.close();
  }),
};
