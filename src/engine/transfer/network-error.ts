import { RequestError, TimeoutError } from 'got';
import type { FailureCode } from '../../shared/failure.ts';
import { DownloadError } from '../download-error.ts';
import { errorCode } from '../error-code.ts';
import { privateAddressCode } from './network.ts';

/** OpenSSL's and Node's codes for a certificate or handshake that cannot be trusted. */
const tlsCode =
  /^(CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|ERR_TLS_|ERR_SSL_|EPROTO$)/;

const sentences: Partial<Record<string, [FailureCode, (host: string) => string]>> = {
  ENOTFOUND: ['dns-failed', (host) => `${host} was not found.`],
  EAI_AGAIN: ['dns-failed', (host) => `The name ${host} could not be looked up.`],
  EAI_FAIL: ['dns-failed', (host) => `The name ${host} could not be looked up.`],
  ECONNREFUSED: ['connect-refused', (host) => `${host} refused the connection.`],
  EHOSTUNREACH: ['unreachable', (host) => `${host} cannot be reached.`],
  ENETUNREACH: ['unreachable', (host) => `There is no network route to ${host}.`],
  ECONNRESET: ['connection-lost', (host) => `${host} broke off the connection.`],
  EPIPE: ['connection-lost', (host) => `${host} broke off the connection.`],
  ECONNABORTED: ['connection-lost', (host) => `${host} broke off the connection.`],
  ETIMEDOUT: ['connect-timeout', (host) => `${host} did not answer in time.`],
  EMFILE: ['too-many-open-files', () => 'This computer has too many files and connections open.'],
  ENFILE: ['too-many-open-files', () => 'This computer has too many files and connections open.'],
  [privateAddressCode]: ['redirect-failed', (host) => `A redirect leads to ${host}, which is inside this network.`],
  HPE_HEADER_OVERFLOW: ['bad-response', (host) => `${host} sent headers larger than 256 KiB.`],
  ERR_HTTP_CONTENT_LENGTH_MISMATCH: ['incomplete', (host) => `${host} sent fewer bytes than it announced.`],
};

const timeouts: Record<string, [FailureCode, (host: string, seconds: string) => string]> = {
  lookup: ['dns-timeout', (host, s) => `The name ${host} was not looked up within ${s}.`],
  connect: ['connect-timeout', (host, s) => `${host} did not accept a connection within ${s}.`],
  secureConnect: ['tls-timeout', (host, s) => `${host} did not finish the TLS handshake within ${s}.`],
  response: ['first-byte-timeout', (host, s) => `${host} did not answer within ${s}.`],
};

/** What is the next hop's trouble: the proxy's, where there is one. */
const lineFailures = new Set<FailureCode>([
  'dns-failed',
  'dns-timeout',
  'connect-refused',
  'connect-timeout',
  'connection-lost',
  'unreachable',
]);

/**
 * Turns what got, Node or OpenSSL threw into a DownloadError.
 *
 * @param host host of the URL that was asked, for the sentence
 * @param bodyStarted whether the answer's headers had arrived: a lost connection then means an incomplete body
 * @param proxyName the proxy that the request went through: what fails before an answer is its line, not the host's
 */
export function toNetworkError(
  error: unknown,
  host: string,
  bodyStarted: boolean,
  proxyName: string | null = null,
): DownloadError {
  if (error instanceof DownloadError) return error;
  const peerFor = (failure: FailureCode): string => (lineFailures.has(failure) ? (proxyName ?? host) : host);
  if (error instanceof TimeoutError) {
    const [code, sentence] = timeouts[error.event] ?? ['idle-timeout', (h, s): string => `${h} sent nothing for ${s}.`];
    const ms = /for (\d+)ms/.exec(error.message)?.[1];
    const time = ms === undefined ? 'the time allowed' : `${Number(ms) / 1000} s`;
    return new DownloadError(code, sentence(peerFor(code), time), { cause: error });
  }
  const code = errorCode(error);
  if (code === 'ERR_PROXY_TUNNEL') return tunnelError(error, host, peerFor('unreachable'));
  if (tlsCode.test(code)) return new DownloadError('tls-failed', tlsSentence(code, host), { cause: error });
  if (code.startsWith('HPE_') && code !== 'HPE_HEADER_OVERFLOW') return parseError(code, error, host, bodyStarted);
  const known = sentences[code];
  if (known !== undefined) {
    const [failure, sentence] = known;
    if (failure === 'connection-lost' && bodyStarted) {
      return new DownloadError('incomplete', `${host} closed the connection before the end.`, { cause: error });
    }
    return new DownloadError(failure, sentence(peerFor(failure)), { cause: error });
  }
  if (error instanceof RequestError) {
    return bodyStarted
      ? new DownloadError('incomplete', `${host} stopped before the end (${code}).`, { cause: error })
      : new DownloadError('connection-lost', `The request to ${host} failed (${code}).`, { cause: error });
  }
  return new DownloadError('internal', `Something unexpected went wrong with ${host}.`, { cause: error });
}

/** What Node's HTTP parser (llhttp) stumbled over. */
function parseError(code: string, cause: unknown, host: string, bodyStarted: boolean): DownloadError {
  if (!bodyStarted) {
    return new DownloadError('bad-response', `${host} answered with something that is not HTTP.`, { cause });
  }
  // The body was over, and what followed is no further answer: its length was announced wrongly.
  if (code === 'HPE_INVALID_CONSTANT') {
    return new DownloadError('bad-response', `${host} sent more bytes than it announced.`, { cause });
  }
  return new DownloadError('incomplete', `${host} sent a body that breaks the rules of HTTP.`, { cause });
}

/** What a proxy said to CONNECT; Node gives its status with the error that got wraps. */
function tunnelError(error: unknown, host: string, proxy: string): DownloadError {
  const cause = error instanceof RequestError ? error.cause : error;
  const status =
    typeof cause === 'object' && cause !== null && 'statusCode' in cause && typeof cause.statusCode === 'number'
      ? cause.statusCode
      : undefined;
  if (status === 407) {
    return new DownloadError('http-unauthorized', `${proxy} asks for a login (407).`, { cause: error, status });
  }
  const said = status === undefined ? '' : ` (${status})`;
  return new DownloadError('unreachable', `${proxy} did not connect to ${host}${said}.`, { cause: error });
}

function tlsSentence(code: string, host: string): string {
  switch (code) {
    case 'CERT_HAS_EXPIRED':
      return `The certificate of ${host} has expired.`;
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'SELF_SIGNED_CERT_IN_CHAIN':
      return `${host} signs its own certificate.`;
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
    case 'HOSTNAME_MISMATCH':
      return `The certificate that ${host} shows belongs to another host.`;
    case 'EPROTO':
    case 'ERR_SSL_WRONG_VERSION_NUMBER':
    case 'ERR_SSL_PACKET_LENGTH_TOO_LONG':
      return `${host} does not speak TLS there.`;
    default:
      return `The secure connection to ${host} failed (${code}).`;
  }
}
