import type { HostChange, Limits, PausedHost } from '../../shared/batch.ts';
import type { AutoConcurrencyState, HostHealth } from '../../shared/host-health.ts';
import type { Clock } from '../clock.ts';
import { type AutoConcurrency, createAutoConcurrency } from '../concurrency/auto-concurrency.ts';
import type { Sample } from '../concurrency/cohort.ts';
import { createHostRanks } from '../concurrency/host-ranks.ts';
import { createHostStatistics } from '../concurrency/host-statistics.ts';
import type { DownloadError } from '../download-error.ts';
import type { HostVerdict } from '../queue/host-breaker.ts';
import { createHostLimits } from '../queue/host-limits.ts';
import type { SlotQueue } from '../queue/slot-queue.ts';
import type { RetryOptions } from '../transfer/retry-policy.ts';
import { createHostPauses } from './host-pauses.ts';

/** The health of hosts is told at most four times a second, and of so many at once: in a list there may be thousands. */
const healthMs = 250;
const mostTold = 200;

export interface BatchHostsParts {
  clock: Clock;
  random: () => number;
  retry: RetryOptions;
  limits: Limits;
  /** How many downloads at once the person allows some hosts, whatever the limits. */
  ruled?: ReadonlyMap<string, number>;
  queue: SlotQueue;
  /** There are changes to take. */
  onChange: () => void;
  /** A host answers again. */
  goesOn: (host: string) => void;
  giveUp: (host: string, error: DownloadError) => void;
}

/** What is new of the hosts, for mirrors. */
export interface HostNews {
  hosts?: HostChange[];
  health?: HostHealth[];
  auto?: AutoConcurrencyState | null;
}

/** The hosts of one batch: which are paused, how many downloads each may have at once, which come first, how each does. */
export interface BatchHosts {
  /** A download has got its slot. */
  began(host: string, id: number): void;
  /** The host has begun to answer. */
  answered(host: string, id: number): void;
  /** A download is complete and about to leave its slot. */
  completed(host: string, id: number, sample: Sample): void;
  failed(host: string, id: number, error: DownloadError): HostVerdict;
  /** An attempt has ended without saying anything of its host. */
  left(host: string, id: number): void;
  setLimits(limits: Limits): void;
  tryNow(host: string): void;
  /** How many downloads of a host may run at once because it failed with more; null: that is no reason any more. */
  limitBecauseOf(what: 'remedy' | 'trial', host: string, atOnce: number | null): void;
  /** When the pause of a host ends, in ms since the epoch; null where it has none. */
  pausedUntil(host: string): number | null;
  paused(): PausedHost[];
  health(): HostHealth[];
  auto(): AutoConcurrencyState | null;
  /**
   * What has changed since it was last asked.
   *
   * @param isAllWanted whether everything is to be told now, be it ever so much
   */
  takeNews(isAllWanted: boolean): HostNews;
  /** Ends all pauses: the list is through. */
  reset(): void;
  /** Calls back no more. */
  stop(): void;
}

export function createBatchHosts(parts: BatchHostsParts): BatchHosts {
  const { clock, queue, onChange } = parts;
  let { limits } = parts;
  const statistics = createHostStatistics();
  const ranks = createHostRanks((host, rank) => queue.rankHost(host, rank));
  const hostLimits = createHostLimits<'auto' | 'pause' | 'rule' | 'remedy' | 'trial'>((host, limit) =>
    queue.limitHost(host, limit),
  );
  for (const [host, limit] of parts.ruled ?? []) hostLimits.set('rule', host, limit);
  /** The downloads that hold a slot. */
  const inSlot = new Set<number>();
  const changed = new Set<string>();
  let isAutoChanged = false;
  let toldAt = -Infinity;
  let auto: AutoConcurrency | null = null;

  const pauses = createHostPauses({
    ...parts,
    limit: (host, limit) => hostLimits.set('pause', host, limit),
    onChange,
  });

  const startAuto = (): AutoConcurrency =>
    createAutoConcurrency({
      clock,
      ceilings: limits,
      waitingOf: (host) => queue.waitingOf(host),
      limitHost: (host, limit) => hostLimits.set('auto', host, limit),
      limitAll: (concurrency) => queue.setLimits({ ...limits, concurrency }),
      changed(host) {
        if (host !== null) changed.add(host);
        isAutoChanged = true;
      },
    });

  /** A download leaves its slot, however it ends. */
  const leave = (host: string, id: number): boolean => {
    if (!inSlot.delete(id)) return false;
    statistics.left(host, id, clock.now());
    changed.add(host);
    return true;
  };

  const healthOf = (host: string): HostHealth => {
    const pause = pauses.of(host);
    const limit = hostLimits.of(host) ?? limits.perHost;
    return {
      host,
      ...statistics.of(host, clock.now()),
      limit: limit === null || limits.perHost === null ? limit : Math.min(limit, limits.perHost),
      circuit: pauses.circuitOf(host),
      ...(pause !== null && { pausedUntil: pause.pausedUntil }),
      reasons: auto?.stateOf(host)?.reasons ?? [],
    };
  };

  const autoState = (): AutoConcurrencyState | null => {
    if (auto === null) return null;
    const state = auto.stateOf(null) ?? auto.onlyHost();
    return state === null
      ? { limit: limits.concurrency, reason: null }
      : { limit: state.limit, reason: auto.latestReason };
  };

  if (limits.auto === true) auto = startAuto();

  return {
    began(host, id) {
      inSlot.add(id);
      changed.add(host);
      statistics.began(host, id, clock.now());
      auto?.began(host, id);
      pauses.began(host, id);
    },
    answered(host, id) {
      const ms = statistics.firstByte(host, id, clock.now());
      if (ms !== null) ranks.answered(host, ms);
      auto?.firstByte(host);
      pauses.answered(host, id);
    },
    completed(host, id, sample) {
      statistics.saved(host, sample.bytes, clock.now());
      if (leave(host, id)) auto?.completed(id, sample);
    },
    failed(host, id, error) {
      if (error.status !== undefined) statistics.firstByte(host, id, clock.now());
      statistics.failed(host, error.code);
      if (leave(host, id)) auto?.failed(id, error);
      return pauses.failed(host, id, error);
    },
    left(host, id) {
      if (leave(host, id)) auto?.left(id);
      pauses.left(host, id);
    },
    setLimits(next) {
      limits = next;
      isAutoChanged = true;
      if (next.auto === true) {
        if (auto === null) auto = startAuto();
        auto.setCeilings(next);
        return;
      }
      auto?.stop();
      auto = null;
      for (const host of statistics.hosts()) hostLimits.set('auto', host, null);
      queue.setLimits(next);
    },
    tryNow: (host) => pauses.tryNow(host),
    limitBecauseOf(what, host, atOnce) {
      hostLimits.set(what, host, atOnce);
      changed.add(host);
    },
    pausedUntil: (host) => pauses.of(host)?.pausedUntil ?? null,
    paused: () => pauses.all(),
    health: () => [...statistics.hosts()].map(healthOf),
    auto: autoState,
    takeNews(isAllWanted) {
      const news: HostNews = {};
      const paused = pauses.takeChanges();
      if (paused !== null) {
        news.hosts = paused;
        for (const { host } of paused) changed.add(host);
      }
      if (!isAllWanted && clock.now() - toldAt < healthMs) return news;
      toldAt = clock.now();
      for (const host of statistics.activeHosts()) changed.add(host); // their goodput is that of now
      if (changed.size > 0) {
        const told = [...changed].slice(0, isAllWanted ? Infinity : mostTold);
        for (const host of told) changed.delete(host);
        news.health = told.map(healthOf);
      }
      if (isAutoChanged) news.auto = autoState();
      isAutoChanged = false;
      return news;
    },
    reset: () => pauses.reset(),
    stop() {
      auto?.stop();
      pauses.stop();
    },
  };
}
