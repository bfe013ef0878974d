import type { LimitReason } from '../../shared/limit-reason.ts';
import type { Clock } from '../clock.ts';
import type { DownloadError } from '../download-error.ts';
import { type Sample, typicalMs } from './cohort.ts';
import type { Ticket } from './cohort-meter.ts';
import { isSameReason } from './reasons.ts';
import { ConcurrencyLoop, type LoopOptions } from './concurrency-loop.ts';

/** As browsers do from the beginning. */
const firstPerHost = 6;
/** While a host has not answered yet, one more is let in after so long, so that a quick refusal comes in time. In ms. */
const paceMs = 2;
/** So far the pace leads: a short list needs no more, and is through before anything could be learnt of it. */
const shortList = 24;
const openingMost = 16;
/**
 * A host that is silent for longer than hosts near and idle are is far away or slow by nature: more is let in, slowly. To
 * find that out by doubling takes its whole latency for each step. In ms.
 */
const [silentMs, slowPaceMs] = [250, 20];
const openingOfSilent = 32;
/** For all hosts together, where there are several. */
const firstForAll = 64;

/** Failures that so many connections at once bring about. */
const overload = /^(connect-refused|connect-timeout|connection-lost|tls-timeout|first-byte-timeout|idle-timeout)$/;

export interface AutoCeilings {
  /** Never more than this at once. */
  concurrency: number;
  perHost: number | null;
}

export interface AutoConcurrencyParts {
  clock: Pick<Clock, 'now' | 'schedule'>;
  ceilings: AutoCeilings;
  /** How many downloads of a host wait for a slot. */
  waitingOf: (host: string) => number;
  /** A host may have so many at once from now on. */
  limitHost: (host: string, limit: number) => void;
  /** All together may have so many. */
  limitAll: (limit: number) => void;
  /** There is something new in `stateOf` this host, or of all together (null). */
  changed: (host: string | null) => void;
}

export interface AutoState {
  limit: number;
  /** Why, in words, the latest first; empty while nothing has been found out. */
  reasons: readonly LimitReason[];
}

/** Finds while a list runs how many downloads at once are worth it: one loop per host, and one for all together. */
export interface AutoConcurrency {
  began(host: string, id: number): void;
  /** The host has begun to answer. */
  firstByte(host: string): void;
  /** A download has come to its end and leaves its slot. */
  completed(id: number, sample: Sample): void;
  failed(id: number, error: DownloadError): void;
  /** It has left its slot without saying anything of its host. */
  left(id: number): void;
  setCeilings(ceilings: AutoCeilings): void;
  /** @param host null for all together, of which there is nothing to say while there is only one host */
  stateOf(host: string | null): AutoState | null;
  /** The state of the host where there is only one. */
  onlyHost(): AutoState | null;
  /** Of whatever host, or of all. */
  readonly latestReason: LimitReason | null;
  stop(): void;
}

const reasonsKept = 3;

interface Watched {
  loop: ConcurrencyLoop;
  reasons: LimitReason[];
  /** What was last told. */
  limit: number;
  cancelOpening: (() => void) | null;
}

interface Running {
  host: string;
  ticket: Ticket;
  line: Ticket | null;
}

function watch(options: LoopOptions): Watched {
  return { loop: new ConcurrencyLoop(options), reasons: [], limit: 0, cancelOpening: null };
}

export function createAutoConcurrency(parts: AutoConcurrencyParts): AutoConcurrency {
  const { clock, waitingOf } = parts;
  let { ceilings } = parts;
  const hosts = new Map<string, Watched>();
  const running = new Map<number, Running>();
  /** Only where there are several hosts: with a single one its own loop says it all. */
  let line: Watched | null = null;
  let latestReason: LimitReason | null = null;

  const hostCeiling = (): number => Math.min(ceilings.concurrency, ceilings.perHost ?? Infinity);

  /** Says what has changed in a loop. The queue may begin downloads from in here. */
  const tell = (host: string | null, watched: Watched): void => {
    const { limit, reason } = watched.loop;
    const isNews = reason !== null && !isSameReason(reason, watched.reasons[0]);
    if (isNews) {
      watched.reasons = [reason, ...watched.reasons.slice(0, reasonsKept - 1)];
      latestReason = reason;
    }
    if (limit !== watched.limit) {
      watched.limit = limit;
      parts.changed(host);
      if (host === null) parts.limitAll(limit);
      else parts.limitHost(host, limit);
    } else if (isNews) parts.changed(host);
  };

  const closeOpening = (watched: Watched): void => {
    watched.cancelOpening?.();
    watched.cancelOpening = null;
  };

  const open = (host: string, watched: Watched): void => {
    const all = watched.loop.inFlight + waitingOf(host);
    const isShort = all <= shortList;
    const quick = isShort ? all : openingMost;
    const most = isShort ? all : openingOfSilent;
    const step = (): void => {
      watched.cancelOpening = null;
      if (!watched.loop.isOpening || watched.loop.limit >= Math.min(most, hostCeiling())) return;
      watched.loop.open(watched.loop.limit + 1);
      const pace = watched.loop.limit < quick ? paceMs : watched.loop.limit === quick ? silentMs : slowPaceMs;
      watched.cancelOpening = clock.schedule(pace, step);
      tell(host, watched);
    };
    watched.cancelOpening = clock.schedule(paceMs, step);
  };

  const watchHost = (host: string): Watched => {
    const known = hosts.get(host);
    if (known !== undefined) return known;
    const watched = watch({ host, first: firstPerHost, ceiling: hostCeiling() });
    hosts.set(host, watched);
    if (hosts.size === 2) watchLine();
    return watched;
  };

  const watchLine = (): void => {
    const first = Math.max(firstForAll, running.size);
    line = watch({ host: null, first, ceiling: ceilings.concurrency, staysUp: true });
    for (const each of running.values()) each.line = line.loop.began(clock.now());
    tell(null, line);
  };

  /** How many times its usual time a download took: what hosts of all kinds have in common. Null while that is not known. */
  const stretch = (watched: Watched, { waitMs, bodyMs, bytes }: Sample): number | null => {
    const { quickest } = watched.loop;
    return quickest === null ? null : (waitMs + bodyMs) / Math.max(1, typicalMs(quickest, bytes));
  };

  const end = (id: number, inHost: (watched: Watched, ticket: Ticket) => void, inLine: number | null): void => {
    const run = running.get(id);
    const watched = run === undefined ? undefined : hosts.get(run.host);
    if (run === undefined || watched === undefined) return;
    running.delete(id);
    closeOpening(watched);
    inHost(watched, run.ticket);
    if (line !== null && run.line !== null) {
      line.loop.ended(run.line, inLine === null ? null : { waitMs: inLine, bodyMs: 0, bytes: 0 }, clock.now());
      tell(null, line);
    }
    tell(run.host, watched);
  };

  const stateOf = (watched: Watched | null | undefined): AutoState | null =>
    watched === null || watched === undefined ? null : { limit: watched.loop.limit, reasons: watched.reasons };

  return {
    began(host, id) {
      const isNew = !hosts.has(host);
      const watched = watchHost(host);
      running.set(id, {
        host,
        ticket: watched.loop.began(clock.now()),
        line: line?.loop.began(clock.now()) ?? null,
      });
      if (!isNew) return;
      open(host, watched);
      tell(host, watched);
    },
    firstByte(host) {
      const watched = hosts.get(host);
      if (watched !== undefined) closeOpening(watched);
    },
    completed(id, sample) {
      const watched = hosts.get(running.get(id)?.host ?? '');
      const stretched = watched === undefined ? null : stretch(watched, sample);
      end(id, ({ loop }, ticket) => loop.ended(ticket, sample, clock.now()), stretched);
    },
    failed(id, error) {
      end(
        id,
        ({ loop }, ticket) => {
          const now = clock.now();
          if (error.status === 429 || error.status === 503) loop.refused(ticket, error.status, now);
          else if (overload.test(error.code)) loop.troubled(ticket, now);
          else loop.ended(ticket, null, now);
        },
        null,
      );
    },
    left: (id) => end(id, ({ loop }, ticket) => loop.ended(ticket, null, clock.now()), null),
    setCeilings(next) {
      ceilings = next;
      for (const [host, watched] of hosts) {
        watched.loop.setCeiling(hostCeiling(), clock.now());
        tell(host, watched);
      }
      if (line === null) return parts.limitAll(ceilings.concurrency);
      line.loop.setCeiling(ceilings.concurrency, clock.now());
      tell(null, line);
    },
    stateOf: (host) => stateOf(host === null ? line : hosts.get(host)),
    onlyHost: () => stateOf(hosts.size === 1 ? hosts.values().next().value : null),
    get latestReason() {
      return latestReason;
    },
    stop() {
      for (const watched of hosts.values()) closeOpening(watched);
    },
  };
}
