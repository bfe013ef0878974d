import { Cookie, CookieJar, getPublicSuffix } from 'tough-cookie';

/** The cookies of a file, each for the URLs that it is meant for. */
export interface CookieFile {
  /** The Cookie header for a URL; null where no cookie is meant for it. */
  cookiesFor(url: URL): string | null;
  /** How many can be used: neither over nor for a whole public suffix such as co.uk. */
  readonly count: number;
  /** Lines that hold no cookie, from 1. What stands in them is not repeated: it may be a key. */
  readonly badLines: number[];
}

/**
 * Reads a cookie file as Netscape, curl and browser extensions write it. Domain, path, secure and expiry are RFC 6265's:
 *
 *     # Netscape HTTP Cookie File
 *     .example.com	TRUE	/	TRUE	1767225600	session	abc123
 *     #HttpOnly_shop.example	FALSE	/cart	FALSE	0	id	42
 *
 * The columns: domain, whether subdomains count, path, whether only https, expiry in seconds since 1970 (0: the end of the
 * session, so never here), name, value.
 */
export function readCookieFile(text: string): CookieFile {
  const jar = new CookieJar();
  const badLines: number[] = [];
  let count = 0;
  for (const [index, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    const row = line.replace(/^#HttpOnly_/, '');
    if (row.trim() === '' || row.startsWith('#')) continue;
    const found = readRow(row);
    if (found === null) badLines.push(index + 1);
    else if (keep(jar, found)) count += 1;
  }
  return {
    count,
    badLines,
    cookiesFor(url) {
      const text = jar.getCookieStringSync(url.href);
      return text === '' ? null : text;
    },
  };
}

/** Whether the hosts below a name belong to many owners, as those below co.uk do: no cookie is taken for it (RFC 6265, 5.3). */
export function isOfManyOwners(hostname: string): boolean {
  const options = { allowSpecialUseDomain: true, ignoreError: true };
  return hostname !== 'localhost' && (getPublicSuffix(hostname, options) ?? null) === null;
}

/** A cookie, and a URL from which it could have come. */
interface Row {
  cookie: Cookie;
  url: URL;
}

const isFlag = (text: string): boolean => /^(?:TRUE|FALSE)$/i.test(text);

function readRow(line: string): Row | null {
  const columns = line.split('\t');
  const [domain = '', subdomains = '', path = '', secure = '', expiry = '', key = '', value = ''] = columns;
  const isWhole = columns.length === 6 || columns.length === 7;
  if (!isWhole || key === '' || !path.startsWith('/') || !/^-?\d+(?:\.\d+)?$/.test(expiry)) return null;
  // A line break or other control character would end the header.
  if (!isFlag(subdomains) || !isFlag(secure) || /[\p{Cc};]/u.test(key + value)) return null;
  const host = domain.replace(/^\./, '').toLowerCase();
  const isSecure = secure.toUpperCase() === 'TRUE';
  const url = URL.parse(`${isSecure ? 'https' : 'http'}://${host}${path}`);
  if (url === null) return null;
  const seconds = Number(expiry);
  const cookie = new Cookie({
    key,
    value,
    // The jar takes a cookie without a domain for one of its URL's host alone.
    domain: subdomains.toUpperCase() === 'TRUE' ? host : null,
    path,
    secure: isSecure,
    expires: seconds <= 0 ? 'Infinity' : new Date(seconds * 1000),
  });
  return { cookie, url };
}

function keep(jar: CookieJar, { cookie, url }: Row): boolean {
  if ((cookie.expiryTime() ?? Infinity) <= Date.now()) return false;
  return jar.setCookieSync(cookie, url, { ignoreError: true }) !== undefined;
}
