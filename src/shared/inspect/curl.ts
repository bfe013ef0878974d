import { isSecretHeader, isSecretName } from '../redact.ts';

/** Whose rules of quoting a command follows: those of sh, bash and zsh, of Windows PowerShell, or of Windows' cmd.exe. */
export const curlShells = ['posix', 'powershell', 'cmd'] as const;
export type CurlShell = (typeof curlShells)[number];

export interface CurlRequest {
  /** With credentials where it has them. */
  url: string;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  /** Address of a proxy, login included; null where there is none of its own. */
  proxy: string | null;
  /** Path of a file of certificates to trust; null for none. */
  caFile: string | null;
  /** The file's name, without folders. */
  fileName: string;
}

export interface CurlCommand {
  text: string;
  /** How many secrets have a placeholder in their place. */
  hidden: number;
}

/** Headers that curl sends of its own accord. */
const ofCurl = ['user-agent', 'accept'];

/**
 * A curl command that asks for the same as Shoal does: the same headers and no others, redirects followed, an error
 * status is a failure.
 *
 * @param withSecrets whether logins, keys and tokens stand in it; else there are placeholders in capitals
 */
export function curlCommand(request: CurlRequest, shell: CurlShell, withSecrets: boolean): CurlCommand {
  let hidden = 0;
  const hide = (text: string, placeholder: string): string => {
    if (withSecrets || text === '') return text;
    hidden++;
    return placeholder;
  };
  const url = hideInUrl(request.url, hide);
  // --globoff: brackets and braces in a URL mean themselves.
  const args = ['--fail', '--location', '--globoff'];
  for (const [name, value] of Object.entries(request.headers)) {
    args.push('--header', `${name}: ${isSecretHeader(name, value) ? hide(value, 'REMOVED') : value}`);
  }
  for (const name of ofCurl) if (request.headers[name] === undefined) args.push('--header', `${name}:`);
  if (request.proxy !== null) args.push('--proxy', hideInUrl(request.proxy, hide));
  if (request.caFile !== null) args.push('--cacert', request.caFile);
  args.push('--output', request.fileName, url);
  // In Windows PowerShell `curl` is another program.
  const program = shell === 'powershell' ? 'curl.exe' : 'curl';
  return { text: [program, ...args.map(quoters[shell])].join(' '), hidden };
}

function hideInUrl(text: string, hide: (text: string, placeholder: string) => string): string {
  const url = URL.parse(text);
  if (url === null) return text;
  url.hash = '';
  if (url.username !== '' || url.password !== '') {
    [url.username, url.password] = [hide(url.username, 'USER'), hide(url.password, 'PASSWORD')];
  }
  // Not by searchParams, which would write the whole query anew.
  url.search = url.search.replaceAll(/([?&;])([^=&;]*)=([^&;]*)/g, (all, before: string, name: string, value: string) =>
    isSecretName(name) ? `${before}${name}=${hide(value, 'REMOVED')}` : all,
  );
  return url.href;
}

/** What no shell sees anything in. */
const plain = /^[\w./:=@,+-]+$/;

const quoters: Record<CurlShell, (text: string) => string> = {
  /** Nothing means anything between single quotes, which cannot hold one (POSIX.1-2024, XCU 2.2.2). */
  posix: (text) => (plain.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`),
  /**
   * Between single quotes only these mean something, also the typographic ones, and are doubled (about_Quoting_Rules).
   * What Windows PowerShell hands on is parsed once more by the program, so that a double quote needs a backslash; it puts
   * double quotes around what has spaces.
   */
  powershell: (text) =>
    /^-{0,2}[\w./:=+]+$/.test(text)
      ? text
      : `'${forArgv(text, /\s/.test(text)).replaceAll(/['\u2018\u2019\u201a\u201b]/g, (quote) => quote + quote)}'`,
  /**
   * Two readers one after the other: cmd.exe, to which a caret takes the meaning of what follows, quotes included, so that
   * it sees no quoted text at all; then the program's own rules. A caret within `%name%` makes it no variable's name.
   */
  cmd: (text) =>
    plain.test(text)
      ? text
      : `^"${forArgv(text, true)
          .replaceAll(/[^\w\s\-./:=@,+?;'~*[\]{}#$]/g, (character) => `^${character}`)
          .replaceAll(/%(?=\w)/g, '%^')}^"`,
};

/**
 * As an argument is written for a program on Windows ("Parsing C++ command-line arguments").
 *
 * @param isQuoted whether it will stand between double quotes
 */
function forArgv(text: string, isQuoted: boolean): string {
  const escaped = text.replaceAll(/(\\*)"/g, '$1$1\\"');
  return isQuoted ? escaped.replace(/(\\+)$/, '$1$1') : escaped;
}
