import { maxUrlLength } from './url-list.ts';
import { visibleText, withoutCredentials, withoutInnerCredentials } from './visible-text.ts';

/**
 * The URL as it may be shown: without user name and password, control and bidirectional characters escaped.
 * Takes any text; what is no URL comes back cleaned in the same way, at most 8,192 characters of it.
 */
export function displayUrl(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null) return visibleText(withoutCredentials(url.slice(0, maxUrlLength)));
  if (parsed.username !== '' || parsed.password !== '') {
    parsed.username = '';
    parsed.password = '';
  }
  return visibleText(withoutInnerCredentials(parsed.href));
}

/** The host of a URL, with the port where it is not the scheme's own: `example.com`, `[::1]:8080`. Empty for what is no URL. */
export function hostOf(url: string): string {
  return URL.parse(url)?.host ?? '';
}
