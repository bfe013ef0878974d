import { readFileSync } from 'node:fs';
import http from 'node:http';
import tls from 'node:tls';

/**
 * The proxies to use: the environment's, else those that npm is configured with, which it hands to the scripts it runs as
 * `npm_config_…`. Where `npm ci` came through, so should this.
 */
export function proxySettings(env: NodeJS.ProcessEnv): Record<string, string> {
  const all = env['npm_config_proxy'];
  const settings = {
    HTTP_PROXY: env['HTTP_PROXY'] ?? env['http_proxy'] ?? all,
    HTTPS_PROXY: env['HTTPS_PROXY'] ?? env['https_proxy'] ?? env['npm_config_https_proxy'] ?? all,
    NO_PROXY: env['NO_PROXY'] ?? env['no_proxy'] ?? env['npm_config_noproxy'],
  };
  return Object.fromEntries(Object.entries(settings).filter((entry): entry is [string, string] => Boolean(entry[1])));
}

/** Lets `fetch` use the system's proxies and trust what the system and npm trust: offices open TLS with their own authority. */
export function useSystemNetwork(env: NodeJS.ProcessEnv): void {
  http.setGlobalProxyFromEnv(proxySettings(env));
  const npmAuthorities = env['npm_config_cafile'] ? [readFileSync(env['npm_config_cafile'], 'utf8')] : [];
  tls.setDefaultCACertificates([
    ...tls.getCACertificates('default'),
    ...tls.getCACertificates('system'),
    ...npmAuthorities,
  ]);
}
