import http, { type ClientRequest, IncomingMessage } from 'node:http';
import https, { type RequestOptions } from 'node:https';
import type { Socket } from 'node:net';
import type { Phase } from '../../../shared/download.ts';
import type { Clock } from '../../clock.ts';
import { DownloadError } from '../../download-error.ts';
import { errorCode } from '../../error-code.ts';
import type { Interruption } from '../interruption.ts';
import { ReadingAgent } from '../network/reading-agent.ts';
import type { PhaseClock } from '../timings.ts';

/** A phase up to the head of an answer has lasted longer than it may. */
export class LineTimeout extends Error {
  readonly phase: Phase;
  readonly ms: number;

  constructor(phase: Phase, ms: number) {
    super(`no end of ${phase} for ${ms} ms`);
    this.phase = phase;
    this.ms = ms;
  }
}

export interface HeadRequestOptions {
  clock: Clock;
  /** Told of each phase up to the head of the answer. */
  phases: PhaseClock;
  /** No phase may last longer, from the moment when there is a socket. In ms. */
  timeoutMs: number;
  /** For sentences. */
  host: string;
  /** Called when there will be no answer, and got does not know of it: a phase has lasted too long. */
  unanswered: (error: unknown) => void;
  /** Comes when the request fails after its answer has begun. */
  broken: Interruption;
}

/**
 * One request, made for got by what got has put together (its `request` option, a function), and followed up to the head
 * of its answer. got gets that head alone, and we the answer: the body then comes straight from Node's parser. By way of
 * got's own stream each piece of it is read, counted and handed on twice more, and for a request of which it knows got
 * keeps times, time-outs and a dozen listeners, which cost more than the request.
 *
 * An answer that is complete stays so when more bytes follow it on its connection: servers announce lengths that are too
 * small, and proxies append a line break. Node's parser takes what follows for the next answer and fails the request over
 * it, and what has been received and not been read yet would be lost. The bytes are not used, and Node closes the
 * connection.
 */
export class HeadRequest {
  readonly #options: HeadRequestOptions;
  readonly #head = Promise.withResolvers<IncomingMessage>();
  #request: ClientRequest | null = null;
  /** Where the request itself does not tell. */
  #sent: http.OutgoingHttpHeaders | null = null;
  #answer: IncomingMessage | null = null;
  #ip: string | undefined;
  #hasExcess = false;
  #cancelTimer: (() => void) | null = null;

  constructor(options: HeadRequestOptions) {
    this.#options = options;
    this.#head.promise.catch(() => undefined); // got hears of it, unless it has been destroyed before
  }

  /** Null before there is one. */
  get answer(): IncomingMessage | null {
    return this.#answer;
  }

  /** The address that has answered; undefined where the connection had gone already. */
  get ip(): string | undefined {
    return this.#ip;
  }

  /** Whether there are more bytes than the answer announced, as far as they have come. */
  get hasExcess(): boolean {
    return this.#hasExcess;
  }

  /** Whether it went over a connection that was there already. */
  get isReused(): boolean {
    return this.#request?.reusedSocket === true;
  }

  /** The headers as sent. */
  get sent(): http.OutgoingHttpHeaders {
    return this.#sent ?? this.#request?.getHeaders() ?? {};
  }

  /**
   * To be called once.
   *
   * @returns the head of the answer: a message that says the same, and of which no body ever comes
   */
  send(url: URL, options: RequestOptions): Promise<IncomingMessage> {
    const { request, sent } = requestFor(url, options);
    this.#request = request;
    this.#sent = sent;
    request.on('socket', (socket) => {
      this.#options.phases.follow(request, socket);
      this.#watch(this.#options.timeoutMs);
    });
    request.on('response', (answer) => this.#onAnswer(answer));
    request.on('upgrade', (_answer, socket) => this.#onUpgrade(socket));
    request.on('error', (error) => this.#onError(error)); // for its whole life: an error must never go unheard
    request.end();
    return this.#head.promise;
  }

  /** Ends it; who has waited for the head hears that the connection was lost. */
  destroy(): void {
    this.#cancelTimer?.();
    this.#request?.destroy();
  }

  #onAnswer(answer: IncomingMessage): void {
    this.#cancelTimer?.();
    this.#options.phases.answered();
    this.#answer = answer;
    this.#ip = answer.socket.remoteAddress;
    answer.on('error', (error) => this.#options.broken.come(error));
    this.#head.resolve(headOf(answer));
  }

  #onUpgrade(socket: Pick<Socket, 'destroy'>): void {
    this.#cancelTimer?.();
    socket.destroy();
    const { host, unanswered } = this.#options;
    unanswered(new DownloadError('bad-response', `${host} wants to speak another protocol (101).`, { status: 101 }));
  }

  #onError(error: Error): void {
    this.#cancelTimer?.();
    if (this.#answer === null) this.#head.reject(error);
    else if (this.#answer.complete && errorCode(error).startsWith('HPE_')) this.#hasExcess = true;
    else this.#options.broken.come(error);
  }

  #watch(ms: number): void {
    this.#cancelTimer = this.#options.clock.schedule(ms, () => this.#look(false));
  }

  /** @param isLast whether what had come meanwhile has been heard: a thread that was held up looks at its timers first */
  #look(isLast: boolean): void {
    const { clock, phases, timeoutMs, unanswered } = this.#options;
    const leftMs = timeoutMs - phases.phaseMs;
    if (leftMs > 0) return this.#watch(leftMs);
    if (!isLast) {
      this.#cancelTimer = clock.schedule(0, () => this.#look(true));
      return undefined;
    }
    unanswered(new LineTimeout(phases.phase, timeoutMs));
    return this.destroy();
  }
}

interface Made {
  request: ClientRequest;
  /** The headers as sent, names in lower case; null where the request tells. */
  sent: http.OutgoingHttpHeaders | null;
}

/**
 * got hands over forty options, most of them TLS's and undefined, and Node copies all of them three times for each
 * request; plain HTTP needs these few. For HTTPS nothing is changed: there the handshake and the cipher are what costs.
 *
 * Headers are given as a list, which Node writes as it is: by name it keeps, looks up and copies each of them first.
 */
function requestFor(url: URL, options: RequestOptions): Made {
  if (url.protocol !== 'http:') return { request: https.request(url, options), sent: null };
  const { protocol, hostname: name, port, pathname, search } = url;
  const hostname = name.startsWith('[') ? name.slice(1, -1) : name;
  const path = `${pathname}${search}`;
  const { agent, headers, lookup, family, maxHeaderSize, method = 'GET' } = options;
  // Through a proxy Node changes them, and those of `Expect` it sends ahead.
  if (!(agent instanceof ReadingAgent) || headers === undefined || isList(headers) || 'expect' in headers) {
    const plain = { protocol, hostname, port, path, agent, headers, lookup, family, maxHeaderSize, method };
    return { request: http.request(plain), sent: null };
  }
  const sent = { ...headers };
  const list = listOf(sent);
  if (sent['host'] === undefined) {
    sent['host'] = url.host;
    list.push('Host', url.host);
  }
  const few: RequestOptions = { hostname, port, path, agent, headers: list, lookup, maxHeaderSize };
  if (family !== undefined) few.family = family;
  if (method !== 'GET') few.method = method;
  return { request: http.request(few), sent };
}

const isList = (headers: http.OutgoingHttpHeaders | readonly string[]): headers is readonly string[] =>
  Array.isArray(headers);

/** Names and values in turn. */
function listOf(headers: http.OutgoingHttpHeaders): string[] {
  const list: string[] = [];
  for (const name of Object.keys(headers)) {
    const value = headers[name];
    if (typeof value === 'string') list.push(name, value);
    else if (Array.isArray(value)) for (const one of value) list.push(name, one);
    else if (value !== undefined) list.push(name, String(value));
  }
  return list;
}

function headOf(answer: IncomingMessage): IncomingMessage {
  const head = new IncomingMessage(answer.socket);
  head.statusCode = answer.statusCode;
  head.statusMessage = answer.statusMessage;
  head.httpVersion = answer.httpVersion;
  head.rawHeaders = answer.rawHeaders;
  head.headers = answer.headers;
  return head;
}
