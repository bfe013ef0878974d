import { parseHttpDate } from './http-date.ts';

/**
 * Reads a Retry-After header (RFC 9110 §10.2.3): seconds, or a date, which is taken against the answer's own Date so
 * that a wrong clock on either side does no harm.
 *
 * @param wallNow ms since the epoch, for answers without a Date
 * @returns milliseconds from now, at least 0; null when there is none or it makes no sense
 */
export function retryAfterMs(value: string | undefined, date: string | undefined, wallNow: number): number | null {
  if (value === undefined) return null;
  const text = value.trim();
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1000, Number.MAX_SAFE_INTEGER);
  const until = parseHttpDate(text);
  if (until === null) return null;
  return Math.max(0, until - (parseHttpDate(date ?? '') ?? wallNow));
}
