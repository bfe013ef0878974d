import { displayUrl, hostOf } from '../../shared/url-list/display-url.ts';
import { readUrl } from '../../shared/url-list/read-url.ts';

/** More than a person can mean is refused: any page can make a link. Lengths in characters. */
export const linkLimits = { length: 64 * 1024, urls: 1000, lists: 4 } as const;

/** What a link asks for. */
export interface LinkRequest {
  /** Images, each once, in their order. */
  urls: string[];
  /** Lists that are to be fetched. */
  lists: string[];
  /** How many addresses were left out: no web addresses, with a login in them, or too many. */
  leftOut: number;
}

/**
 * Reads `shoal://add?url=…&url=…` and `shoal://add?list=…`. Anybody can write one, so that only plain http and https
 * addresses without a login count; what they lead to is for the person to judge.
 *
 * @returns null for what is no such link, too long, or names nothing at all
 */
export function readLink(link: string): LinkRequest | null {
  if (link.length > linkLimits.length) return null;
  const parsed = URL.parse(link);
  if (parsed === null || parsed.protocol !== 'shoal:' || parsed.hostname.toLowerCase() !== 'add') return null;
  if (!/^\/?$/.test(parsed.pathname)) return null;
  const request: LinkRequest = { urls: [], lists: [], leftOut: 0 };
  for (const [name, value] of parsed.searchParams) {
    if (name === 'url') take(request, 'urls', value);
    else if (name === 'list') take(request, 'lists', value);
  }
  return request.urls.length + request.lists.length + request.leftOut === 0 ? null : request;
}

/** One request out of two, within the same bounds. */
export function mergeRequests(one: LinkRequest, other: LinkRequest): LinkRequest {
  const merged = { urls: [...one.urls], lists: [...one.lists], leftOut: one.leftOut + other.leftOut };
  for (const url of other.urls) add(merged, 'urls', url);
  for (const list of other.lists) add(merged, 'lists', list);
  return merged;
}

function take(request: LinkRequest, kind: 'urls' | 'lists', text: string): void {
  const url = webAddress(text);
  if (url === null) request.leftOut += 1;
  else add(request, kind, url);
}

function add(request: LinkRequest, kind: 'urls' | 'lists', url: string): void {
  const known = request[kind];
  if (known.includes(url)) return;
  if (known.length >= linkLimits[kind]) request.leftOut += 1;
  else known.push(url);
}

/** A plain web address out of a link, normalised; null for anything else. */
export function webAddress(text: string): string | null {
  const trimmed = text.trim();
  if (!/^https?:\/\//i.test(trimmed)) return null;
  const reading = readUrl(trimmed);
  if ('complaint' in reading) return null;
  const { username, password } = new URL(reading.url);
  return username === '' && password === '' ? reading.url : null;
}

/** As the person is shown them. */
export const shownAddresses = (urls: readonly string[], most: number): string[] => urls.slice(0, most).map(displayUrl);

/** The hosts of addresses, the one with most of them first. */
export function hostsOf(urls: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const url of urls) counts.set(hostOf(url), (counts.get(hostOf(url)) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([host]) => host);
}
