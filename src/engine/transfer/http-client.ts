import http from 'node:http';
import https from 'node:https';
import got, { type Got, type Request } from 'got';
import { type Network, socketLookup, systemNetwork } from './network.ts';
import type { Pace } from './pace-watch.ts';

export interface HttpClientOptions {
  /** Bounds silence: DNS, connect, TLS, headers, and gaps in the body, in ms each. Not a bound on the whole download. */
  timeoutMs: number;
  userAgent: string;
  /** Sent with every request, names in lower case; dropped when a redirect leaves the origin. */
  headers: Record<string, string>;
  /** Address of an http or https proxy that all requests go through, its user and password included. Needs Node 24.5. */
  proxy?: string | undefined;
  /** A body that comes more slowly than this is given up. */
  slowest?: Pace;
}

/** So slow that nobody waits for an image at it, and that a server which dribbles to hold us up is found out. */
const defaultSlowest: Pace = { bytesPerSecond: 100, windowMs: 60_000 };

export const defaultHttpOptions: HttpClientOptions = { timeoutMs: 30_000, userAgent: 'Shoal', headers: {} };

export interface GetOptions {
  headers: Record<string, string>;
  /** A new connection instead of a kept-alive one. */
  fresh: boolean;
  /** The request goes to another origin than the list named: it takes none of the list's own headers along. */
  foreign: boolean;
  /** Connect to public addresses only. */
  publicOnly: boolean;
}

/** One batch's line to its servers: kept-alive connections and the options that all its requests share. */
export interface HttpClient {
  /** Starts a GET whose body can be read as a stream, coded as it comes. Not retried, redirects not followed, no status is an error. */
  get(url: URL, options: GetOptions): Request;
  /** How long a body may be silent; its reader watches that, because only it knows when it wants bytes. */
  readonly idleTimeoutMs: number;
  readonly slowest: Pace;
  /** The proxy as a sentence may name it; null where the servers are asked directly. */
  readonly proxyName: string | null;
  /** Whether an address leads into our own network. With a proxy nothing is known of addresses, and nothing is private. */
  isPrivate(address: string): boolean;
  /** Closes the kept-alive connections. Later requests open new ones. */
  closeIdle(): void;
}

/** Everything goes into one `got.extend`: options per request cost more than the request's own work. */
export function createHttpClient(options: HttpClientOptions, network: Network = systemNetwork): HttpClient {
  const { timeoutMs } = options;
  const line = proxyOptions(options);
  const kept = createAgents({ keepAlive: true, maxFreeSockets: 256, scheduling: 'lifo', ...line });
  // Connections of their own: a kept one of the others may lead to an address that these must not reach.
  const keptPublic = createAgents({ keepAlive: true, maxFreeSockets: 256, scheduling: 'lifo' });
  const single = createAgents(line);
  const publicLookup = socketLookup(network, true);

  const foreign: Got = got.extend({
    agent: kept,
    dnsLookup: socketLookup(network, false),
    retry: { limit: 0 }, // the engine decides: it knows the part file, Retry-After and the host
    throwHttpErrors: false, // got would read an error page whole into memory
    followRedirect: false, // got would read the body of a redirect to its end, however long it is
    decompress: false, // its caps are on what comes over the line and on what it unpacks to
    strictContentLength: true,
    maxHeaderSize: 256 * 1024,
    timeout: { lookup: timeoutMs, connect: timeoutMs, secureConnect: timeoutMs, response: timeoutMs },
    headers: {
      'user-agent': options.userAgent,
      accept: 'image/*,*/*;q=0.8',
      'accept-encoding': 'identity', // an image is compressed already
    },
  });
  const own: Got = foreign.extend({ headers: options.headers });

  return {
    idleTimeoutMs: timeoutMs,
    slowest: options.slowest ?? defaultSlowest,
    proxyName: options.proxy === undefined ? null : `${new URL(options.proxy).host} (proxy)`,
    get(url, { headers, fresh, foreign: isForeign, publicOnly }) {
      const client = isForeign ? foreign : own;
      if (publicOnly) {
        const agent = fresh ? single : keptPublic;
        return client.stream(url, { headers, agent, dnsLookup: publicLookup });
      }
      return client.stream(url, fresh ? { headers, agent: single } : { headers });
    },
    isPrivate: (address) => options.proxy === undefined && network.isPrivate(address),
    closeIdle() {
      for (const agents of [kept, keptPublic]) for (const agent of [agents.http, agents.https]) agent.destroy();
    },
  };
}

interface AgentPair {
  http: http.Agent;
  https: https.Agent;
}

const createAgents = (options: http.AgentOptions): AgentPair => ({
  http: new http.Agent(options),
  https: new https.Agent(options),
});

/** `timeout` bounds the wait for a tunnel (CONNECT), during which there is no socket yet that got could watch. */
function proxyOptions({ proxy, timeoutMs }: HttpClientOptions): http.AgentOptions {
  return proxy === undefined ? {} : { proxyEnv: { HTTP_PROXY: proxy, HTTPS_PROXY: proxy }, timeout: timeoutMs };
}
