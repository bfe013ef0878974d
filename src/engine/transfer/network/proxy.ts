import http from 'node:http';
import https from 'node:https';
import type { SecureContext } from 'node:tls';
import { getProxyForUrl } from 'proxy-from-env';
import { SocksProxyAgent } from 'socks-proxy-agent';
import { readProxyAddress } from '../../../shared/identity/proxy-address.ts';
import { errorCode } from '../../error-code.ts';
import { ReadingAgent } from './reading-agent.ts';

/** Which proxy a URL is asked through, its user and password included; null: none. */
export type ProxyChoice = (url: URL) => string | null;

const variables = ['http_proxy', 'https_proxy', 'all_proxy'].flatMap((name) => [name, name.toUpperCase()]);

/**
 * The proxy of the system's variables: HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY, in lower case too. This computer
 * itself is never asked through one: a proxy elsewhere would reach another one by that name.
 */
export const systemProxy: ProxyChoice = (url) => {
  if (/^(?:(?:.*\.)?localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname)) return null;
  const proxy = getProxyForUrl(url.href);
  if (proxy === '') return null;
  // An address without a scheme means http, as curl has it, also for https sites.
  const [, bare = ''] = proxy.split('://', 2);
  return variables.some((name) => process.env[name] === bare) ? `http://${bare}` : proxy;
};

const isSocks = (proxy: string): boolean => /^socks(?:4a?|5h?)?:/i.test(proxy);

/** Whether connections can be made through it: http, https and SOCKS 4, 4a and 5. */
export const isUsableProxy = (proxy: string): boolean => proxy.includes('://') && 'value' in readProxyAddress(proxy);

export interface AgentPair {
  http: http.Agent;
  https: https.Agent;
}

export interface LineOptions {
  /** Connections are kept for later requests. */
  keepAlive: boolean;
  /** In ms: bounds the wait for a tunnel, during which there is no socket yet that anybody could watch. */
  timeoutMs: number;
  /** Whom to trust; the system's where it is not given. */
  secureContext: SecureContext | undefined;
}

/** A tunnel's agent also watches over its sockets; the reader of a body, which knows when it wants bytes, is to be first. */
const afterReaderMs = 1000;

/** What a SOCKS proxy fails with that is not there, is silent, wants another login or refuses: nothing tells these apart. */
export const socksErrorCode = 'ERR_SOCKS';

class SocksAgent extends SocksProxyAgent {
  override async connect(...args: Parameters<SocksProxyAgent['connect']>): ReturnType<SocksProxyAgent['connect']> {
    try {
      return await super.connect(...args);
    } catch (error) {
      // The library's own error holds the login of the proxy, and no code.
      throw errorCode(error) === 'unknown' ? Object.assign(new Error('no tunnel'), { code: socksErrorCode }) : error;
    }
  }
}

/** @param proxy a usable one, or null for straight connections */
export function createAgents(proxy: string | null, { keepAlive, timeoutMs, secureContext }: LineOptions): AgentPair {
  const options: https.AgentOptions = keepAlive ? { keepAlive, maxFreeSockets: 256, scheduling: 'lifo' } : {};
  if (secureContext !== undefined) options.secureContext = secureContext;
  if (proxy !== null && isSocks(proxy)) {
    // The proxy looks names up, as it does for browsers: asking ourselves would tell others where the requests go.
    const lookingUp = proxy.replace(/^socks5:/i, 'socks5h:').replace(/^socks4:/i, 'socks4a:');
    const agent = new SocksAgent(lookingUp, { ...options, timeout: timeoutMs + afterReaderMs });
    return { http: agent, https: agent };
  }
  if (proxy === null) return { http: new ReadingAgent(options), https: new https.Agent(options) };
  Object.assign(options, { proxyEnv: { HTTP_PROXY: proxy, HTTPS_PROXY: proxy }, timeout: timeoutMs });
  return { http: new http.Agent(options), https: new https.Agent(options) };
}
