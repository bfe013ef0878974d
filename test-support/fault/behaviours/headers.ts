import { behaviour } from '../behaviour.ts';
import { utf8Header } from '../exchange.ts';
import { image, replyWithImage } from './image.ts';

/** Headers that name, ask or tell. */
export const headers = {
  /** G1: Content-Disposition as given, in UTF-8. */
  named: behaviour({ ...image, disposition: 'attachment; filename="named.jpg"' }, (exchange, params) =>
    replyWithImage(exchange, params, { 'Content-Disposition': utf8Header(params.disposition) }),
  ),
  /** D7: 403 without this Referer. */
  needsReferer: behaviour({ ...image, referer: 'https://shop.example/' }, (exchange, { referer, ...params }) =>
    exchange.request.headers['referer'] === referer
      ? replyWithImage(exchange, params)
      : exchange.reply(403, { 'Content-Type': 'text/plain' }, 'come from the shop\n'),
  ),
  /** D7: 403 to whoever does not call itself a browser. */
  needsBrowser: behaviour({ ...image }, (exchange, params) =>
    exchange.request.headers['user-agent']?.startsWith('Mozilla/5.0 (')
      ? replyWithImage(exchange, params)
      : exchange.reply(403, { 'Content-Type': 'text/plain' }, 'no robots\n'),
  ),
  /** D7: 403 without this cookie (`name=value`). */
  needsCookie: behaviour({ ...image, cookie: 'session=1' }, (exchange, { cookie, ...params }) =>
    exchange.request.headers['cookie']?.split('; ').includes(cookie)
      ? replyWithImage(exchange, params)
      : exchange.reply(403, { 'Content-Type': 'text/plain' }, 'no such session\n'),
  ),
  /** D7: the image, and a cookie. */
  setsCookie: behaviour({ ...image, cookie: 'session=1; Path=/' }, (exchange, { cookie, ...params }) =>
    replyWithImage(exchange, params, { 'Set-Cookie': cookie }),
  ),
  /** J4: 401 without this user and password. */
  needsLogin: behaviour({ ...image, user: 'fish', password: 'water' }, (exchange, { user, password, ...params }) =>
    exchange.request.headers['authorization'] === `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
      ? replyWithImage(exchange, params)
      : exchange.reply(401, { 'WWW-Authenticate': 'Basic realm="pictures"' }, 'who are you?\n'),
  ),
  /** E3, F1: the request's own headers as JSON. */
  echo: behaviour({}, (exchange) =>
    exchange.reply(200, { 'Content-Type': 'application/json' }, JSON.stringify(exchange.request.headers)),
  ),
};
