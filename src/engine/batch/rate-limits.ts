import { hostOf } from '../../shared/url-list/display-url.ts';
import type { Clock } from '../clock.ts';
import { limitOfHost } from '../transfer/host-identity.ts';
import { allRateLimits, createRateLimit, type RateLimit } from '../transfer/rate-limit.ts';
import type { BatchSpec } from './batch-spec.ts';

/** The bound of a batch for the downloads of each host: its own, that of all, both together, or none. */
export function createRateLimits(
  { bytesPerSecond, bytesPerSecondPerHost, http }: BatchSpec,
  clock: Clock,
): (host: string) => RateLimit | undefined {
  const forAll = bytesPerSecond === undefined ? undefined : createRateLimit(clock, bytesPerSecond);
  const limitOf = (host: string): RateLimit | undefined => {
    const rules = http.hosts ?? [];
    const rate = (rules.length === 0 ? null : limitOfHost(rules, host, 'bytesPerSecond')) ?? bytesPerSecondPerHost;
    if (rate === undefined) return forAll;
    const own = createRateLimit(clock, rate);
    return forAll === undefined ? own : allRateLimits([forAll, own]);
  };
  const ofHosts = new Map<string, RateLimit | undefined>();
  return (host) => {
    if (!ofHosts.has(host)) ofHosts.set(host, limitOf(host));
    return ofHosts.get(host);
  };
}

/** How many downloads at once the rules for hosts allow, for each host of the list that has such a rule. */
export function limitsOfHosts({ rows, http: { hosts = [] } }: BatchSpec): Map<string, number> {
  const found = new Map<string, number>();
  if (hosts.every(({ atOnce }) => atOnce === null)) return found;
  for (const host of new Set(rows.map(({ url }) => hostOf(url)))) {
    const limit = limitOfHost(hosts, host, 'atOnce');
    if (limit !== null) found.set(host, limit);
  }
  return found;
}
