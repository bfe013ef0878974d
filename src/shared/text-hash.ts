/**
 * A text as a whole number below 2^53: two hashes of 32 bits (FNV-1a's step with two primes and finalizers), of which the
 * second gives the upper 21. Of a million texts two share one by chance about once in twenty thousand lists; somebody who
 * wants two to share one can find them, so nothing may depend on it but comfort.
 */
export function hashText(text: string): number {
  let [low, high] = [0x811c9dc5, 0x5bd1e995];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x5f356495);
  }
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  high = Math.imul(high ^ (high >>> 16), 0x9e3779b1) ^ Math.imul(low ^ (low >>> 13), 0x27d4eb2f);
  return (high >>> 11) * 2 ** 32 + (low >>> 0);
}
