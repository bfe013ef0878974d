import type { BatchSettings } from '../../engine/recovery/begin-batch.ts';
import { findTooWide } from '../../engine/transfer/identity/host-identity.ts';
import type { HttpClientOptions } from '../../engine/transfer/request/http-client.ts';
import { loadCertificates, loadCookies } from '../../engine/transfer/identity/identity-files.ts';
import { systemProxy } from '../../engine/transfer/network/proxy.ts';
import { defaultRetryOptions } from '../../engine/transfer/retry-policy.ts';
import type { Limits } from '../../shared/batch.ts';
import { readListIdentity } from '../../shared/identity/host-rules.ts';
import type { ListSecrets, OptionFileKind } from '../../shared/options.ts';
import type { DownloadSettings } from '../../shared/settings.ts';
import { CommandError } from '../ipc/command-error.ts';
import { messages } from '../language.ts';
import { readStoredOptions } from './stored-options.ts';

/** How this start of the app downloads, whatever the list. */
export interface AppOptions {
  limits: Limits;
  /** Who asks, where the person says nothing else. */
  userAgent: string;
  /** Paths of files that are chosen now. */
  files: Record<OptionFileKind, string | null>;
}

/**
 * What a new list is downloaded with.
 *
 * @throws CommandError for headers or a file that cannot be used
 */
export async function settingsForNewList(
  download: DownloadSettings,
  secrets: ListSecrets,
  { limits, userAgent, files }: AppOptions,
): Promise<BatchSettings> {
  const { identity, problems } = readListIdentity(secrets.headers);
  const [first] = problems;
  if (first !== undefined) throw new CommandError('bad-headers', messages().main.headers(first.message));
  const wide = await findTooWide(identity.hosts);
  if (wide !== null) {
    throw new CommandError('bad-headers', messages().main.headersTooWide(wide));
  }
  const { referer } = download;
  const headers = { ...identity.headers };
  if (referer.kind === 'page') headers['referer'] ??= referer.url;
  const http: HttpClientOptions = {
    timeoutMs: download.timeoutSeconds * 1000,
    userAgent: download.userAgent === '' ? userAgent : download.userAgent,
    headers,
    refersToSelf: identity.refersToSelf || (referer.kind === 'self' && headers['referer'] === undefined),
    hosts: identity.hosts,
  };
  if (identity.refersToSelf) delete headers['referer'];
  const proxy = proxyOf(download, secrets.proxyLogin);
  if (proxy !== null) http.proxy = proxy;
  await addFiles(http, files, (kind, problem) => messages().main.optionFile[kind](problem));
  return {
    limits,
    http,
    retry: { ...defaultRetryOptions, retries: download.retries },
    maxBytes: download.maxBytes,
    onConflict: download.onConflict,
    nameTemplate: download.nameTemplate === '' ? undefined : download.nameTemplate,
    bytesPerSecond: download.bytesPerSecond ?? undefined,
    bytesPerSecondPerHost: download.bytesPerSecondPerHost ?? undefined,
  };
}

/**
 * What a list that an earlier start has begun is gone on with: what it was begun with. Its cookies and certificates are
 * read again; where their files are gone, those that are chosen now take their place.
 *
 * @param stored what `storableOptions` made of it
 * @throws CommandError for what is needed and not there
 */
export async function settingsForStoredList(
  stored: unknown,
  { limits, userAgent, files }: AppOptions,
): Promise<BatchSettings> {
  const { http, secrets, retry, ...rest } = readStoredOptions(stored);
  if (secrets === 'left-out') {
    throw new CommandError('no-secrets', messages().main.secretsInTerminal);
  }
  const options: HttpClientOptions = {
    timeoutMs: http.timeoutMs,
    userAgent: http.userAgent ?? userAgent,
    headers: { ...http.headers, ...secrets?.headers },
    refersToSelf: http.refersToSelf,
    hosts: secrets?.hosts ?? [],
  };
  const proxy = secrets?.proxy ?? (http.proxy === 'system' ? systemProxy : http.proxy);
  if (proxy !== null) options.proxy = proxy;
  const then = { cookies: http.cookieFile ?? null, certificates: http.caFile ?? null };
  const now = {
    cookies: await firstUsable('cookies', [then.cookies, files.cookies]),
    certificates: await firstUsable('certificates', [then.certificates, files.certificates]),
  };
  await addFiles(
    options,
    { cookies: then.cookies && now.cookies, certificates: then.certificates && now.certificates },
    (kind, problem) => messages().main.storedOptionFile[kind](problem),
  );
  return { ...rest, limits, http: options, retry: { ...defaultRetryOptions, ...retry } };
}

function proxyOf({ proxy }: DownloadSettings, login: string): HttpClientOptions['proxy'] | null {
  if (proxy.kind === 'system') return systemProxy;
  if (proxy.kind === 'none') return null;
  const url = new URL(proxy.address);
  const colon = login.indexOf(':');
  url.username = colon < 0 ? login : login.slice(0, colon);
  url.password = colon < 0 ? '' : login.slice(colon + 1);
  return url.href;
}

/** The first file that can be used; the first one that is given where none can, for its problem to be told. */
async function firstUsable(kind: OptionFileKind, paths: readonly (string | null)[]): Promise<string | null> {
  const given = paths.filter((path) => path !== null);
  for (const path of given) {
    const reading = kind === 'cookies' ? await loadCookies(path) : await loadCertificates(path);
    if ('value' in reading) return path;
  }
  return given[0] ?? null;
}

async function addFiles(
  http: HttpClientOptions,
  { cookies, certificates }: Record<OptionFileKind, string | null>,
  sentence: (kind: OptionFileKind, problem: string) => string,
): Promise<void> {
  if (cookies !== null) {
    const file = await loadCookies(cookies);
    if ('problem' in file) throw new CommandError('no-cookie-file', sentence('cookies', file.problem));
    http.cookies = (url) => file.value.cookiesFor(url);
    http.cookieFile = cookies;
  }
  if (certificates !== null) {
    const pem = await loadCertificates(certificates);
    if ('problem' in pem) throw new CommandError('no-certificates', sentence('certificates', pem.problem));
    http.ca = pem.value;
    http.caFile = certificates;
  }
}
