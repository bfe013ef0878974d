import type { IncomingMessage } from 'node:http';
import type { Response } from 'got';
import { displayUrl } from '../../../shared/url-list/display-url.ts';
import type { Clock } from '../../clock.ts';
import { DownloadError, TransferStopped } from '../../download-error.ts';
import { errorCode } from '../../error-code.ts';
import type { Halt } from '../halt.ts';
import { Interruption } from '../interruption.ts';
import { HeadRequest } from './head-request.ts';
import type { HttpClient } from './http-client.ts';
import { toNetworkError } from '../network/network-error.ts';
import type { Exchange } from '../../inspect/exchange.ts';
import { firstHop, type Hop, nextHop } from './redirect.ts';
import type { PhaseClock } from '../timings.ts';

/** Bodies that nobody wants are read to the end up to this size, because that keeps the connection. */
const drainLimit = 64 * 1024;
const drainMs = 1000;

/** An answer whose head has come; its body waits to be read. */
export interface Answer {
  body: IncomingMessage;
  response: Response;
  /** The address that has sent it; undefined where the connection had gone already. */
  ip: string | undefined;
  /** Of the last hop, for sentences. */
  host: string;
  /** Where redirects led, without credentials; null where there were none. */
  finalUrl: string | null;
  /** Whether it came over a connection that was there already. */
  reused: boolean;
  /** Whether more has come than the length that the answer announced. */
  hasExcess: () => boolean;
  /** Comes when the body breaks off, with what Node threw. */
  broken: Interruption;
}

export interface AskContext {
  http: HttpClient;
  clock: Clock;
  halt: Halt;
  phases: PhaseClock;
  /** Told of each answer as it came, those of redirects included. */
  onExchange?: ((exchange: Exchange) => void) | undefined;
}

/**
 * Asks for a URL, follows redirects, and gives the answer that is none. A kept-alive connection that turns out to be
 * closed is replaced once per hop, without using up an attempt.
 *
 * @throws DownloadError, or TransferStopped; no stream is open then
 */
export async function askFor(url: string, headers: Record<string, string>, context: AskContext): Promise<Answer> {
  let hop = firstHop(url);
  let publicOnly = false;
  for (;;) {
    if (publicOnly) refusePrivateAddress(hop, context);
    const answer =
      (await askOnce(hop, headers, publicOnly, false, context)) ??
      (await askOnce(hop, headers, publicOnly, true, context));
    if (answer === null) throw new Error('unreachable: a fresh connection is not replaced');
    let next: Hop | null;
    try {
      next = nextHop(hop, answer.response.statusCode, answer.response.headers);
    } catch (error) {
      answer.body.destroy();
      throw error;
    }
    if (next === null) return answer;
    // Who names a host of our own network in a list means it; a public server that sends us there is another matter.
    if (hop.redirects === 0) publicOnly = isPublic(hop.url, answer, context);
    await letGo(answer, context);
    hop = next;
  }
}

/** @returns null when a kept-alive connection was lost before it brought an answer, which says nothing about the server */
async function askOnce(
  hop: Hop,
  headers: Record<string, string>,
  publicOnly: boolean,
  fresh: boolean,
  { http, clock, halt, phases, onExchange }: AskContext,
): Promise<Answer | null> {
  halt.check();
  phases.ask();
  const { host } = hop.url;
  const broken = new Interruption();
  const { promise: answered, resolve, reject: unanswered } = Promise.withResolvers<Response>();
  const head = new HeadRequest({ clock, phases, timeoutMs: http.timeoutMs, host, unanswered, broken });
  const stream = http.get(hop.url, { headers, fresh, foreign: hop.foreign, publicOnly }, (url, options) =>
    head.send(url, options),
  );
  stream.on('response', resolve);
  stream.on('error', unanswered); // for its whole life: an error must never go unheard
  const closed = (): DownloadError => new DownloadError('incomplete', `${host} closed the connection before the end.`);
  stream.on('close', () => unanswered(closed()));
  halt.hear(unanswered);
  try {
    const response = await answered;
    const { answer: body, ip, isReused: reused } = head;
    if (body === null) throw new Error('unreachable: got makes up no answers');
    onExchange?.({ url: hop.url, sent: head.sent, response, ip });
    body.on('close', () => body.readableEnded || broken.come(closed()));
    const finalUrl = hop.redirects === 0 ? null : displayUrl(hop.url.href);
    return { body, response, ip, host, finalUrl, reused, hasExcess: () => head.hasExcess, broken };
  } catch (error) {
    stream.destroy();
    head.destroy();
    if (error instanceof TransferStopped) throw error;
    // RFC 9112 §9.3.1: a server may close an idle connection at any time, also while a request is on its way.
    if (!fresh && head.isReused && isConnectionLoss(error)) return null;
    throw toNetworkError(error, host, false, http.proxyNameFor(hop.url));
  } finally {
    halt.forget(unanswered);
  }
}

/** Ends an answer whose body is of no use. */
export async function letGo({ body, response, broken }: Answer, { clock, halt }: AskContext): Promise<void> {
  if (Number(response.headers['content-length'] ?? Number.NaN) <= drainLimit) {
    let cancel: (() => void) | undefined;
    const tooLong = new Promise<void>((resolve) => (cancel = clock.schedule(drainMs, resolve)));
    const ended = new Promise<void>((resolve) => body.once('end', resolve));
    body.resume();
    await Promise.race([ended, tooLong, broken.promise, halt.promise]).catch(() => undefined);
    cancel?.();
  }
  body.destroy();
}

/** Of an address that has gone already nothing is known, which is no reason to trust it. */
function isPublic(url: URL, { ip }: Answer, { http }: AskContext): boolean {
  return http.proxyNameFor(url) === null && (ip === undefined || !http.isPrivate(ip));
}

/** Addresses that stand in the URL are not looked up; names are checked where they are (see `socketLookup`). */
function refusePrivateAddress({ url }: Hop, { http }: AskContext): void {
  const literal = /^(?:\d+\.\d+\.\d+\.\d+|\[.*\])$/.test(url.hostname);
  if (!literal || !http.isPrivate(url.hostname.replace(/^\[|\]$/g, ''))) return;
  throw new DownloadError('redirect-failed', `A redirect leads to ${url.host}, which is inside this network.`);
}

function isConnectionLoss(error: unknown): boolean {
  const code = errorCode(error);
  return code === 'ECONNRESET' || code === 'EPIPE';
}
