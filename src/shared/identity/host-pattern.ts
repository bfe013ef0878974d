import type { Reading } from './header-line.ts';

/** Which hosts a rule is for. */
export interface HostPattern {
  /** As URLs have it: lower case, Punycode, IPv6 in brackets. */
  hostname: string;
  /** Null for each port. */
  port: number | null;
  /** Whether hosts below it count as well: `*.shop.example` is shop.example, www.shop.example, a.b.shop.example. */
  below: boolean;
}

const notAHost =
  'needs a host, such as cdn.example, cdn.example:8080, or *.shop.example for it and all hosts below it.';

/**
 * Reads a host: `cdn.example` is that host alone, at each port; `cdn.example:8080` at that one; `*.shop.example` (or
 * `.shop.example`, as cookie files have it) is the host and all below it. Only what is written out counts: a header for
 * `shop.example` may be a key, and `users.shop.example` somebody else's.
 */
export function readHostPattern(text: string): Reading<HostPattern> {
  const [, star = '', name = '', digits] =
    /^(\*?\.)?([^\s/\\@?#:*[\]]+|\[[\da-f:.]+\])(?::(\d{1,5}))?$/i.exec(text.trim()) ?? [];
  const hostname = URL.parse(`http://${name}/`)?.hostname.replace(/\.$/, '') ?? '';
  const port = digits === undefined ? null : Number(digits);
  if (name === '' || hostname === '' || port === 0 || (port ?? 1) > 65_535) return { problem: notAHost };
  const below = star !== '';
  if (below && isAddress(hostname)) return { problem: 'names hosts below an address, which has none.' };
  if (below && !hostname.includes('.') && hostname !== 'localhost') {
    return { problem: `would be for all hosts that end in .${hostname}: name one of them.` };
  }
  return { value: { hostname, port, below } };
}

/** The pattern as text that reads as the same again; equal patterns give equal texts. */
export const hostPatternText = ({ hostname, port, below }: HostPattern): string =>
  `${below ? '*.' : ''}${hostname}${port === null ? '' : `:${port}`}`;

/** @param url http or https */
export function matchesHost(pattern: HostPattern, url: URL): boolean {
  const hostname = url.hostname.replace(/\.$/, '');
  if (hostname !== pattern.hostname && !(pattern.below && hostname.endsWith(`.${pattern.hostname}`))) return false;
  if (pattern.port === null) return true;
  return pattern.port === (url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port));
}

/** Orders patterns that match the same URL: the one that says less comes first, so that a later one may overrule it. */
export function compareHostPatterns(a: HostPattern, b: HostPattern): number {
  return weightOf(a) - weightOf(b);
}

const weightOf = ({ hostname, port, below }: HostPattern): number =>
  (port === null ? 0 : 1e6) + (below ? 0 : 1e5) + hostname.length;

const isAddress = (hostname: string): boolean => /^(?:\d+\.\d+\.\d+\.\d+|\[.*\])$/.test(hostname);
