/** Until when a signed URL can be used. */
export interface Expiry {
  /** In ms since the epoch. */
  at: number;
  /** Whose way of signing it is, as a sentence may name it. */
  signer: Signer;
}

export type Signer =
  | 'Amazon S3'
  | 'Google Cloud Storage'
  | 'Azure Storage'
  | 'CloudFront'
  | 'Facebook'
  | 'Discord'
  | 'Akamai';

/** Tells the many URLs that are not signed from the few that are, in one pass. */
const looksSigned = /[?&](?:x-amz-date|x-goog-date|expires|se|policy|oe|ex|hdnea|__token__|__gda__|hdnts)=/i;

/**
 * Reads from a signed URL when its signature ends. Only what stands in the URL counts; a server may refuse it sooner.
 *
 * - S3, signature version 4: `X-Amz-Date` plus `X-Amz-Expires` in seconds (AWS, "Authenticating requests: query parameters");
 *   version 2: `Expires` in seconds since the epoch, beside `AWSAccessKeyId`.
 * - Google Cloud Storage: `X-Goog-Date` plus `X-Goog-Expires`; version 2: `Expires` beside `GoogleAccessId`.
 * - Azure Storage: `se`, an ISO 8601 time, beside `sig` (Microsoft, "Create a service SAS").
 * - CloudFront: `Expires` beside `Key-Pair-Id`, or `DateLessThan` in its `Policy` (AWS, "Create a signed URL").
 * - Akamai's tokens: `exp=` within `hdnea`, `hdnts`, `__token__` or `__gda__`.
 * - Facebook and Instagram: `oe`, seconds in hexadecimal digits, beside `oh`; Discord: `ex` beside `hm`.
 *
 * @param url normalised
 * @returns null where nothing says so
 */
export function readExpiry(url: string): Expiry | null {
  if (!looksSigned.test(url)) return null;
  const query = new Map<string, string>();
  for (const [name, value] of URL.parse(url)?.searchParams ?? []) query.set(name.toLowerCase(), value);
  const text = (name: string): string => query.get(name) ?? '';
  const found =
    fromStart('Amazon S3', text('x-amz-date'), text('x-amz-expires')) ??
    fromStart('Google Cloud Storage', text('x-goog-date'), text('x-goog-expires')) ??
    (query.has('key-pair-id') ? expiry('CloudFront', seconds(text('expires')) ?? policyEnd(text('policy'))) : null) ??
    (query.has('awsaccesskeyid') ? expiry('Amazon S3', seconds(text('expires'))) : null) ??
    (query.has('googleaccessid') ? expiry('Google Cloud Storage', seconds(text('expires'))) : null) ??
    (query.has('sig') ? expiry('Azure Storage', isoTime(text('se'))) : null) ??
    (query.has('oh') ? expiry('Facebook', hexSeconds(text('oe'))) : null) ??
    (query.has('hm') ? expiry('Discord', hexSeconds(text('ex'))) : null);
  if (found !== null) return found;
  for (const name of ['hdnea', 'hdnts', '__token__', '__gda__']) {
    const end = /(?:^|~)exp=(\d{9,11})(?:~|$)/.exec(text(name))?.[1];
    if (end !== undefined) return expiry('Akamai', seconds(end));
  }
  return null;
}

const expiry = (signer: Signer, at: number | null): Expiry | null => (at === null ? null : { at, signer });

/** @param start as `20261122T220000Z` */
function fromStart(signer: Signer, start: string, length: string): Expiry | null {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(start);
  if (parts === null || !/^\d{1,9}$/.test(length)) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number);
  return { signer, at: Date.UTC(year, month - 1, day, hour, minute, second) + Number(length) * 1000 };
}

const seconds = (text: string): number | null => (/^\d{9,11}$/.test(text) ? Number(text) * 1000 : null);
const hexSeconds = (text: string): number | null =>
  /^[\da-f]{8}$/i.test(text) ? Number.parseInt(text, 16) * 1000 : null;

/** `2026-11-22`, `2026-11-22T22:00Z`, `2026-11-22T22:00:00.000Z`; a day without a time ends as it begins. */
function isoTime(text: string): number | null {
  if (!/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,7})?)?Z)?$/i.test(text)) return null;
  const at = Date.parse(text.replace(/(\.\d{3})\d+/, '$1'));
  return Number.isNaN(at) ? null : at;
}

/** The end in a CloudFront policy: JSON in base64 with `-`, `_` and `~` in place of `+`, `=` and `/`. */
function policyEnd(policy: string): number | null {
  if (policy.length > 8192) return null;
  try {
    const json = atob(policy.replaceAll('-', '+').replaceAll('_', '=').replaceAll('~', '/'));
    return seconds(/"DateLessThan"\s*:\s*\{\s*"AWS:EpochTime"\s*:\s*(\d+)/.exec(json)?.[1] ?? '');
  } catch {
    return null;
  }
}
