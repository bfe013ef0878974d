/** What a text was read as, or a sentence that says what is wrong with it. Sentences never repeat the text: it may be a key. */
export type Reading<T> = { value: T } | { problem: string };

/** RFC 9110 §5.6.2: a header's name is a token. */
const token = /^[!#$%&'*+.^_`|~0-9a-z-]+$/i;
/** RFC 9110 §5.5: a header's value. A line break would begin another header. */
const fieldValue = /^[\t\x20-\x7e\x80-\xff]*$/;

/** Headers that make up the request itself; with another value the answer could not be understood. */
const ownHeaders = new Set([
  'accept-encoding',
  'connection',
  'content-length',
  'expect',
  'host',
  'if-range',
  'keep-alive',
  'proxy-connection',
  'range',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

export interface Header {
  /** In lower case. */
  name: string;
  /** Empty where the header is to be left out. */
  value: string;
}

/** Reads `Name: value`. */
export function readHeaderLine(line: string): Reading<Header> {
  const colon = line.indexOf(':');
  const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
  const value = line.slice(colon + 1).trim();
  if (!token.test(name)) {
    return { problem: "takes a name and a value with a colon between them, such as 'Accept: image/webp'." };
  }
  if (ownHeaders.has(name)) return { problem: `cannot set ${name}: Shoal sets it itself.` };
  if (!isHeaderValue(value)) return { problem: 'has a value with characters that no header can have.' };
  return { value: { name, value } };
}

/** Whether a text can stand in a header: one line of ASCII or Latin-1. */
export const isHeaderValue = (text: string): boolean => fieldValue.test(text);
