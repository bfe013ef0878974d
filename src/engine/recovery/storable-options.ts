import type { BatchSpec } from '../batch/batch.ts';

/** Headers that hold no secret whatever stands in them. Others (authorization, cookies, keys) are not for keeping. */
const harmless = new Set(['referer', 'accept', 'accept-language']);

/** How a batch is downloaded, without what is secret in it: passwords of a proxy, headers of the person's own. */
export function storableOptions(spec: BatchSpec): object {
  const { limits, http, retry, maxBytes, onConflict, nameTemplate, date, bytesPerSecond, sha256, isDurable } = spec;
  const headers = Object.fromEntries(Object.entries(http.headers).filter(([name]) => harmless.has(name)));
  const { timeoutMs, userAgent } = http;
  return {
    limits,
    http: { timeoutMs, userAgent, headers },
    retry,
    maxBytes,
    onConflict,
    nameTemplate,
    date,
    bytesPerSecond,
    sha256,
    isDurable,
  };
}
