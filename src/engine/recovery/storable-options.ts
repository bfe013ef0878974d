import type { BatchSpec } from '../batch/batch-spec.ts';
import { namingOf } from '../batch/naming.ts';

/** Headers that hold no secret whatever stands in them. Others (authorization, cookies, keys) are not for keeping. */
const harmless = new Set(['referer', 'accept', 'accept-language']);

/**
 * How a batch is downloaded, without what is or may be secret: proxies, cookies, headers of the person's own.
 *
 * @param wallNow ms since the epoch: a batch that is gone on with tomorrow names its files as today
 */
export function storableOptions(spec: BatchSpec, wallNow: number): object {
  const { limits, http, retry, maxBytes, onConflict, nameTemplate, sha256, isDurable } = spec;
  const { bytesPerSecond, bytesPerSecondPerHost } = spec;
  const headers = Object.fromEntries(Object.entries(http.headers).filter(([name]) => harmless.has(name)));
  const { timeoutMs, userAgent, refersToSelf } = http;
  return {
    limits,
    http: { timeoutMs, userAgent, headers, refersToSelf },
    retry,
    maxBytes,
    onConflict,
    nameTemplate,
    date: namingOf(spec, wallNow).date,
    bytesPerSecond,
    bytesPerSecondPerHost,
    sha256,
    isDurable,
  };
}
