import { imageBytes, imageFormats } from '../../image-bytes.ts';
import { behaviour } from '../behaviour.ts';
import { image } from './plain.ts';

/** Answers with a status other than 200. */
export const status = {
  /** D1, D2: any status with an HTML body. */
  status: behaviour({ code: 404 }, (exchange, { code }) =>
    exchange.reply(code, { 'Content-Type': 'text/html' }, `<!doctype html><title>${code}</title>`),
  ),
  /** D2: fails the first `times` requests for this path, then sends the image. */
  failThenOk: behaviour({ ...image, times: 1, code: 503 }, (exchange, { times, code, ...image }) =>
    exchange.request.attempt <= times
      ? exchange.reply(code, { 'Content-Type': 'text/plain' }, 'not now\n')
      : exchange.reply(200, { 'Content-Type': imageFormats[image.format].mediaType }, imageBytes(image)),
  ),
  /** E1: to `to`, which may be relative; sent as it is. */
  redirect: behaviour({ code: 302, to: '/ok/picture.jpg' }, (exchange, { code, to }) =>
    exchange.reply(code, { Location: to }),
  ),
};
