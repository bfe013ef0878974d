import type { Clock } from '../clock.ts';
import { allRateLimits, createRateLimit, type RateLimit } from '../transfer/rate-limit.ts';
import type { BatchSpec } from './batch-spec.ts';

/** The bound of a batch for the downloads of each host: its own, that of all, both together, or none. */
export function createRateLimits(
  { bytesPerSecond, bytesPerSecondPerHost }: BatchSpec,
  clock: Clock,
): (host: string) => RateLimit | undefined {
  const forAll = bytesPerSecond === undefined ? undefined : createRateLimit(clock, bytesPerSecond);
  if (bytesPerSecondPerHost === undefined) return () => forAll;
  const ofHosts = new Map<string, RateLimit>();
  return (host) => {
    const own = ofHosts.get(host) ?? createRateLimit(clock, bytesPerSecondPerHost);
    ofHosts.set(host, own);
    return forAll === undefined ? own : allRateLimits([forAll, own]);
  };
}
