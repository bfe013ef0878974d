import { hostOf } from '../../shared/url-list/display-url.ts';
import type { Clock } from '../clock.ts';
import { limitOfHost } from '../transfer/identity/host-identity.ts';
import { allRateLimits, createRateLimit, type RateLimit } from '../transfer/body/rate-limit.ts';
import type { BatchSpec } from './batch-spec.ts';

/**
 * The bound of a batch for the downloads of each host: its own, that of all, both together, or none.
 *
 * @param shared with other batches
 */
export function createRateLimits(
  { bytesPerSecond, bytesPerSecondPerHost, http }: BatchSpec,
  clock: Clock,
  shared?: RateLimit,
): (host: string) => RateLimit | undefined {
  const ofBatch = bytesPerSecond === undefined ? undefined : createRateLimit(clock, bytesPerSecond);
  const forAll = both(shared, ofBatch);
  const limitOf = (host: string): RateLimit | undefined => {
    const rules = http.hosts ?? [];
    const rate = (rules.length === 0 ? null : limitOfHost(rules, host, 'bytesPerSecond')) ?? bytesPerSecondPerHost;
    if (rate === undefined) return forAll;
    return both(forAll, createRateLimit(clock, rate));
  };
  const ofHosts = new Map<string, RateLimit | undefined>();
  return (host) => {
    if (!ofHosts.has(host)) ofHosts.set(host, limitOf(host));
    return ofHosts.get(host);
  };
}

function both(one: RateLimit | undefined, other: RateLimit | undefined): RateLimit | undefined {
  return one === undefined || other === undefined ? (one ?? other) : allRateLimits([one, other]);
}

/** How many downloads at once the rules for hosts allow, for each host of the list that has such a rule. */
export function limitsOfHosts({ rows, http: { hosts = [] } }: BatchSpec): Map<string, number> {
  const found = new Map<string, number>();
  if (hosts.every(({ atOnce }) => atOnce === null)) return found;
  const named = new Set<string>();
  for (const { url } of rows) named.add(hostOf(url));
  for (const host of named) {
    const limit = limitOfHost(hosts, host, 'atOnce');
    if (limit !== null) found.set(host, limit);
  }
  return found;
}
