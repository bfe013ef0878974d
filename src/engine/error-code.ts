/** The `code` of a system, OpenSSL or got error; `'unknown'` where there is none. */
export function errorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return 'unknown';
  return String(error.code);
}
