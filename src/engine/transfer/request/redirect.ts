import type { IncomingHttpHeaders } from 'node:http';
import { DownloadError } from '../../download-error.ts';
import type { Away } from '../identity/host-identity.ts';

/** One station on the way to an image. */
export interface Hop {
  /** With credentials where they may be sent. */
  url: URL;
  /** How many redirects lie behind. */
  redirects: number;
  /** The host of the list's URL. */
  home: string;
  /** Once the way has left the origin of the list's URL, nothing that was meant for that goes along any more. */
  foreign: Away;
}

const redirectStatus = new Set([301, 302, 303, 307, 308]);

export const mostRedirects = 10;

/** The way begins at the address of the list. @throws TypeError where the text is no URL */
export function firstHop(text: string): Hop {
  const url = new URL(text);
  return { url, redirects: 0, home: url.hostname, foreign: false };
}

/**
 * Where an answer sends us.
 *
 * Credentials go along only within the same scheme, host and port (RFC 9110 §15.4), and a way from https leads to
 * https only: the image would pass unprotected while the list promised otherwise.
 *
 * @returns null when it is no redirect; a redirect status without Location is none
 * @throws DownloadError when it leads nowhere we go
 */
export function nextHop(from: Hop, statusCode: number, headers: IncomingHttpHeaders): Hop | null {
  const { location } = headers;
  if (!redirectStatus.has(statusCode) || location === undefined || location === '') return null;
  const { host } = from.url;
  const fail = (what: string): never => {
    throw new DownloadError('redirect-failed', `${host} redirects ${what}.`, { status: statusCode });
  };
  if (from.redirects >= mostRedirects) return fail(`in circles: it was the ${mostRedirects + 1}th time`);
  const url = URL.parse(readLocation(location), from.url.href) ?? fail('to something that is no address');
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return fail('to something that is not http or https');
  if (from.url.protocol === 'https:' && url.protocol === 'http:') return fail('from https to unprotected http');
  const sameOrigin = url.origin === from.url.origin;
  const keepsOwn = sameOrigin && url.username === '' && url.password === '';
  url.username = keepsOwn ? from.url.username : sameOrigin ? url.username : '';
  url.password = keepsOwn ? from.url.password : sameOrigin ? url.password : '';
  url.hash = '';
  const isAway = from.foreign !== false || !sameOrigin;
  const foreign = isAway && (url.hostname === from.home ? 'same-host' : 'other-host');
  return { url, redirects: from.redirects + 1, home: from.home, foreign };
}

/** Node hands the bytes of a header on as Latin-1; many servers mean UTF-8. */
function readLocation(value: string): string {
  const utf8 = Buffer.from(value, 'latin1').toString();
  return utf8.includes('\ufffd') ? value : utf8;
}
