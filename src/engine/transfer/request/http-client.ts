import type { LookupFunction } from 'node:net';
import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';
import got, { type Got, type Request, type RequestFunction } from 'got';
import type { HostRule } from '../../../shared/identity/host-rules.ts';
import { DownloadError } from '../../download-error.ts';
import { type Away, createHostIdentities, type HostIdentity } from '../identity/host-identity.ts';
import { type Network, socketLookup, systemNetwork } from '../network/network.ts';
import type { Pace } from '../body/pace-watch.ts';
import { type AgentPair, createAgents, isUsableProxy, type ProxyChoice } from '../network/proxy.ts';

export interface HttpClientOptions {
  /** Bounds silence: DNS, connect, TLS, headers, and gaps in the body, in ms each. Not a bound on the whole download. */
  timeoutMs: number;
  userAgent: string;
  /** Sent with every request, names in lower case, an empty one left out; dropped when a redirect leaves the origin. */
  headers: Record<string, string>;
  /** Sends the image's own site as Referer; like `headers`, not to another origin. */
  refersToSelf?: boolean | undefined;
  /** What is different for some hosts; see `createHostIdentities`. Their hosts can be read by `readHostPattern`. */
  hosts?: readonly HostRule[] | undefined;
  /** The Cookie header for a URL, of cookies that are meant for just that; null where there are none. */
  cookies?: ((url: URL) => string | null) | undefined;
  /** Absolute path of the file that `cookies` were read from; whoever goes on with the list later reads it again. */
  cookieFile?: string | undefined;
  /** Certificates of authorities to trust besides the system's, PEM. */
  ca?: string | undefined;
  /** Absolute path of the file that `ca` was read from. */
  caFile?: string | undefined;
  /** Address of an http, https or SOCKS proxy, its user and password included, or which one for which URL. */
  proxy?: string | ProxyChoice | undefined;
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
  foreign: Away;
  /** Connect to public addresses only. */
  publicOnly: boolean;
  /** GET where it is left out. */
  method?: 'GET' | 'HEAD';
}

/** One batch's line to its servers: kept-alive connections and the options that all its requests share. */
export interface HttpClient {
  /**
   * Starts a request whose body can be read as a stream, coded as it comes. Not retried, redirects not followed, no status is
   * an error.
   *
   * @param send makes the request itself, and bounds its time
   * @throws DownloadError for a proxy that cannot be used
   */
  get(url: URL, options: GetOptions, send: RequestFunction): Request;
  /** Bounds looking up, connecting, the handshake and the wait for the head of an answer, each. */
  readonly timeoutMs: number;
  /** The headers of a GET, names in lower case: those that are said by whoever asks, not those of the connection. */
  headersFor(url: URL): Record<string, string>;
  /** How long a body may be silent; its reader watches that, because only it knows when it wants bytes. */
  readonly idleTimeoutMs: number;
  readonly slowest: Pace;
  /** The proxy as a sentence may name it; null where the server is asked directly. With a proxy nothing is known of addresses. */
  proxyNameFor(url: URL): string | null;
  /** Whether an address leads into our own network. */
  isPrivate(address: string): boolean;
  /** Closes the kept-alive connections. Later requests open new ones. */
  closeIdle(): void;
}

/** Everything goes into `got.extend`: options per request cost more than the request's own work. */
export function createHttpClient(options: HttpClientOptions, network: Network = systemNetwork): HttpClient {
  const { timeoutMs, proxy } = options;
  const identityFor = createHostIdentities(
    { headers: options.headers, refersToSelf: options.refersToSelf === true },
    options.hosts ?? [],
  );
  const secureContext = options.ca === undefined ? undefined : trustAlso(options.ca);
  const line = { timeoutMs, secureContext };
  const lines = new Map<string | null, Line>();
  const wayThrough = (through: string | null, keepAlive: boolean, lookup: LookupFunction): Way => ({
    agents: createAgents(through, { ...line, keepAlive }),
    lookup,
    speakers: new Map(),
  });
  const [lookup, publicLookup] = [socketLookup(network, false), socketLookup(network, true)];
  // Connections of their own: a kept one of the others may lead to an address that these must not reach.
  const publicLine: Line = {
    kept: wayThrough(null, true, publicLookup),
    single: wayThrough(null, false, publicLookup),
  };

  const usual = {
    'user-agent': options.userAgent,
    accept: 'image/*,*/*;q=0.8',
    'accept-encoding': 'identity', // an image is compressed already
  };
  const plain: Got = got.extend({
    // The engine decides: it knows the part file, Retry-After and the host. got copies the lists for each request.
    retry: { limit: 0, methods: [], statusCodes: [], errorCodes: [] },
    throwHttpErrors: false, // got would read an error page whole into memory
    followRedirect: false, // got would read the body of a redirect to its end, however long it is
    decompress: false, // its caps are on what comes over the line and on what it unpacks to
    strictContentLength: true,
    maxHeaderSize: 256 * 1024,
    headers: usual,
    mutableDefaults: true,
  });
  // What is undefined in them is copied for each request all the same: twenty settings of TLS, which stand with the agents.
  plain.defaults.options.https = {};
  const speakerFor = ({ key, headers }: HostIdentity, way: Way): Got => {
    let found = way.speakers.get(key);
    if (found === undefined) {
      const { cookie: _sentWithThoseOfTheFile, ...others } = headers;
      // got leaves out what is undefined.
      found = plain.extend({
        agent: way.agents,
        dnsLookup: way.lookup,
        headers: Object.fromEntries(
          Object.entries(others).map(([name, value]) => [name, value === '' ? undefined : value]),
        ),
      });
      way.speakers.set(key, found);
    }
    return found;
  };

  const proxyFor = (url: URL): string | null => (typeof proxy === 'function' ? proxy(url) : (proxy ?? null));

  const lineFor = (url: URL): Line => {
    const through = proxyFor(url);
    let found = lines.get(through);
    if (found === undefined) {
      if (through !== null && !isUsableProxy(through)) {
        throw new DownloadError(
          'unreachable',
          'The proxy has no address that begins with http://, https:// or socks5://.',
        );
      }
      found = {
        kept: wayThrough(through, true, lookup),
        single: wayThrough(through, false, lookup),
      };
      lines.set(through, found);
    }
    return found;
  };

  const personal = (url: URL, { headers: { cookie = '' }, refersToSelf }: HostIdentity): Record<string, string> => {
    const headers: Record<string, string> = {};
    if (refersToSelf) headers['referer'] = `${url.origin}/`;
    const cookies = [cookie, options.cookies?.(url) ?? ''].filter((text) => text !== '').join('; ');
    if (cookies !== '') headers['cookie'] = cookies;
    return headers;
  };

  return {
    headersFor(url) {
      const identity = identityFor(url, false);
      const { cookie: _withThoseOfTheFile, ...others } = identity.headers;
      const headers = { ...usual, ...others, ...personal(url, identity) };
      return Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''));
    },
    timeoutMs,
    idleTimeoutMs: timeoutMs,
    slowest: options.slowest ?? defaultSlowest,
    proxyNameFor(url) {
      const through = proxyFor(url);
      return through === null ? null : `${URL.parse(through)?.host ?? 'The proxy'} (proxy)`;
    },
    get(url, { headers: asked, fresh, foreign, publicOnly, method = 'GET' }, send) {
      const identity = identityFor(url, foreign);
      const { kept, single } = publicOnly && proxyFor(url) === null ? publicLine : lineFor(url);
      const speaker = speakerFor(identity, fresh ? single : kept);
      const headers = { ...personal(url, identity), ...asked };
      // What is given with a call is copied, checked and merged: for nearly all requests there is nothing to give.
      const isUsual = method === 'GET' && Object.keys(headers).length === 0;
      const stream = isUsual ? speaker.stream(url) : speaker.stream(url, { method, headers });
      stream.options.request = send;
      return stream;
    },
    isPrivate: (address) => network.isPrivate(address),
    closeIdle() {
      for (const { kept } of [publicLine, ...lines.values()]) {
        const { http, https } = kept.agents;
        for (const agent of [http, https]) agent.destroy();
      }
    },
  };
}

/** The ways to the servers through one proxy, or straight to them. */
interface Line {
  kept: Way;
  single: Way;
}

/** One of them: its connections, and got's instances that use them, by what is sent along. */
interface Way {
  agents: AgentPair;
  lookup: LookupFunction;
  speakers: Map<string, Got>;
}

/** Made once: with the certificates themselves each connection would read all of them again. */
const trustAlso = (ca: string): SecureContext => createSecureContext({ ca: [...getCACertificates('default'), ca] });
