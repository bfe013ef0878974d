import { isNormalisedUrl } from './read-url.ts';
import { maxUrlLength } from './url-list.ts';
import { visibleText, withoutCredentials, withoutInnerCredentials } from './visible-text.ts';

/**
 * The URL as it may be shown: without user name and password, control and bidirectional characters escaped.
 * Takes any text; what is no URL comes back cleaned in the same way, at most 8,192 characters of it.
 */
export function displayUrl(url: string): string {
  if (!url.includes('@') && isNormalisedUrl(url)) return url; // as almost all are; parsing takes four times as long
  const parsed = URL.parse(url);
  if (parsed === null) return visibleText(withoutCredentials(url.slice(0, maxUrlLength)));
  if (parsed.username !== '' || parsed.password !== '') {
    parsed.username = '';
    parsed.password = '';
  }
  return visibleText(withoutInnerCredentials(parsed.href));
}

/**
 * The host of a URL, with the port where it is not the scheme's own: `example.com`, `[::1]:8080`. Empty for what is no URL.
 *
 * @param isNormalised as `isNormalisedUrl` says, for whoever has asked it already
 */
export function hostOf(url: string, isNormalised = isNormalisedUrl(url)): string {
  if (isNormalised) return url.slice(url.indexOf('/') + 2, endOfHost(url));
  return URL.parse(url)?.host ?? '';
}

function endOfHost(url: string): number {
  const slash = url.indexOf('/', url.indexOf('/') + 2);
  return slash < 0 ? url.length : slash;
}
