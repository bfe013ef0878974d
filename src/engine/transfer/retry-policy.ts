import type { FailureCode } from '../../shared/failure.ts';
import type { DownloadError } from '../download-error.ts';

/** What follows from a failed attempt. `stall`: the trouble is on this side, so the whole batch waits for the person. */
export type Decision = { kind: 'retry'; delayMs: number } | { kind: 'give-up' } | { kind: 'stall' };

export interface RetryOptions {
  /** Attempts after the first one. */
  retries: number;
  /** Upper bound of the first back-off; it doubles with each further attempt. */
  backoffBaseMs: number;
  backoffCapMs: number;
  /** A longer wait than this is not honoured: the download fails and says so. */
  retryAfterCapMs: number;
}

export const defaultRetryOptions: RetryOptions = {
  retries: 3,
  backoffBaseMs: 1000,
  backoffCapMs: 30_000,
  retryAfterCapMs: 60_000,
};

/** What each code means for the next attempt. The one place where this is decided. */
const policy: Record<FailureCode, Decision['kind']> = {
  'dns-failed': 'retry',
  'dns-timeout': 'retry',
  'connect-refused': 'retry',
  'connect-timeout': 'retry',
  'connection-lost': 'retry',
  unreachable: 'retry',
  'tls-failed': 'give-up',
  'tls-timeout': 'retry',
  'first-byte-timeout': 'retry',
  'idle-timeout': 'retry',
  'too-slow': 'retry',
  'http-not-found': 'give-up',
  'http-forbidden': 'give-up',
  'http-unauthorized': 'give-up',
  'http-busy': 'retry',
  'http-server-error': 'retry',
  'http-other': 'give-up',
  'bad-response': 'give-up',
  'redirect-failed': 'give-up',
  incomplete: 'retry',
  'not-an-image': 'give-up',
  empty: 'give-up',
  'too-large': 'give-up',
  'bad-encoding': 'retry',
  'disk-full': 'stall',
  'folder-missing': 'stall',
  'folder-read-only': 'stall',
  'subfolder-unusable': 'give-up',
  'too-many-open-files': 'retry',
  'disk-error': 'give-up',
  'bad-url': 'give-up',
  internal: 'give-up',
};

/** Of the server errors only these pass by themselves (RFC 9110 §15.6); 501 or 505 will not. */
const passingStatus = new Set([500, 502, 503, 504]);

/**
 * Decides what follows from a failed attempt: exponential back-off with full jitter, or the server's own wait.
 *
 * @param attempt the attempt that failed, from 1
 * @param random from 0 (inclusive) to 1, for the jitter
 */
export function decideRetry(error: DownloadError, attempt: number, options: RetryOptions, random: number): Decision {
  const kind = policy[error.code];
  if (kind !== 'retry') return { kind };
  if (attempt > options.retries) return { kind: 'give-up' };
  if (error.code === 'http-server-error' && !passingStatus.has(error.status ?? 0)) return { kind: 'give-up' };
  const ceiling = Math.min(options.backoffCapMs, options.backoffBaseMs * 2 ** (attempt - 1));
  const backoffMs = Math.round(random * ceiling);
  if (error.retryAfterMs === undefined) return { kind: 'retry', delayMs: backoffMs };
  if (error.retryAfterMs > options.retryAfterCapMs) return { kind: 'give-up' };
  // "Retry-After: 0" is no reason to forget our own manners.
  return { kind: 'retry', delayMs: Math.max(error.retryAfterMs, backoffMs) };
}
