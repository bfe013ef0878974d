/** A piece of JSON in its tokens, each as it is written: `{` `}` `[` `]` `:` `,`, strings with their quotes, numbers, words. */
export interface JsonTokens {
  tokens: string[];
  /** A string at the end whose closing quote is not there yet; empty where there is none. */
  rest: string;
}

const scalar = /(?:-?\d+(?:\.\d+)?(?:e[+-]?\d+)?|true|false|null)(?![\w.])/iy;

/** Takes a piece of JSON apart; null when it is something else. Whether the tokens stand in a sensible order is not looked at. */
export function readJsonTokens(text: string): JsonTokens | null {
  const tokens: string[] = [];
  let at = 0;
  while (at < text.length) {
    const character = text.charAt(at);
    switch (character) {
      case ' ':
      case '\t':
        at++;
        break;
      case '{':
      case '}':
      case '[':
      case ']':
      case ':':
      case ',':
        tokens.push(character);
        at++;
        break;
      case '"': {
        const end = findStringEnd(text, at + 1);
        if (end < 0) return { tokens, rest: text.slice(at) };
        tokens.push(text.slice(at, end));
        at = end;
        break;
      }
      default: {
        scalar.lastIndex = at;
        const match = scalar.exec(text);
        if (match === null) return null;
        tokens.push(match[0]);
        at += match[0].length;
      }
    }
  }
  return { tokens, rest: '' };
}

/**
 * Whether a text is one JSON document with its commas, colons and brackets in place. Escapes in strings are not looked at.
 * It throws and catches nothing, as `JSON.parse` would for each of a million broken lines.
 */
export function isWholeJson(text: string): boolean {
  const read = readJsonTokens(text);
  if (read === null || read.rest !== '') return false;
  const closers: string[] = [];
  /** What may come: a value, or with `]` the end of an array; a key, or with `}` the end of an object. */
  let next: 'value' | 'value]' | 'key' | 'key}' | ':' | 'after' = 'value';
  for (const token of read.tokens) {
    switch (token.charAt(0)) {
      case '{':
      case '[':
        if (next !== 'value' && next !== 'value]') return false;
        closers.push(token === '{' ? '}' : ']');
        next = token === '{' ? 'key}' : 'value]';
        break;
      case '}':
      case ']':
        if ((next !== 'after' && !next.endsWith(token)) || closers.pop() !== token) return false;
        next = 'after';
        break;
      case ',':
        if (next !== 'after' || closers.length === 0) return false;
        next = closers.at(-1) === '}' ? 'key' : 'value';
        break;
      case ':':
        if (next !== ':') return false;
        next = 'value';
        break;
      default:
        if (next === 'key' || next === 'key}') {
          if (!token.startsWith('"')) return false;
          next = ':';
        } else if (next === 'value' || next === 'value]') {
          next = 'after';
        } else return false;
    }
  }
  return next === 'after' && closers.length === 0;
}

/** Where a string ends, its quote included; -1 where it does not. */
function findStringEnd(text: string, from: number): number {
  let at = from;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return -1;
    let slashes = 0;
    while (text.charAt(quote - 1 - slashes) === '\\' && quote - 1 - slashes >= from) slashes++;
    if (slashes % 2 === 0) return quote + 1;
    at = quote + 1;
  }
}

/** The text of a string token, escapes decoded; as it is written where they are broken. */
export function decodeJsonString(token: string): string {
  if (!token.includes('\\')) return token.slice(1, -1);
  try {
    return String(JSON.parse(token));
  } catch {
    return token.slice(1, -1);
  }
}
