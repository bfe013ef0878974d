import { inspect } from 'node:util';
import got, { RequestError } from 'got';
import { describe, expect, it } from 'vitest';
import { closedPort } from '../../../../test-support/dead-ends.ts';
import { adviceFor } from '../../../shared/failure.ts';
import { toNetworkError } from './network-error.ts';

const host = 'images.example:8080';
const withCode = (code: string): Error =>
  Object.assign(new Error(`${code} http://me:secret@images.example/`), { code });

/** What got itself throws for a URL with a login. */
async function gotError(): Promise<unknown> {
  const port = await closedPort();
  return await got(`http://me:secret@127.0.0.1:${port}/`, { retry: { limit: 0 } }).then(
    () => null,
    (error: unknown) => error,
  );
}

describe('a network error', () => {
  it.each([
    ['ENOTFOUND', 'dns-failed'],
    ['EAI_AGAIN', 'dns-failed'],
    ['EAI_FAIL', 'dns-failed'],
    ['ECONNREFUSED', 'connect-refused'],
    ['EHOSTUNREACH', 'unreachable'],
    ['ENETUNREACH', 'unreachable'],
    ['ECONNRESET', 'connection-lost'],
    ['EPIPE', 'connection-lost'],
    ['ECONNABORTED', 'connection-lost'],
    ['ETIMEDOUT', 'connect-timeout'],
    ['CERT_HAS_EXPIRED', 'tls-failed'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls-failed'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'tls-failed'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls-failed'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tls-failed'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls-failed'],
    ['EPROTO', 'tls-failed'],
    ['CERT_NOT_YET_VALID', 'tls-failed'],
    ['PATH_LENGTH_EXCEEDED', 'tls-failed'],
    ['UNSPECIFIED', 'tls-failed'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls-failed'],
    ['HPE_INVALID_CONSTANT', 'bad-response'],
    ['HPE_UNEXPECTED_CONTENT_LENGTH', 'bad-response'],
    ['HPE_HEADER_OVERFLOW', 'bad-response'],
    ['ERR_PRIVATE_ADDRESS', 'redirect-failed'],
  ] as const)('%s is the failure %s, in a sentence that names the host and no login', (code, failure) => {
    const error = toNetworkError(withCode(code), host, false);
    expect(error.code).toBe(failure);
    expect(error.message).toContain(host);
    expect(error.message).toMatch(/^\S.*\.$/);
    expect(error.message).not.toContain('secret');
    expect(adviceFor[error.code]).toBeTruthy();
  });

  it.each(['EMFILE', 'ENFILE'])('%s is this computer, and not the host', (code) => {
    expect(toNetworkError(withCode(code), host, false)).toMatchObject({ code: 'too-many-open-files' });
  });

  it.each([
    ['ECONNRESET', 'incomplete'],
    ['EPIPE', 'incomplete'],
    ['ERR_HTTP_CONTENT_LENGTH_MISMATCH', 'incomplete'],
    ['HPE_INVALID_CHUNK_SIZE', 'incomplete'],
  ] as const)('%s in the middle of a body is the failure %s', (code, failure) => {
    const error = toNetworkError(withCode(code), host, true);
    expect(error.code).toBe(failure);
    expect(error.message).toContain(host);
  });

  it('of an unknown kind is told with its code where it came from got, and as our own fault otherwise', () => {
    const unknown = new RequestError('no idea', { code: 'ENEW' }, got.defaults.options);
    expect(toNetworkError(unknown, host, false)).toMatchObject({ code: 'connection-lost' });
    expect(toNetworkError(unknown, host, false).message).toContain('ENEW');
    expect(toNetworkError(unknown, host, true)).toMatchObject({ code: 'incomplete' });
    expect(toNetworkError(new TypeError('oops'), host, false)).toMatchObject({ code: 'internal' });
    expect(toNetworkError('a string', host, false)).toMatchObject({ code: 'internal' });
  });

  it('K7 shows no login, however deep one looks into it', async () => {
    const error = toNetworkError(await gotError(), host, false);
    expect(error.code).toBe('connect-refused');
    const shown = inspect(error, { depth: 20, showHidden: true });
    expect(shown).not.toContain('secret');
    expect(shown).not.toContain(Buffer.from('me:secret').toString('base64'));
    expect(JSON.stringify(error.toFailure())).not.toContain('secret');
  });
});
