import type { Failure } from '../../shared/failure.ts';
import type { CircuitState } from '../../shared/host-health.ts';
import type { Clock } from '../clock.ts';
import type { DownloadError } from '../download-error.ts';
import { createBusyRecord } from './busy-record.ts';

/**
 * Keeps watch over each host, so that one in trouble is left in peace for a while instead of being asked for one image
 * after the other: a circuit breaker (M. Nygard, "Release It!", chapter 5).
 *
 * closed: all may ask. Trouble opens it: one answer 429, answers 503 when they are more than half of the last ten, or
 * connections that failed for `strikes` different downloads without an answer in between. A 503 among good answers is that
 * one image's trouble: its own download waits for as long as it says, and the others need not.
 * open: nobody asks until the pause is over. probing: one at a time asks; an answer leads on, trouble opens it again for
 * longer. recovering: each answer lets one more ask beside the others, and the same trouble as in the beginning opens it
 * again; at `fullAt` it is closed and forgotten.
 * After `probes` fruitless ones in a row the host is given up.
 *
 * An answer that asks to wait for longer than anybody will is the end of its own download, and says little about others:
 * the host is paused as if it had named no time, and given up when two probes in a row hear the same.
 */
export interface HostBreaker {
  /** A download has got its slot. */
  began(host: string, id: number): void;
  /** The host has answered a download, with whatever but trouble. May be told more than once. */
  answered(host: string, id: number): void;
  /** An attempt has failed. To be told of every failure; what it means for the download comes back. */
  failed(host: string, id: number, error: DownloadError): HostVerdict;
  /** An attempt has ended without saying anything about its host: it was stopped from outside. */
  left(host: string, id: number): void;
  /** Ends the pause of a host now. */
  tryNow(host: string): void;
  /** The pause that a person is told of; null when there is none. */
  pauseOf(host: string): HostPause | null;
  /** The hosts that have one. */
  pausedHosts(): string[];
  /** How a host stands. */
  circuitOf(host: string): CircuitState;
  /** Forgets all hosts, as if nothing had happened. */
  reset(): void;
  /** Calls back no more. */
  stop(): void;
}

/** What a failure means for the download that it befell. */
export type HostVerdict =
  /** Nothing beyond the failure itself. */
  | { kind: 'own' }
  /** Its host is paused: try again no earlier. `counts` is false when the attempt began before the pause and only says the same again. */
  | { kind: 'wait'; delayMs: number; counts: boolean }
  /** Its host has been given up. */
  | { kind: 'give-up' };

export interface HostPause {
  /** On the breaker's clock; in the past while a probe is under way. */
  until: number;
  reason: Failure;
}

export interface HostBreakerOptions {
  /** So many downloads in a row whose connections failed pause their host. */
  strikes: number;
  /** After so many fruitless probes in a row a host is given up: one that is there, or one that has never answered. */
  probes: { busy: number; lost: number };
  /** Upper bound of the first pause, in ms; it doubles with each further one, up to the cap. */
  backoffBaseMs: number;
  backoffCapMs: number;
  /** The server's own wait is honoured up to this, in ms; one that is longer is not waited for at all. */
  retryAfterCapMs: number;
}

export interface HostBreakerEffects {
  /** How many downloads of the host may run at once; null: as many as there are slots. */
  limit(host: string, limit: number | null): void;
  /** What `pauseOf` says of the host has changed. */
  changed(host: string): void;
  /** A probe was answered. */
  goesOn(host: string): void;
  /** The host's downloads that wait are to fail with this. */
  giveUp(host: string, error: DownloadError): void;
}

/** Asking so many at once without trouble, a host is no longer recovering. */
const fullAt = 8;
/** Those that were under way meanwhile come back a moment after the pause: the probe is then one that was not. In ms. */
const afterPauseMs = 2;

/** So many probes in a row that are to wait for too long are enough. */
const hopelessProbes = 2;

/** Failures of the line to the server: they would befall the host's other downloads as well. */
const lineCodes =
  /^(dns-failed|dns-timeout|connect-refused|connect-timeout|connection-lost|unreachable|tls-timeout|first-byte-timeout)$/;

/** Failures on this side, which say nothing about the host. */
const ownCodes = /^(disk-full|folder-missing|folder-read-only|too-many-open-files|disk-error|internal)$/;

/** Whether the host says that it is asked too much (RFC 6585 §4, RFC 9110 §15.6.4). */
const isBusy = (error: DownloadError): boolean => error.status === 429 || error.status === 503;

type State =
  | { kind: 'closed'; struck: Set<number> }
  | { kind: 'open'; until: number; error: DownloadError; cancel: () => void; fruitless: number }
  | { kind: 'probing'; since: number; error: DownloadError; probe: number | null; fruitless: number }
  | { kind: 'recovering'; limit: number; answered: Set<number>; struck: Set<number> }
  /** What is still under way may fail as well; what begins after that begins anew. */
  | { kind: 'given-up' };

interface Watched {
  state: State;
  /** Since the host was last closed; each makes the next one longer, and each answer during a recovery takes one back, that of the probe half of them. */
  pauses: number;
}

/** @param random from 0 (inclusive) to 1, for the jitter */
export function createHostBreaker(
  clock: Clock,
  random: () => number,
  options: HostBreakerOptions,
  effects: HostBreakerEffects,
): HostBreaker {
  /** Hosts without any trouble are not in it. */
  const watched = new Map<string, Watched>();
  const record = createBusyRecord();
  let stopped = false;

  /** Full jitter, as for a single download; the server's own wait is a lower bound. */
  const pauseMs = (pauses: number, error: DownloadError): number => {
    const ceiling = Math.min(options.backoffCapMs, options.backoffBaseMs * 2 ** pauses);
    return Math.max(Math.round(random() * ceiling), askedMs(error));
  };
  const isHopeless = ({ retryAfterMs = 0 }: DownloadError): boolean => retryAfterMs > options.retryAfterCapMs;
  const askedMs = (error: DownloadError): number => (isHopeless(error) ? 0 : (error.retryAfterMs ?? 0));

  const open = (host: string, watch: Watched, error: DownloadError, fruitless: number, ms: number): void => {
    const until = clock.now() + ms;
    watch.state = { kind: 'open', until, error, fruitless, cancel: clock.schedule(ms, () => probe(host)) };
    effects.limit(host, 0);
    effects.changed(host);
  };

  const probe = (host: string): void => {
    const watch = watched.get(host);
    if (watch?.state.kind !== 'open') return;
    const { cancel, error, fruitless } = watch.state;
    cancel();
    watch.state = { kind: 'probing', since: clock.now(), error, probe: null, fruitless };
    effects.limit(host, 1); // `began` may come from in here
    effects.changed(host);
  };

  const forget = (host: string): void => {
    watched.delete(host);
    effects.limit(host, null);
  };

  const answered = (host: string, id: number): void => {
    record.served(host, id);
    const watch = watched.get(host);
    if (watch === undefined) return;
    const { state } = watch;
    if (state.kind === 'closed' || state.kind === 'given-up') {
      watched.delete(host);
    } else if (state.kind === 'probing' && state.probe === id) {
      watch.pauses = Math.ceil(watch.pauses / 2);
      watch.state = { kind: 'recovering', limit: 2, answered: new Set([id]), struck: new Set() };
      effects.limit(host, 2);
      effects.changed(host);
      effects.goesOn(host);
    } else if (state.kind === 'recovering' && !state.answered.has(id)) {
      state.answered.add(id);
      state.struck.clear();
      state.limit += 1;
      watch.pauses = Math.max(0, watch.pauses - 1);
      if (state.limit >= fullAt) forget(host);
      else effects.limit(host, state.limit);
    }
  };

  const left = (host: string, id: number): void => {
    const state = watched.get(host)?.state;
    if (state?.kind !== 'probing' || state.probe !== id) return;
    state.probe = null;
    effects.changed(host);
  };

  const watchOver = (host: string): Watched => {
    const watch = watched.get(host) ?? { state: { kind: 'closed', struck: new Set() }, pauses: 0 };
    watched.set(host, watch);
    return watch;
  };

  const pauseOf = (host: string): HostPause | null => {
    const state = watched.get(host)?.state;
    if (state?.kind === 'open') return { until: state.until, reason: state.error.toFailure() };
    // Without anybody who asks there is nothing to wait for.
    if (state?.kind !== 'probing' || state.probe === null) return null;
    return { until: state.since, reason: state.error.toFailure() };
  };

  /** An attempt that was under way when the pause began. The server may ask for a longer one now. */
  const prolong = (
    host: string,
    watch: Watched,
    state: Extract<State, { kind: 'open' }>,
    error: DownloadError,
  ): number => {
    const leftMs = Math.max(0, state.until - clock.now());
    if (askedMs(error) <= leftMs) return leftMs;
    state.cancel();
    open(host, watch, error, state.fruitless, askedMs(error));
    return askedMs(error);
  };

  return {
    began(host, id) {
      const state = watched.get(host)?.state;
      if (state?.kind === 'given-up') watched.delete(host);
      if (state?.kind !== 'probing' || state.probe !== null) return;
      state.probe = id;
      effects.changed(host);
    },
    answered,
    failed(host, id, error) {
      const busy = isBusy(error);
      if (stopped) return { kind: 'own' };
      if (!busy && !lineCodes.test(error.code)) {
        if (ownCodes.test(error.code)) left(host, id);
        else answered(host, id);
        return { kind: 'own' };
      }
      if (busy) record.refused(host);
      const kind = watched.get(host)?.state.kind ?? 'closed';
      const isServing = (kind === 'closed' || kind === 'recovering') && !record.isMostlyBusy(host);
      if (error.status === 503 && isServing) return { kind: 'own' };
      const watch = watchOver(host);
      const { state } = watch;
      let fruitless = 0;
      if (state.kind === 'given-up') return { kind: 'give-up' };
      if (state.kind === 'open') {
        if (isHopeless(error)) return { kind: 'own' };
        return { kind: 'wait', delayMs: Math.ceil(prolong(host, watch, state, error)) + afterPauseMs, counts: false };
      }
      if (state.kind === 'closed' || state.kind === 'recovering') {
        state.struck.add(id);
        if (!busy && state.struck.size < options.strikes) return { kind: 'own' };
      }
      if (state.kind === 'probing') {
        if (state.probe !== id) {
          return isHopeless(error) ? { kind: 'own' } : { kind: 'wait', delayMs: afterPauseMs, counts: false };
        }
        fruitless = state.fruitless + 1;
        const isThere = busy || record.hasServed(host);
        if (fruitless >= (isHopeless(error) ? hopelessProbes : options.probes[isThere ? 'busy' : 'lost'])) {
          watch.state = { kind: 'given-up' };
          effects.giveUp(host, error);
          effects.limit(host, null);
          effects.changed(host);
          return { kind: 'give-up' };
        }
      }
      const ms = pauseMs(watch.pauses, error);
      watch.pauses += 1;
      open(host, watch, error, fruitless, ms);
      return { kind: 'wait', delayMs: ms, counts: true };
    },
    left,
    tryNow: probe,
    pauseOf,
    circuitOf: (host) => watched.get(host)?.state.kind ?? 'closed',
    pausedHosts: () => [...watched.keys()].filter((host) => pauseOf(host) !== null),
    reset() {
      record.clear();
      for (const [host, { state }] of watched) {
        const wasPaused = pauseOf(host) !== null;
        if (state.kind === 'open') state.cancel();
        forget(host);
        if (wasPaused) effects.changed(host);
      }
    },
    stop() {
      stopped = true;
      for (const { state } of watched.values()) if (state.kind === 'open') state.cancel();
    },
  };
}
