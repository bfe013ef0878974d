import type { Clock } from '../clock.ts';
import { rateOfHost } from '../transfer/host-identity.ts';
import { allRateLimits, createRateLimit, type RateLimit } from '../transfer/rate-limit.ts';
import type { BatchSpec } from './batch-spec.ts';

/** The bound of a batch for the downloads of each host: its own, that of all, both together, or none. */
export function createRateLimits(
  { bytesPerSecond, bytesPerSecondPerHost, http }: BatchSpec,
  clock: Clock,
): (host: string) => RateLimit | undefined {
  const forAll = bytesPerSecond === undefined ? undefined : createRateLimit(clock, bytesPerSecond);
  const limitOf = (host: string): RateLimit | undefined => {
    const rate = rateOf(host) ?? bytesPerSecondPerHost;
    if (rate === undefined) return forAll;
    const own = createRateLimit(clock, rate);
    return forAll === undefined ? own : allRateLimits([forAll, own]);
  };
  const rateOf = (host: string): number | null => {
    // A port that is the scheme's own does not stand in the host.
    const urls =
      (http.hosts ?? []).length === 0 ? [] : ['http', 'https'].map((scheme) => URL.parse(`${scheme}://${host}`));
    for (const url of urls) {
      const rate = url === null ? null : rateOfHost(http.hosts ?? [], url);
      if (rate !== null) return rate;
    }
    return null;
  };
  const ofHosts = new Map<string, RateLimit | undefined>();
  return (host) => {
    if (!ofHosts.has(host)) ofHosts.set(host, limitOf(host));
    return ofHosts.get(host);
  };
}
