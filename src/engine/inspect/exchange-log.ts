import type { OutgoingHttpHeaders } from 'node:http';
import type { DownloadId, PhaseTimings } from '../../shared/download.ts';
import type { Failure } from '../../shared/failure.ts';
import type { AttemptEnd } from '../batch/attempts.ts';
import type { PhaseClock } from '../transfer/timings.ts';
import type { Exchange } from './exchange.ts';

/** A request and its answer as they are kept: with secrets, and bounded. */
export interface KeptHop {
  url: URL;
  status: number;
  httpVersion: string;
  ip: string | null;
  sent: OutgoingHttpHeaders;
  /** Names as sent, each followed by its value. */
  received: readonly string[];
}

/** What is kept of an attempt that has ended. */
export interface KeptAttempt {
  id: DownloadId;
  /** In ms since the epoch. */
  endedAt: number;
  ms: number;
  phases: PhaseTimings;
  failure: Failure | null;
  /** Redirects first. Empty where no answer came. */
  hops: readonly KeptHop[];
}

/** Of saved images the headers tell little; of failed ones they are what is looked for. */
const kept = { saved: 256, failed: 1024 } as const;

/** A longer head is cut: a server may send 256 kB of it. In characters. */
const longestHead = 16_384;

/**
 * What was said in the latest attempts of a batch, in bounded memory. On the way of each download it does no more than
 * hold on to what is there anyway.
 */
export class ExchangeLog {
  readonly #running = new Map<DownloadId, KeptHop[]>();
  readonly #saved = new Ring<KeptAttempt>(kept.saved);
  readonly #failed = new Ring<KeptAttempt>(kept.failed);

  /** A request was answered. */
  exchanged(id: DownloadId, { url, sent, response, ip }: Exchange): void {
    const hop: KeptHop = {
      url,
      status: response.statusCode ?? 0,
      httpVersion: response.httpVersion,
      ip: ip ?? null,
      sent,
      received: bounded(response.rawHeaders),
    };
    const hops = this.#running.get(id);
    if (hops === undefined) this.#running.set(id, [hop]);
    else hops.push(hop);
  }

  /** An attempt has ended. One that was stopped from outside says nothing. */
  ended(id: DownloadId, end: AttemptEnd, endedAt: number, clock: PhaseClock, at: number): void {
    const hops = this.#running.get(id) ?? [];
    this.#running.delete(id);
    if (end.kind === 'stopped') return;
    const failure = end.kind === 'failed' ? end.failure.toFailure() : null;
    const phases = end.kind === 'saved' ? end.result.timings : clock.timings(at);
    const attempt = { id, endedAt, ms: at - clock.startedAt, phases, failure, hops };
    if (failure === null) this.#saved.push(attempt);
    else this.#failed.push(attempt);
  }

  /** The attempts of a download that are kept, the first one first. */
  of(id: DownloadId): KeptAttempt[] {
    return [...this.#failed.items(), ...this.#saved.items()]
      .filter((attempt) => attempt.id === id)
      .sort((a, b) => a.endedAt - b.endedAt);
  }

  /** What was said so far in the attempt of a download that is under way; null where none is, or nothing was answered. */
  running(id: DownloadId): readonly KeptHop[] | null {
    return this.#running.get(id) ?? null;
  }
}

/** The last so many. */
class Ring<T> {
  readonly #size: number;
  readonly #items: T[] = [];
  #next = 0;

  constructor(size: number) {
    this.#size = size;
  }

  push(item: T): void {
    this.#items[this.#next] = item;
    this.#next = (this.#next + 1) % this.#size;
  }

  items(): readonly T[] {
    return this.#items;
  }
}

/**
 * As it is, if it is short, as nearly all are.
 *
 * @param raw names and values in turn
 */
function bounded(raw: readonly string[]): readonly string[] {
  let length = 0;
  for (const text of raw) length += text.length;
  if (length <= longestHead) return raw;
  const headers: string[] = [];
  let left = longestHead;
  for (let at = 0; at + 1 < raw.length && left > 0; at += 2) {
    const [name = '', value = ''] = [raw[at], raw[at + 1]];
    headers.push(name, value.length > left ? `${value.slice(0, left)}…` : value);
    left -= name.length + value.length;
  }
  return headers;
}
