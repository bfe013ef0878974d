import { RequestError } from 'got';
import type { Phase } from '../../../shared/download.ts';
import type { FailureCode } from '../../../shared/failure.ts';
import { DownloadError } from '../../download-error.ts';
import { errorCode } from '../../error-code.ts';
import { LineTimeout } from '../request/head-request.ts';
import { privateAddressCode } from './network.ts';
import { socksErrorCode } from './proxy.ts';

/**
 * OpenSSL's and Node's codes for a certificate or handshake that cannot be trusted. `UNSPECIFIED` is what Node calls all
 * that it has no name for, such as a signature by SHA-1 or a key that is too short.
 */
const tlsCode =
  /^(CERT_|CRL_|UNABLE_TO_|ERROR_IN_C|DEPTH_ZERO_|SELF_SIGNED_|PATH_LENGTH_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|ERR_TLS_|ERR_SSL_|EPROTO$|UNSPECIFIED$)/;

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

type TimeoutFinding = [FailureCode, (host: string, seconds: string) => string];

const timeouts: Partial<Record<Phase, TimeoutFinding>> & Record<'firstByte', TimeoutFinding> = {
  dns: ['dns-timeout', (host, s) => `The name ${host} was not looked up within ${s}.`],
  connect: ['connect-timeout', (host, s) => `${host} did not accept a connection within ${s}.`],
  tls: ['tls-timeout', (host, s) => `${host} did not finish the TLS handshake within ${s}.`],
  firstByte: ['first-byte-timeout', (host, s) => `${host} did not answer within ${s}.`],
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

/** What an error comes to. */
interface Finding {
  code: FailureCode;
  message: string;
  status?: number;
}

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
  const { code, message, status } = judge(error, host, bodyStarted, proxyName);
  const cause = withoutRequest(error);
  return new DownloadError(code, message, status === undefined ? { cause } : { cause, status });
}

/** got's errors hold the request, and with it logins, cookies and keys; what is left names the error and where it arose. */
function withoutRequest(error: unknown): Error {
  const name = error instanceof Error ? error.name : typeof error;
  const bare = Object.assign(new Error(`${name} (${errorCode(error)})`), { code: errorCode(error) });
  const frames =
    error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at ')) : [];
  bare.stack = [bare.message, ...frames].join('\n');
  return bare;
}

function judge(error: unknown, host: string, bodyStarted: boolean, proxyName: string | null): Finding {
  const peerFor = (failure: FailureCode): string => (lineFailures.has(failure) ? (proxyName ?? host) : host);
  if (error instanceof LineTimeout) {
    const [code, sentence] = timeouts[error.phase] ?? timeouts.firstByte;
    return { code, message: sentence(peerFor(code), `${error.ms / 1000} s`) };
  }
  const code = errorCode(error);
  if (code === socksErrorCode) {
    return { code: 'unreachable', message: `${peerFor('unreachable')} did not connect to ${host}.` };
  }
  if (code === 'ERR_PROXY_TUNNEL') return tunnelError(error, host, peerFor('unreachable'));
  if (tlsCode.test(code)) return { code: 'tls-failed', message: tlsSentence(code, host) };
  if (code.startsWith('HPE_') && code !== 'HPE_HEADER_OVERFLOW') return parseError(host, bodyStarted);
  const known = sentences[code];
  if (known !== undefined) {
    const [failure, sentence] = known;
    if (failure === 'connection-lost' && bodyStarted) {
      return { code: 'incomplete', message: `${host} closed the connection before the end.` };
    }
    return { code: failure, message: sentence(peerFor(failure)) };
  }
  if (error instanceof RequestError || code !== 'unknown') {
    return bodyStarted
      ? { code: 'incomplete', message: `${host} stopped before the end (${code}).` }
      : { code: 'connection-lost', message: `The request to ${host} failed (${code}).` };
  }
  return { code: 'internal', message: `Something unexpected went wrong with ${host}.` };
}

/** What Node's HTTP parser (llhttp) stumbled over. */
function parseError(host: string, bodyStarted: boolean): Finding {
  if (!bodyStarted) return { code: 'bad-response', message: `${host} answered with something that is not HTTP.` };
  return { code: 'incomplete', message: `${host} sent a body that breaks the rules of HTTP.` };
}

/** What a proxy said to CONNECT; Node gives its status with the error that got wraps. */
function tunnelError(error: unknown, host: string, proxy: string): Finding {
  const cause = error instanceof RequestError ? error.cause : error;
  const status =
    typeof cause === 'object' && cause !== null && 'statusCode' in cause && typeof cause.statusCode === 'number'
      ? cause.statusCode
      : undefined;
  if (status === 407) return { code: 'http-unauthorized', message: `${proxy} asks for a login (407).`, status };
  const said = status === undefined ? '' : ` (${status})`;
  return { code: 'unreachable', message: `${proxy} did not connect to ${host}${said}.` };
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
    case 'CERT_NOT_YET_VALID':
      return `The certificate of ${host} is not valid yet.`;
    case 'UNSPECIFIED':
      return `The certificate of ${host} is too weak to be trusted.`;
    case 'EPROTO':
    case 'ERR_SSL_WRONG_VERSION_NUMBER':
    case 'ERR_SSL_PACKET_LENGTH_TOO_LONG':
      return `${host} does not speak TLS there.`;
    default:
      return `The secure connection to ${host} failed (${code}).`;
  }
}
