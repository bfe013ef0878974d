import type { Reading } from './header-line.ts';

/** The URL of a page as a Referer may have it: without credentials and fragment (RFC 9110 §10.1.3). */
export function readReferer(text: string): Reading<string> {
  const url = URL.parse(text.trim());
  if (url === null || !/^https?:$/.test(url.protocol)) {
    return { problem: 'takes the URL of a page, beginning with https:// or http://.' };
  }
  url.username = '';
  url.password = '';
  url.hash = '';
  return { value: url.href };
}
