import type { CustomScheme } from 'electron';

/**
 * Chromium cannot learn a standard scheme at run time, so a page of `app://host/path` travels as
 * `https://host.app.standin.test/path`: a secure origin of its own, never resolved, since every request is intercepted.
 */
const suffix = '.standin.test';
const builtIn = ['http', 'https', 'file', 'about', 'data', 'blob', 'javascript', 'chrome', 'devtools'];
const privileged = new Map<string, CustomScheme['privileges']>();
let isRegistered = false;

/** Throws for a second call (Electron would silently forget the first) and for a name that no URL can have. */
export function registerSchemes(schemes: CustomScheme[]): void {
  if (!Array.isArray(schemes)) throw new TypeError('Argument must be an array of custom schemes.');
  if (isRegistered) throw new Error('protocol.registerSchemesAsPrivileged can be called only once');
  isRegistered = true;
  for (const { scheme, privileges } of schemes) {
    assertSchemeName(scheme);
    privileged.set(scheme, privileges);
  }
}

export function assertSchemeName(scheme: string): void {
  if (!/^[a-z][a-z0-9+-]*$/.test(scheme))
    throw new Error(`Invalid scheme: '${scheme}' (lower-case letters, digits, + and -)`);
}

function isStandardScheme(scheme: string): boolean {
  return privileged.get(scheme)?.standard === true;
}

export function registeredSchemes(): string[] {
  return [...privileged.keys()];
}

export function schemeOf(url: string): string {
  return (/^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1] ?? '').toLowerCase();
}

export function isBuiltInScheme(scheme: string): boolean {
  return builtIn.includes(scheme);
}

/** Where the browser has to go for a URL that the app uses. Throws LoadError's cause for what cannot be a page. */
export function toInternalUrl(url: string): string {
  const scheme = schemeOf(url);
  if (!isStandardScheme(scheme)) return url;
  const { hostname, pathname, search, hash } = parseStandard(url, scheme);
  return `https://${hostname}.${scheme}${suffix}${pathname}${search}${hash}`;
}

/** The URL that the app knows for one that the browser uses; a standard scheme's is normalised, as in Electron. */
export function toExternalUrl(url: string): string {
  const match = /^https:\/\/([^/]+)\.([a-z0-9+-]+)\.standin\.test(\/.*)?$/is.exec(url);
  if (match) return `${match[2]}://${match[1]}${match[3] ?? '/'}`;
  const scheme = schemeOf(url);
  return isStandardScheme(scheme) ? parseStandard(url, scheme).href.replace('https', scheme) : url;
}

/** Whether a text contains an address that the app must not see. */
export function isInternal(text: string): boolean {
  return text.includes(suffix);
}

/** A policy that names a custom scheme also has to admit the address at which its pages travel. */
export function translatePolicy(policy: string): string {
  return policy.replace(
    /(?<=\s)([a-z][a-z0-9+-]*):(?:\/\/([^\s;/]+))?(?=[\s;/,]|$)/gi,
    (source, name: string, host?: string) =>
      isStandardScheme(name.toLowerCase()) ? `${source} https://${host ?? '*'}.${name.toLowerCase()}${suffix}` : source,
  );
}

/** What the browser has to intercept for a scheme: as a page's address and as an image's. */
export function urlPatterns(scheme: string): string[] {
  return isStandardScheme(scheme) ? [`${scheme}:*`, `https://*.${scheme}${suffix}/*`] : [`${scheme}:*`];
}

/** A standard scheme's URL is parsed like https: host in lower case, `.` and `..` resolved, at least `/` as path. */
function parseStandard(url: string, scheme: string): URL {
  return new URL(`https${url.slice(scheme.length)}`);
}
