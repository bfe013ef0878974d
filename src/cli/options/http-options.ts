import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { errorCode } from '../../engine/error-code.ts';
import type { HttpClientOptions } from '../../engine/transfer/request/http-client.ts';
import { loadCertificates, loadCookies } from '../../engine/transfer/identity/identity-files.ts';
import { systemProxy } from '../../engine/transfer/network/proxy.ts';
import type { Reading } from '../../shared/identity/header-line.ts';
import { type ListIdentity, readListIdentity } from '../../shared/identity/host-rules.ts';
import { formatCountOf } from '../../shared/format.ts';
import { visibleText } from '../../shared/url-list/visible-text.ts';
import type { GetOptions } from './get-options.ts';
import type { Output } from '../output.ts';
import { refuseTooWide } from './option-values.ts';
import { UsageError } from '../usage-error.ts';

type Identity = Pick<
  GetOptions,
  'timeoutMs' | 'userAgent' | 'headers' | 'refersToSelf' | 'hosts' | 'hostsFile' | 'cookies' | 'ca' | 'proxy' | 'quiet'
>;

/**
 * Who asks, and which way: what the options and the files that they name come to.
 *
 * @throws UsageError for a file that cannot be used
 */
export async function httpOptionsFor(options: Identity, output: Output): Promise<HttpClientOptions> {
  const { timeoutMs, userAgent, headers, refersToSelf, hosts, hostsFile, cookies, ca, proxy } = options;
  await refuseTooWide('--header-for', hosts);
  const http: HttpClientOptions = { timeoutMs, userAgent, headers, refersToSelf, hosts };
  if (hostsFile !== undefined) addUnder(http, await readHosts(hostsFile));
  if (proxy !== null) http.proxy = proxy ?? systemProxy;
  if (ca !== undefined) {
    http.ca = valueOf('--ca', ca, await loadCertificates(ca));
    http.caFile = resolve(ca);
  }
  if (cookies !== undefined) await addCookies(http, cookies, options.quiet ? null : output.err);
  return http;
}

/** What stands on the command line overrules what stands in the file. */
function addUnder(http: HttpClientOptions, file: ListIdentity): void {
  if (file.refersToSelf && http.headers['referer'] === undefined) http.refersToSelf = true;
  http.headers = { ...file.headers, ...http.headers };
  if (http.refersToSelf === true) delete http.headers['referer'];
  http.hosts = [...file.hosts, ...(http.hosts ?? [])];
}

async function readHosts(path: string): Promise<ListIdentity> {
  const { identity, problems } = readListIdentity(await readOption('--hosts', path));
  const [first] = problems;
  if (first !== undefined) throw new UsageError(`--hosts: ${visibleText(path)}: ${first.message}`);
  await refuseTooWide('--hosts', identity.hosts);
  return identity;
}

/** Remembers the file too: whoever goes on with the list reads it again. */
async function addCookies(http: HttpClientOptions, path: string, tell: ((line: string) => void) | null): Promise<void> {
  const file = valueOf('--cookies', path, await loadCookies(path));
  const { badLines } = file;
  if (badLines.length > 0) {
    const which = `line ${badLines[0] ?? 0}${badLines.length > 1 ? ' and others' : ''}`;
    tell?.(`${visibleText(path)}: ${formatCountOf(badLines.length, 'line')} without a cookie left out (${which}).`);
  }
  http.cookies = (url) => file.cookiesFor(url);
  http.cookieFile = resolve(path);
}

function valueOf<T>(option: string, path: string, reading: Reading<T>): T {
  if ('problem' in reading) throw new UsageError(`${option}: ${visibleText(path)} ${reading.problem}`);
  return reading.value;
}

async function readOption(option: string, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${option}: ${visibleText(path)} cannot be read (${errorCode(error)}).`);
  }
}
