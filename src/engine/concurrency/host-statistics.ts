import type { FailureCode } from '../../shared/failure.ts';
import type { HostHealth } from '../../shared/host-health.ts';
import { createQuantiles, type Quantiles } from './quantiles.ts';

const goodputWindowMs = 5000;

/** What is counted of a host; the rest of its health is known elsewhere. */
export type HostFigures = Pick<HostHealth, 'active' | 'saved' | 'firstByteMs' | 'bytesPerSecond' | 'failures'>;

/** Counts what the downloads of each host come to, in a fixed amount of memory for each. */
export interface HostStatistics {
  began(host: string, id: number, now: number): void;
  /** @returns ms from the slot to the first byte, or null where that is known already */
  firstByte(host: string, id: number, now: number): number | null;
  /** A download has left its slot. */
  left(host: string, id: number, now: number): void;
  saved(host: string, bytes: number, now: number): void;
  failed(host: string, code: FailureCode): void;
  of(host: string, now: number): HostFigures;
  /** All that have been asked anything, in the order in which they were first. */
  hosts(): Iterable<string>;
  /** Those with downloads in slots. */
  activeHosts(): Iterable<string>;
}

interface Counted {
  active: number;
  saved: number;
  firstBytes: Quantiles;
  failures: Map<FailureCode, number>;
  /** Bytes saved since `since`, and in the window before. */
  bytes: number;
  bytesBefore: number;
  since: number;
  firstAt: number;
  /** When a download last left its slot: a host that has nothing to do becomes no slower. */
  leftAt: number;
}

export function createHostStatistics(): HostStatistics {
  const hosts = new Map<string, Counted>();
  /** When downloads began that have no first byte yet. */
  const begunAt = new Map<number, number>();
  const active = new Set<string>();

  const countedOf = (host: string, now: number): Counted => {
    const known = hosts.get(host);
    if (known !== undefined) return known;
    const counted: Counted = {
      active: 0,
      saved: 0,
      firstBytes: createQuantiles(),
      failures: new Map(),
      bytes: 0,
      bytesBefore: 0,
      since: now,
      firstAt: now,
      leftAt: now,
    };
    hosts.set(host, counted);
    return counted;
  };

  const turn = (counted: Counted, now: number): void => {
    const passed = now - counted.since;
    if (passed < goodputWindowMs) return;
    counted.bytesBefore = passed < 2 * goodputWindowMs ? counted.bytes : 0;
    counted.bytes = 0;
    counted.since = passed < 2 * goodputWindowMs ? counted.since + goodputWindowMs : now;
  };

  return {
    began(host, id, now) {
      countedOf(host, now).active++;
      active.add(host);
      begunAt.set(id, now);
    },
    firstByte(host, id, now) {
      const begun = begunAt.get(id);
      if (begun === undefined) return null;
      begunAt.delete(id);
      countedOf(host, now).firstBytes.add(now - begun);
      return now - begun;
    },
    left(host, id, now) {
      begunAt.delete(id);
      const counted = countedOf(host, now);
      counted.active--;
      counted.leftAt = now;
      if (counted.active === 0) active.delete(host);
    },
    saved(host, bytes, now) {
      const counted = countedOf(host, now);
      turn(counted, now);
      counted.saved++;
      counted.bytes += bytes;
    },
    failed(host, code) {
      const failures = hosts.get(host)?.failures;
      failures?.set(code, (failures.get(code) ?? 0) + 1);
    },
    of(host, now) {
      const counted = countedOf(host, now);
      const until = counted.active > 0 ? now : counted.leftAt;
      turn(counted, until);
      const [median, p95] = [counted.firstBytes.at(0.5), counted.firstBytes.at(0.95)];
      // The window before counts for as much of it as is still within the last five seconds.
      const passed = until - counted.since;
      const bytes = counted.bytes + counted.bytesBefore * (1 - passed / goodputWindowMs);
      const windowMs = Math.min(goodputWindowMs, until - counted.firstAt);
      return {
        active: counted.active,
        saved: counted.saved,
        firstByteMs: median === null || p95 === null ? null : { median: Math.round(median), p95: Math.round(p95) },
        bytesPerSecond: windowMs > 0 ? (bytes / windowMs) * 1000 : 0,
        failures: [...counted.failures].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count),
      };
    },
    hosts: () => hosts.keys(),
    activeHosts: () => active,
  };
}
