import { behaviour } from '../behaviour.ts';
import { utf8Header } from '../exchange.ts';

/** The same path with another number in it. */
const withLeft = (path: string, left: number): string => path.replace(/;left=\d+/, `;left=${left}`);

/** Answers that send the client elsewhere. */
export const redirects = {
  /**
   * E1, E2: to `to`, which stands in the header as it is, in UTF-8: absolute, relative ('../ok/a.jpg'), scheme-relative
   * ('//host/a.jpg'), of another scheme ('ftp://…', 'file:///etc/passwd').
   */
  redirect: behaviour({ code: 302, to: '/ok/picture.jpg' }, (exchange, { code, to }) =>
    exchange.reply(code, { Location: utf8Header(to) }),
  ),
  /** E1: `left` redirects (give it, it counts down in the path), then one to `to`. */
  redirectChain: behaviour({ left: 1, code: 302, to: '/ok/picture.jpg' }, (exchange, { left, code, to }) =>
    exchange.reply(code, { Location: left > 1 ? withLeft(exchange.request.target, left - 1) : utf8Header(to) }),
  ),
  /** E1: to itself. */
  redirectLoop: behaviour({ code: 302 }, (exchange, { code }) =>
    exchange.reply(code, { Location: exchange.request.target }),
  ),
  /** E1: endlessly to new addresses. */
  redirectForever: behaviour({ left: 0, code: 302 }, (exchange, { left, code }) =>
    exchange.reply(code, { Location: `/redirectForever;left=${left + 1}/picture.jpg` }),
  ),
};
