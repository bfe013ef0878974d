import type { CustomScheme } from 'electron';
import { notImplemented } from './not-implemented.ts';

/**
 * Chromium cannot learn a standard scheme at run time, so a page of `app://host/path` travels as
 * `https://host.app.standin.test/path`: a secure origin of its own, never resolved, since every request is intercepted.
 */
const suffix = '.standin.test';
const standard = new Set<string>();
let isRegistered = false;

/** Throws for a second call: Electron would silently forget the first. */
export function registerSchemes(schemes: CustomScheme[]): void {
  if (isRegistered) throw new Error('protocol.registerSchemesAsPrivileged can be called only once');
  isRegistered = true;
  for (const { scheme, privileges } of schemes) {
    if (privileges?.standard !== true || !/^[a-z][a-z0-9+-]*$/.test(scheme))
      throw notImplemented(`the scheme '${scheme}', not standard or not in lower case,`);
    standard.add(scheme);
  }
}

export function assertStandardScheme(scheme: string): void {
  if (!standard.has(scheme)) throw notImplemented(`protocol.handle('${scheme}'), which is not registered as standard,`);
}

export function schemeOf(url: string): string {
  return (/^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1] ?? '').toLowerCase();
}

/** Where the browser has to go for a URL that the app uses. */
export function toInternalUrl(url: string): string {
  const scheme = schemeOf(url);
  if (!standard.has(scheme)) return url;
  const { hostname, pathname, search, hash } = parseStandard(url, scheme);
  return `https://${hostname}.${scheme}${suffix}${pathname}${search}${hash}`;
}

/** The URL that the app knows for one that the browser uses; a standard scheme's is normalised, as in Electron. */
export function toExternalUrl(url: string): string {
  const match = /^https:\/\/([^/]+)\.([a-z0-9+-]+)\.standin\.test(\/.*)?$/is.exec(url);
  if (match) return `${match[2]}://${match[1]}${match[3] ?? '/'}`;
  const scheme = schemeOf(url);
  return standard.has(scheme) ? parseStandard(url, scheme).href.replace('https', scheme) : url;
}

/** A policy that names a custom scheme also has to admit the address at which its pages travel. */
export function translatePolicy(policy: string): string {
  return policy.replace(
    /(?<=\s)([a-z][a-z0-9+-]*):(?:\/\/([^\s;/]+))?(?=[\s;/,]|$)/gi,
    (source, name: string, host?: string) =>
      standard.has(name.toLowerCase()) ? `${source} https://${host ?? '*'}.${name.toLowerCase()}${suffix}` : source,
  );
}

/** What the browser has to intercept: every scheme, as a page's address and as an image's. */
export function urlPatterns(): string[] {
  return [...standard].flatMap((scheme) => [`${scheme}:*`, `https://*.${scheme}${suffix}/*`]);
}

/** A standard scheme's URL is parsed like https: host in lower case, `.` and `..` resolved, at least `/` as path. */
function parseStandard(url: string, scheme: string): URL {
  return new URL(`https${url.slice(scheme.length)}`);
}
