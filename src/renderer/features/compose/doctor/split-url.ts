/** A URL as two short texts: its last part, which tells images apart, and where it lies. Falls back to the whole. */
export function splitUrl(url: string): { name: string; where: string } {
  const parsed = URL.parse(url);
  if (parsed === null) return { name: url, where: '' };
  const cut = parsed.pathname.lastIndexOf('/') + 1;
  const last = parsed.pathname.slice(cut);
  const folder = parsed.pathname.slice(0, cut).replace(/\/$/, '');
  return { name: `${decoded(last)}${parsed.search}` || parsed.host, where: `${parsed.host}${decoded(folder)}` };
}

/** Percent codes as letters, where they are such. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
