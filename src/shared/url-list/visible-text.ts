const excerptLength = 120;
/** How much of a line is looked at to make its excerpt. Longer than an excerpt, because credentials are cut out first. */
const windowLength = 2048;

/** An at sign, plain or in the escapes of HTML, JSON and URLs. */
const atSign = '(?:@|&#0*64;|&#x0*40;|&commat;|\\\\{1,4}u0040|%40)';
/** `//`, or the `\/\/` of a JSON string. */
const slashes = '(?:\\\\{0,4}\\/){2}';
const throughLastAtSign = new RegExp(`^[^]*${atSign}`, 'i');
/** `//user:password@`. The last at sign counts, as in the URL parser. */
const userInfo = new RegExp(`(${slashes})[^\\s/\\\\?#]*${atSign}`, 'gi');
/**
 * `//` before `user:password@`. Passwords with a raw `/`, `?`, `#` or `@` are cut nowhere by any standard, so everything up
 * to the word's last at sign goes; a host with a port stays.
 */
const beforeUserInfo = new RegExp(`${slashes}(?=[^\\s/\\\\?#@:]+:(?!\\d{1,5}(?:[/\\\\?#]|$)))`, 'i');
/** What stands before `user:password@` without a scheme and its slashes in front. */
const beforeBareUserInfo =
  /(?:^|["'<>([{=,;])(?=(?!(?:mailto|data|javascript):)[^\s/@:"'<>([{=,;]+:(?!\\{0,4}\/\\{0,4}\/)[^\s@])/i;
const unfinishedAuthority = new RegExp(`(${slashes})[^\\s/\\\\?#]*$`);

/** Where the first user name with a password begins, in either form; -1 where there is none. */
function findUserInfo(text: string): number {
  const starts = [beforeUserInfo, beforeBareUserInfo]
    .map((before) => before.exec(text))
    .filter((match) => match !== null)
    .map((match) => match.index + match[0].length);
  return starts.length === 0 ? -1 : Math.min(...starts);
}

/** Takes out what stands between the first user name and the last at sign. */
function cutThroughLastAtSign(word: string): string {
  const head = throughLastAtSign.exec(word)?.[0] ?? '';
  const start = findUserInfo(head);
  return start < 0 ? word : word.slice(0, start) + word.slice(head.length);
}

function withoutCredentialsInWord(word: string): string {
  if (!throughLastAtSign.test(word)) return word;
  return cutThroughLastAtSign(cutThroughLastAtSign(word).replaceAll(userInfo, '$1'));
}

/** The href of a URL, credentials of URLs within it (a proxy's, an archive's) taken out. */
export function withoutInnerCredentials(href: string): string {
  return href.includes('@') ? href.replaceAll(userInfo, '$1') : href;
}

/** The text with `user:password@` taken out wherever a URL could hold it, also where the URL is broken. Linear in its length. */
export function withoutCredentials(text: string): string {
  return text.replaceAll(/\S+/g, withoutCredentialsInWord);
}

function visibleCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  return `\\u{${code.toString(16)}}`;
}

/**
 * The text with everything made visible that could hide or reorder its neighbours: controls as `␀` `␛` …, format
 * characters (bidi, zero width) and line separators as `\u{202e}`. Joiners stay: scripts and emoji are written with them.
 */
export function visibleText(text: string): string {
  return text.toWellFormed().replaceAll(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, visibleCharacter);
}

/** The first `length` characters, the last one an ellipsis when something was cut off; never half a surrogate pair. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** What of a line can be shown: its beginning without credentials, controls visible, at most 120 characters. */
export function excerptOf(line: string): string {
  const whole = line.trim();
  let window = whole.slice(0, windowLength);
  if (window.length < whole.length) {
    // The word at the cut may be a URL whose at sign lies beyond it: then what looks like its credentials goes too.
    const start = Math.max(window.lastIndexOf(' '), window.lastIndexOf('\t')) + 1;
    const word = window.slice(start).replace(unfinishedAuthority, '$1');
    const secret = findUserInfo(word);
    window = window.slice(0, start) + (secret < 0 ? word : word.slice(0, secret));
  }
  return cut(visibleText(withoutCredentials(window)), excerptLength);
}
