import { HTTPError } from '@electron/get';

/** Nothing came for too long. */
export class StalledError extends Error {
  constructor(afterMs: number) {
    super(`sent nothing for ${Math.round(afterMs / 1000)} s`);
    this.name = 'StalledError';
  }
}

const NOT_FOUND = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA']);
const NOT_TRUSTED = new Set([
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);
const NOT_WRITTEN = new Set(['ENOSPC', 'EACCES', 'EPERM', 'EROFS', 'EDQUOT']);

/**
 * Why a download failed, in words that fit in brackets. Names the host alone: a mirror's address may
 * hold a password.
 *
 * @param error what fetch, `@electron/get` or its checksum test threw; the cause at the bottom tells most
 */
export function describeDownloadFailure(error: unknown, host: string): string {
  if (error instanceof StalledError) return `${host} ${error.message}`;
  if (error instanceof HTTPError)
    return `${host} answered ${error.response.status} ${error.response.statusText}`.trim();
  const cause = deepestCause(error);
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  if (NOT_FOUND.has(code)) return `${host} cannot be found from here: no network, or a blocked name`;
  if (NOT_TRUSTED.has(code)) {
    return `the certificate of ${host} is not trusted here, ${code}: NODE_EXTRA_CA_CERTS can name your network's own`;
  }
  if (NOT_WRITTEN.has(code)) return cause.message;
  if (/did not match expected checksum/.test(cause.message))
    return `what ${host} sent is not the file that was asked for: its checksum is wrong`;
  if (code !== '') return `there is no connection to ${host}: ${code}`;
  return cause.message.split('\n')[0] ?? cause.message;
}

function deepestCause(error: unknown): Error {
  let at = error instanceof Error ? error : new Error(String(error));
  while (at.cause instanceof Error) at = at.cause;
  // A name with several addresses fails with one error for each.
  const first: unknown = at instanceof AggregateError ? at.errors[0] : undefined;
  return first instanceof Error ? first : at;
}
