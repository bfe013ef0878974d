import type { HostChange, PausedHost } from '../../shared/batch.ts';
import type { Clock } from '../clock.ts';
import type { DownloadError } from '../download-error.ts';
import { createHostBreaker, type HostBreaker, type HostPause } from '../queue/host-breaker.ts';
import type { RetryOptions } from '../transfer/retry-policy.ts';

/** So many downloads in a row whose connections failed pause their host. */
const strikes = 5;
/**
 * A host is tried at least so often before it is given up, and otherwise as often as a single download. One that asks to
 * slow down, or has given images before, is there and worth some patience: with the usual pauses about half a minute, and
 * longer where it says so.
 */
const fewestProbes = { busy: 6, lost: 3 };

export interface HostPausesParts {
  clock: Clock;
  random: () => number;
  retry: RetryOptions;
  /** How many downloads of a host may run at once because of its pause; null: it has none. */
  limit: (host: string, limit: number | null) => void;
  /** There are changes to take. */
  onChange: () => void;
  /** A host answers again. */
  goesOn: (host: string) => void;
  giveUp: (host: string, error: DownloadError) => void;
}

/** The hosts of one batch that are left in peace for a while: the breaker's word for the queue and for the mirrors. */
export interface HostPauses extends Omit<HostBreaker, 'pauseOf' | 'pausedHosts'> {
  /** The pause of one host; null when there is none. */
  of(host: string): PausedHost | null;
  all(): PausedHost[];
  /** What has changed since it was last asked; null when nothing has. */
  takeChanges(): HostChange[] | null;
}

export function createHostPauses({
  clock,
  random,
  retry,
  limit,
  onChange,
  goesOn,
  giveUp,
}: HostPausesParts): HostPauses {
  const changed = new Set<string>();
  const answering = new Set<string>();
  const { backoffBaseMs, backoffCapMs, retryAfterCapMs, retries } = retry;
  const probes = { busy: Math.max(fewestProbes.busy, retries), lost: Math.max(fewestProbes.lost, retries) };
  const breaker = createHostBreaker(
    clock,
    random,
    { strikes, probes, backoffBaseMs, backoffCapMs, retryAfterCapMs },
    {
      limit,
      changed(host) {
        changed.add(host);
        onChange();
      },
      goesOn(host) {
        answering.add(host);
        goesOn(host);
      },
      giveUp,
    },
  );
  const toWallClock = (host: string, { until, reason }: HostPause): PausedHost => ({
    host,
    pausedUntil: Math.round(clock.wallNow() + until - clock.now()),
    reason,
  });
  return {
    ...breaker,
    of(host) {
      const pause = breaker.pauseOf(host);
      return pause === null ? null : toWallClock(host, pause);
    },
    all() {
      return breaker.pausedHosts().flatMap((host) => {
        const pause = breaker.pauseOf(host);
        return pause === null ? [] : [toWallClock(host, pause)];
      });
    },
    takeChanges() {
      if (changed.size === 0) return null;
      const changes = [...changed].map((host): HostChange => {
        const pause = breaker.pauseOf(host);
        return pause === null
          ? { host, pausedUntil: null, isAnswering: answering.has(host) }
          : toWallClock(host, pause);
      });
      changed.clear();
      answering.clear();
      return changes;
    },
  };
}
