import { isRecord } from '../../shared/is-record.ts';
import type { HostRule } from '../../shared/identity/host-rules.ts';
import { type HostRemedies, readHostRemedies } from '../../shared/remedies/remedy.ts';
import type { BatchSpec } from '../batch/batch-spec.ts';
import { namingOf } from '../batch/naming.ts';
import { splitCredentials } from '../store/credentials.ts';
import type { ProxyChoice } from '../transfer/network/proxy.ts';

/** Headers that hold no secret whatever stands in them. In others there may be keys, in cookies there are. */
const harmless = new Set(['referer', 'accept', 'accept-language']);

/** What only an unfinished list has on record; see docs/decisions/secrets-of-a-list.md. */
export interface ListSecrets {
  headers: Record<string, string>;
  hosts: readonly HostRule[];
  /** With its user and password. */
  proxy: string | null;
}

/**
 * How a batch is downloaded, so that it can be gone on with. What is or may be secret stands apart in `secrets`, which is
 * null where there is none, and `left-out` where it is not to be kept. Cookies and certificates are not copied: their
 * files are read again.
 *
 * @param wallNow ms since the epoch: a batch that is gone on with tomorrow names its files as today
 * @param keepsSecrets whether nobody gives them again when the batch is gone on with
 */
export function storableOptions(spec: BatchSpec, wallNow: number, keepsSecrets: boolean): object {
  const { limits, http, retry, maxBytes, onConflict, nameTemplate, sha256, isDurable } = spec;
  const { bytesPerSecond, bytesPerSecondPerHost, remedies } = spec;
  const { timeoutMs, userAgent, refersToSelf, cookieFile, caFile } = http;
  const headers = Object.entries(http.headers);
  const { proxy, proxySecret } = splitProxy(http.proxy);
  const secrets: ListSecrets = {
    headers: Object.fromEntries(headers.filter(([name]) => !harmless.has(name))),
    hosts: http.hosts ?? [],
    proxy: proxySecret,
  };
  const hasSecrets = Object.keys(secrets.headers).length > 0 || secrets.hosts.length > 0 || secrets.proxy !== null;
  return {
    limits,
    http: {
      timeoutMs,
      userAgent,
      headers: Object.fromEntries(headers.filter(([name]) => harmless.has(name))),
      refersToSelf,
      cookieFile,
      caFile,
      proxy,
    },
    secrets: hasSecrets ? (keepsSecrets ? secrets : 'left-out') : null,
    retry,
    maxBytes,
    onConflict,
    nameTemplate,
    date: namingOf(spec, wallNow).date,
    bytesPerSecond,
    bytesPerSecondPerHost,
    remedies,
    sha256,
    isDurable,
  };
}

/** `system` is looked up anew each time: computers move between networks. */
function splitProxy(proxy: string | ProxyChoice | undefined): { proxy: string | null; proxySecret: string | null } {
  if (proxy === undefined) return { proxy: null, proxySecret: null };
  if (typeof proxy === 'function') return { proxy: 'system', proxySecret: null };
  const { url, credentials } = splitCredentials(proxy);
  return { proxy: url, proxySecret: credentials === null ? null : proxy };
}

/** The remedies that were in force in a stored batch; undefined where its options do not say. */
export function storedRemedies(options: unknown): HostRemedies[] | undefined {
  const remedies = isRecord(options) ? options['remedies'] : undefined;
  return Array.isArray(remedies) ? remedies.flatMap(readHostRemedies) : undefined;
}

/** The day after which a stored batch names its files; undefined where its options do not say. */
export function storedDate(options: unknown): string | undefined {
  const date = isRecord(options) ? options['date'] : undefined;
  return typeof date === 'string' && /^\d{4}-\d\d-\d\d$/.test(date) ? date : undefined;
}
