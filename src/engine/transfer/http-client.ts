import http from 'node:http';
import https from 'node:https';
import got, { type Got, type Request } from 'got';

export interface HttpClientOptions {
  /** Bounds silence: DNS, connect, TLS, headers, and gaps in the body, in ms each. Not a bound on the whole download. */
  timeoutMs: number;
  userAgent: string;
  /** Sent with every request, names in lower case; dropped when a redirect leaves the origin. */
  headers: Record<string, string>;
  /** Address of an http or https proxy that all requests go through, its user and password included. Needs Node 24.5. */
  proxy?: string | undefined;
}

export const defaultHttpOptions: HttpClientOptions = { timeoutMs: 30_000, userAgent: 'Shoal', headers: {} };

/** One batch's line to its servers: kept-alive connections and the options that all its requests share. */
export interface HttpClient {
  /**
   * Starts a GET whose body can be read as a stream. Never retried by itself, HTTP errors do not throw.
   *
   * @param fresh a new connection instead of a kept-alive one
   */
  get(url: string, headers: Record<string, string>, fresh: boolean): Request;
  /** How long a body may be silent; its reader watches that, because only it knows when it wants bytes. */
  readonly idleTimeoutMs: number;
  /** The proxy as a sentence may name it; null where the servers are asked directly. */
  readonly proxyName: string | null;
  /** Closes the kept-alive connections. Later requests open new ones. */
  closeIdle(): void;
}

/** Everything goes into one `got.extend`: options per request cost more than the request's own work. */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const line = proxyOptions(options);
  const agentOptions = { keepAlive: true, maxFreeSockets: 256, scheduling: 'lifo', ...line } as const;
  const agents = { http: new http.Agent(agentOptions), https: new https.Agent(agentOptions) };
  const ownHeaders = Object.keys(options.headers);
  const client: Got = got.extend({
    agent: agents,
    retry: { limit: 0 }, // the engine decides: it knows the part file, Retry-After and the host
    throwHttpErrors: false, // got would read an error page whole into memory
    followRedirect: true,
    maxRedirects: 10,
    strictContentLength: true,
    maxHeaderSize: 256 * 1024,
    timeout: {
      lookup: options.timeoutMs,
      connect: options.timeoutMs,
      secureConnect: options.timeoutMs,
      response: options.timeoutMs,
    },
    headers: {
      'user-agent': options.userAgent,
      accept: 'image/*,*/*;q=0.8',
      'accept-encoding': 'identity', // an image is compressed already
      ...options.headers,
    },
    hooks: {
      beforeRedirect: [
        (next, answer): void => {
          const url = next.url;
          if (!(url instanceof URL)) return;
          if (url.protocol !== 'http:' && url.protocol !== 'https:') {
            throw Object.assign(new Error('unsupported protocol'), { code: 'ERR_UNSUPPORTED_PROTOCOL' });
          }
          // They were given for the hosts of the list, and may hold a key.
          if (url.origin !== new URL(answer.url).origin) for (const name of ownHeaders) delete next.headers[name];
        },
      ],
    },
  });
  const fresh = client.extend({ agent: { http: new http.Agent(line), https: new https.Agent(line) } });
  return {
    idleTimeoutMs: options.timeoutMs,
    proxyName: options.proxy === undefined ? null : `${new URL(options.proxy).host} (proxy)`,
    get: (url, headers, isFresh) => (isFresh ? fresh : client).stream(url, { headers }),
    closeIdle() {
      agents.http.destroy();
      agents.https.destroy();
    },
  };
}

/** `timeout` bounds the wait for a tunnel (CONNECT), during which there is no socket yet that got could watch. */
function proxyOptions({ proxy, timeoutMs }: HttpClientOptions): http.AgentOptions {
  return proxy === undefined ? {} : { proxyEnv: { HTTP_PROXY: proxy, HTTPS_PROXY: proxy }, timeout: timeoutMs };
}
