/** A URL and the user and password in it, as they stand there (`user:password`, percent-encoded); null where it has none. */
export interface SplitUrl {
  url: string;
  credentials: string | null;
}

/** Takes user and password out of a URL. */
export function splitCredentials(url: string): SplitUrl {
  if (!url.includes('@')) return { url, credentials: null };
  const parsed = URL.parse(url);
  if (parsed === null || (parsed.username === '' && parsed.password === '')) return { url, credentials: null };
  const credentials = parsed.password === '' ? parsed.username : `${parsed.username}:${parsed.password}`;
  parsed.username = '';
  parsed.password = '';
  return { url: parsed.href, credentials };
}

/** Puts them back. */
export function joinCredentials(url: string, credentials: string | null): string {
  return credentials === null ? url : url.replace('//', () => `//${credentials}@`);
}
