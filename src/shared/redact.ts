import { withoutCredentials } from './url-list/visible-text.ts';

/** How much of a token stays, to tell two of them apart. */
const keptOfToken = 4;
/** A value of a query longer than this is taken for a token whatever its name says; an image's width is shorter. */
const longestPlainValue = 16;
/** How far the causes of an error are followed. */
const maxCauses = 5;

/** Headers whose value lets somebody in, as in `authorization: Basic …`, `'cookie': '…'`, `"x-api-key":"…"`. */
const secretHeader =
  /(["']?\b(?:proxy-)?authorization\b["']?|["']?\b(?:set-)?cookie2?\b["']?|["']?\bx-[a-z-]*(?:key|token|secret|signature|auth)[a-z-]*\b["']?)(\s*[:=]\s*)("[^"\n]*"|'[^'\n]*'|[^\n]+)/gi;
/** The words by which a login goes on without its header: `Bearer …`, `Basic …`. */
const scheme = /\b(Bearer|Basic|Digest|Negotiate|Token)\s+[\w+/=.~:-]{8,}/gi;
/** A JSON Web Token, wherever it stands (RFC 7519). */
const jsonWebToken = /\beyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]*)?/g;
/** `name=value` in a query, a fragment or a form; a path's `;name=value` too. */
const pair = /([?&#;]|&amp;)([\w.~%[\]-]{1,80})=([^\s&#;"'<>)\]}]*)/g;
/** The names under which services put tokens and signatures: S3, Google, Azure, CloudFront, Akamai, OAuth and everybody's own. */
const secretName =
  /(?:^|[-_.%])(?:sig|signature|sign|token|key|apikey|secret|password|passwd|pwd|pass|auth|authorization|session|sid|credential|policy|hmac|hash|jwt|ticket|nonce|code|hdnts|hdnea|hdntl|access)(?:$|[-_.%])|token|secret|signature|password|apikey|api_key/i;
/** Names of headers that let somebody in, the person's own too. */
const secretHeaderName =
  /(?:^|-)(?:authorization|cookie2?|key|token|secret|signature|auth|password|credential|session)(?:$|-)|token|secret|apikey/i;
/** `"password": "…"`, `apiKey: '…'`: what objects look like when they are printed. */
const secretField =
  /(["']?\b[\w-]*(?:password|passphrase|secret|token|apikey|api_key|credentials?)["']?\s*:\s*)("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')/gi;

/**
 * A text for a log or a message, without what lets somebody in: logins in URLs, headers that authorise, passwords; tokens
 * of signed URLs are shortened to their first four characters. Better too much than too little: a long value of a query
 * goes as well. Takes any text.
 */
export function redact(text: string): string {
  return withoutCredentials(text)
    .replaceAll(secretHeader, (_, name: string, colon: string) => `${name}${colon}[removed]`)
    .replaceAll(secretField, (_, name: string) => `${name}[removed]`)
    .replaceAll(scheme, (_, word: string) => `${word} [removed]`)
    .replaceAll(jsonWebToken, (token) => shortened(token))
    .replaceAll(pair, (all, before: string, name: string, value: string) =>
      secretName.test(name) || value.length > longestPlainValue ? `${before}${name}=${shortened(value)}` : all,
    );
}

/** Whether the value of a query's field of this name may let somebody in. */
export const isSecretName = (name: string): boolean => secretName.test(name);

/** Whether a header may let somebody in, by its name or by what stands in it. */
export function isSecretHeader(name: string, value: string): boolean {
  const line = `${name}: ${value}`;
  return secretHeaderName.test(name) || redact(line) !== line;
}

/**
 * An error for a log: name, code, message, where it arose, and the same of its causes; redacted. Nothing else that hangs
 * on it: got's errors carry the whole request with its logins, cookies and keys.
 */
export function describeError(error: unknown): string {
  const lines: string[] = [];
  let at = error;
  for (let depth = 0; depth <= maxCauses; depth++) {
    lines.push(`${depth === 0 ? '' : 'caused by '}${describeOne(at)}`);
    if (!(at instanceof Error) || at.cause === undefined) break;
    at = at.cause;
  }
  return redact(lines.join('\n'));
}

function describeOne(error: unknown): string {
  if (!(error instanceof Error))
    return typeof error === 'string' ? error : `something that is no error (${typeof error})`;
  const code = 'code' in error && typeof error.code === 'string' ? ` (${error.code})` : '';
  const frames = (error.stack ?? '').split('\n').filter((line) => /^ {4}at /.test(line));
  return [`${error.name}${code}: ${error.message}`, ...frames].join('\n');
}

function shortened(token: string): string {
  return token.length > 2 * keptOfToken ? `${token.slice(0, keptOfToken)}…` : '…';
}
