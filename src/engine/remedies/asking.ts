import type { Remedy } from '../../shared/remedies/remedy.ts';
import { createHttpClient, type HttpClient, type HttpClientOptions } from '../transfer/request/http-client.ts';
import type { Network } from '../transfer/network/network.ts';
import { browserUserAgent } from './browser-user-agent.ts';

/** How one image is asked for. */
export interface Asking {
  http: HttpClient;
  /** With credentials, if the list has them. */
  url: string;
  /** The largest file that is wanted, in bytes. */
  maxBytes: number;
}

/** The lines of a batch to its servers: the one that all downloads share, and one for each set of remedies in use. */
export interface Lines {
  readonly plain: HttpClient;
  /**
   * @param url as the list has it
   * @param remedies in the order of `remedies`
   */
  ask(url: string, remedies: readonly Remedy[]): Asking;
  /** Closes the kept-alive connections. Later requests open new ones. */
  closeIdle(): void;
}

/** A time-out is longer by this factor with patience, and at least so long. In ms. */
const patience = { factor: 4, leastMs: 120_000 } as const;

/**
 * Makes the client that all downloads of a batch share; those with remedies are made when they are first asked for.
 *
 * @param maxBytes the largest file that is wanted where no remedy lifts the bound
 * @param network how names are looked up; the system's where it is left out
 */
export function createLines(options: HttpClientOptions, maxBytes: number, network?: Network): Lines {
  const plain = createHttpClient(options, network);
  const remedied = new Map<string, HttpClient>();
  const clientFor = (remedies: readonly Remedy[]): HttpClient => {
    const own = remedies.filter((remedy) => remedy === 'referer' || remedy === 'user-agent' || remedy === 'patience');
    if (own.length === 0) return plain;
    const key = own.join();
    const client = remedied.get(key) ?? createHttpClient(withRemedies(options, own), network);
    remedied.set(key, client);
    return client;
  };
  return {
    plain,
    ask(url, remedies) {
      if (remedies.length === 0) return { http: plain, url, maxBytes };
      return {
        http: clientFor(remedies),
        url: remedies.includes('https') ? toHttps(url) : url,
        maxBytes: remedies.includes('any-size') ? Number.MAX_SAFE_INTEGER : maxBytes,
      };
    },
    closeIdle() {
      plain.closeIdle();
      for (const client of remedied.values()) client.closeIdle();
    },
  };
}

/** The options as the remedies change them: what they send overrules the list's own headers and those of rules for hosts. */
function withRemedies(options: HttpClientOptions, remedies: readonly Remedy[]): HttpClientOptions {
  const changed = { ...options };
  if (remedies.includes('referer')) changed.refersToSelf = true;
  if (remedies.includes('user-agent')) changed.userAgent = browserUserAgent();
  if (remedies.includes('patience')) {
    changed.timeoutMs = Math.max(options.timeoutMs * patience.factor, patience.leastMs);
  }
  const overruled = ['referer', 'user-agent'].filter((name) => remedies.some((remedy) => remedy === name));
  const kept = (headers: Record<string, string>): Record<string, string> =>
    Object.fromEntries(Object.entries(headers).filter(([name]) => !overruled.includes(name)));
  changed.headers = kept(options.headers);
  if (options.hosts !== undefined) {
    changed.hosts = options.hosts.map((rule) => ({ ...rule, headers: kept(rule.headers) }));
  }
  return changed;
}

/** The port stays where the URL names one: whoever writes it out knows what listens there. */
function toHttps(text: string): string {
  const url = new URL(text);
  if (url.protocol === 'http:') url.protocol = 'https:';
  return url.href;
}
