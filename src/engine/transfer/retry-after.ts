/**
 * Reads a Retry-After header (RFC 9110 §10.2.3): seconds, or a date, which is taken against the answer's own Date so
 * that a wrong clock on either side does no harm.
 *
 * @returns milliseconds from now, at least 0; null when there is none or it makes no sense
 */
export function retryAfterMs(value: string | undefined, date: string | undefined): number | null {
  if (value === undefined) return null;
  if (/^\d{1,9}$/.test(value.trim())) return Number(value) * 1000;
  const until = Date.parse(value);
  const since = date === undefined ? Number.NaN : Date.parse(date);
  if (Number.isNaN(until) || !/[a-z]/i.test(value)) return null;
  return Math.max(0, until - (Number.isNaN(since) ? Date.now() : since));
}
