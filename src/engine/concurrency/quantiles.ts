/** Each bucket is this much wider than the one before; a quantile is off by half of that at most. */
const growth = 1.15;
const buckets = 86; // up to 140 s
/** With more than these all count half: what is recent counts more. */
const mostCounted = 1000;

/** Quantiles of durations in a fixed amount of memory, about 170 bytes. */
export interface Quantiles {
  add(ms: number): void;
  /** @param share from 0 to 1 @returns ms; null before the first */
  at(share: number): number | null;
}

export function createQuantiles(): Quantiles {
  const counts = new Uint16Array(buckets);
  let total = 0;
  return {
    add(ms) {
      const bucket = Math.min(buckets - 1, Math.max(0, Math.floor(Math.log(Math.max(1, ms)) / Math.log(growth))));
      counts[bucket] = (counts[bucket] ?? 0) + 1;
      total++;
      if (total <= mostCounted) return;
      total = 0;
      for (const [index, count] of counts.entries()) {
        counts[index] = count >> 1;
        total += count >> 1;
      }
    },
    at(share) {
      if (total === 0) return null;
      let left = share * total;
      for (const [bucket, count] of counts.entries()) {
        left -= count;
        if (count > 0 && left <= 0) return growth ** (bucket + 0.5);
      }
      return growth ** buckets;
    },
  };
}
