import { imageBytes } from '../../image-bytes.ts';
import { behaviour, choice } from '../behaviour.ts';
import { beginImage, image, imageType, replyWithImage } from './image.ts';

/** Answers with a status other than 200. */
export const status = {
  /** D1, D2: any status, with a body. */
  status: behaviour({ code: 404, type: 'text/html', body: '<!doctype html><title>No</title>' }, (exchange, params) =>
    exchange.reply(params.code, { 'Content-Type': params.type }, params.body),
  ),
  /** D1: an error status whose body is an image all the same. */
  statusWithImage: behaviour({ ...image, code: 404 }, (exchange, { code, ...params }) =>
    exchange.reply(code, imageType(params), imageBytes(params)),
  ),
  /** D4: 204, 205, 304, or a 3xx without Location: a head and no body. */
  bare: behaviour({ code: 204 }, (exchange, { code }) =>
    exchange.reply(code, code === 204 || code === 304 ? { 'Content-Length': undefined } : {}),
  ),
  /** C5, D4: 206 with a part of the image to a request that may not have asked for one. */
  partialUnasked: behaviour({ ...image, first: 0, end: 5000 }, (exchange, { first, end, ...params }) => {
    const bytes = imageBytes(params);
    const range = `bytes ${first}-${end - 1}/${bytes.length}`;
    return exchange.reply(206, { ...imageType(params), 'Content-Range': range }, bytes.subarray(first, end));
  }),
  /**
   * A2, D2: `times` failures at this path, then the image. `fault`: 'status' (with `code`), 'reset' and 'close' before the
   * head, 'short' (a body cut in the middle).
   */
  failThenOk: behaviour(
    { ...image, times: 1, fault: choice('status', 'reset', 'close', 'short'), code: 503 },
    async (exchange, params) => {
      if (exchange.request.attempt > params.times) return replyWithImage(exchange, params);
      switch (params.fault) {
        case 'reset':
          return exchange.reset();
        case 'close':
          return exchange.close();
        case 'short':
          await beginImage(exchange, params, params.bytes >> 1);
          return exchange.close();
        default:
          return exchange.reply(params.code, { 'Content-Type': 'text/plain' }, 'not now\n');
      }
    },
  ),
  /** D3: `times` answers with Retry-After as given ('2', '3600', 'soon'), then the image. */
  retryAfter: behaviour({ ...image, value: '1', code: 503, times: 1 }, (exchange, { value, code, times, ...params }) =>
    exchange.request.attempt > times
      ? replyWithImage(exchange, params)
      : exchange.reply(code, { 'Retry-After': value }, 'later\n'),
  ),
  /** D3: Retry-After as a date `seconds` after the server's own Date, whose clock is `clockSeconds` ahead of ours. */
  retryAfterDate: behaviour({ ...image, seconds: 1, clockSeconds: 0, code: 503, times: 1 }, (exchange, params) => {
    if (exchange.request.attempt > params.times) return replyWithImage(exchange, params);
    const now = Date.now() + params.clockSeconds * 1000;
    const until = new Date(now + params.seconds * 1000).toUTCString();
    return exchange.reply(params.code, { Date: new Date(now).toUTCString(), 'Retry-After': until }, 'later\n');
  }),
};
