import type { Wish } from './url-list.ts';

/** A line below an address in an input file of aria2: `  out=cat.jpg`. */
export interface OptionLine {
  name: string;
  value: string;
}

/** The options that aria2 takes in an input file (aria2 1.37 manual, "Input File"), shortened to their stems where several begin alike. */
const optionLine =
  /^[ \t]+((?:all-proxy|allow|always-resume|async|auto-file|bt|check|checksum|conditional-get|connect-timeout|content-disposition|continue|dir|dry-run|enable|file-allocation|follow|force-save|ftp|gid|hash|header|http|https|index-out|keep-unfinished|lowest-speed|max|metalink|min-split|no-file|no-netrc|no-proxy|out|parameterized|pause|piece-length|proxy|realtime|referer|remote-time|remove-control|retry-wait|reuse-uri|rpc-save|save-not-found|seed|select-file|split|ssh|stream-piece|timeout|uri-selector|use-head|user-agent)(?:-[a-z0-9-]+)?)=(.*)$/s;

/** @returns null for a line that is no option */
export function readOptionLine(line: string): OptionLine | null {
  const [, name, value = ''] = optionLine.exec(line) ?? [];
  return name === undefined ? null : { name, value: value.trim() };
}

/** `/home/me/pics`, `C:\pics`: a place of some computer; what the folder is called still says what belongs together. */
const absolute = /^(?:[/\\]|[a-z]:|~[/\\])/i;

/**
 * What the options of a download wish for its file: `out` is its name, perhaps with folders in front, `dir` the folder
 * around it. Of an absolute folder only the last part counts, because nothing is saved outside the folder that the person
 * chose. All else (`header`, `referer`, limits) is set for the whole list, and passed over here.
 */
export function wishOfOptions(options: readonly OptionLine[]): Wish | null {
  const value = (wanted: string): string => options.findLast(({ name }) => name === wanted)?.value ?? '';
  const out = value('out');
  const cut = Math.max(out.lastIndexOf('/'), out.lastIndexOf('\\')) + 1;
  const dir = value('dir').replace(/[/\\]+$/, '');
  const around = absolute.test(dir) ? dir.slice(Math.max(dir.lastIndexOf('/'), dir.lastIndexOf('\\')) + 1) : dir;
  const within = absolute.test(out) ? '' : out.slice(0, Math.max(0, cut - 1));
  const folder = [around.replace(/^\.[/\\]?/, ''), within].filter((part) => part !== '').join('/');
  const name = out.slice(cut);
  if (name === '' && folder === '') return null;
  const wish: Wish = {};
  if (name !== '') wish.name = name.slice(0, 1024);
  if (folder !== '') wish.folder = folder.slice(0, 1024);
  return wish;
}

/** What an option asks for that the list cannot give its rows one by one. */
export const isIdentityOption = ({ name }: OptionLine): boolean =>
  name === 'header' || name === 'referer' || name === 'user-agent' || name.startsWith('http-');
