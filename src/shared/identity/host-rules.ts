import { concurrencyRange } from '../batch.ts';
import { readByteAmount } from './byte-amount.ts';
import { readHeaderLine, type Reading } from './header-line.ts';
import { hostPatternText, readHostPattern } from './host-pattern.ts';
import { readReferer } from './referer.ts';

/** What is sent along with requests beside what Shoal itself says. */
export interface SentHeaders {
  /** Names in lower case; an empty value leaves the header out. */
  headers: Record<string, string>;
  /** Sends the image's own site as Referer, in place of one in `headers`. */
  refersToSelf: boolean;
}

/** What is different for some hosts. Beside the headers of the list, which a rule's own overrule. */
export interface HostRule extends SentHeaders {
  /** As `readHostPattern` takes it. */
  host: string;
  /** Bytes per second for the downloads of each of these hosts together; null for no bound of their own. */
  bytesPerSecond: number | null;
  /** Downloads at once from each of these hosts; null for no limit of their own. */
  atOnce: number | null;
}

/** Headers for all hosts of a list, and rules for some of them. */
export interface ListIdentity extends SentHeaders {
  hosts: HostRule[];
}

export interface IdentityProblem {
  /** From 1. */
  line: number;
  message: string;
}

/** A `Name: value` among others of its kind; `Referer: self` is the image's own site. */
export function addHeader(sent: SentHeaders, name: string, value: string): Reading<null> {
  if (name !== 'referer') {
    sent.headers[name] = value;
    return { value: null };
  }
  const own = value.toLowerCase() === 'self';
  const referer = own || value === '' ? { value } : readReferer(value);
  if ('problem' in referer) return referer;
  if (own) delete sent.headers[name];
  else sent.headers[name] = referer.value;
  sent.refersToSelf = own;
  return { value: null };
}

/** The rule for a host among those there are; a new one where it has none yet. */
export function ruleFor(hosts: HostRule[], host: string): HostRule {
  const found = hosts.find((rule) => rule.host === host);
  if (found !== undefined) return found;
  const rule = { host, headers: {}, refersToSelf: false, bytesPerSecond: null, atOnce: null };
  hosts.push(rule);
  return rule;
}

/**
 * Reads who asks, for a list and for hosts of it:
 *
 *     # above the first host: for all hosts of the list
 *     Accept: image/webp
 *     [cdn.example]
 *     Referer: self
 *     Authorization: Bearer 123
 *     [*.shop.example]
 *     User-Agent:
 *     rate = 500K
 *     at-once = 2
 *
 * A header without a value is left out there. `rate` is in bytes per second for each of the hosts, `at-once` downloads.
 *
 * @returns what could be read, and the lines that could not; nothing of them is repeated, for they may hold keys
 */
export function readListIdentity(text: string): { identity: ListIdentity; problems: IdentityProblem[] } {
  const identity: ListIdentity = { headers: {}, refersToSelf: false, hosts: [] };
  const problems: IdentityProblem[] = [];
  let rule: HostRule | null = null;
  for (const [index, raw] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n?|\n/)
    .entries()) {
    const line = raw.trim();
    if (line === '' || /^[#;]/.test(line)) continue;
    const problem = readLine(line);
    if (problem !== null) problems.push({ line: index + 1, message: `Line ${index + 1} ${problem}` });
  }
  return { identity, problems };

  function readLine(line: string): string | null {
    const section = /^\[(.*)\]$/.exec(line)?.[1];
    if (section !== undefined) {
      const pattern = readHostPattern(section);
      if ('problem' in pattern) return pattern.problem;
      rule = ruleFor(identity.hosts, hostPatternText(pattern.value));
      return null;
    }
    const [, name = '', text = ''] = /^(rate|at-once)\s*=(.*)$/i.exec(line) ?? [];
    if (name !== '') return readLimit(name.toLowerCase(), text.trim());
    const header = readHeaderLine(line);
    if ('problem' in header) return header.problem;
    const added = addHeader(rule ?? identity, header.value.name, header.value.value);
    return 'problem' in added ? added.problem : null;
  }

  function readLimit(name: string, text: string): string | null {
    if (rule === null) return 'has a limit that is for no host: write it below one, such as [cdn.example].';
    if (name === 'at-once') {
      const { min, max } = concurrencyRange;
      const atOnce = /^\d{1,3}$/.test(text) ? Number(text) : 0;
      if (atOnce < min || atOnce > max) return `takes a number of downloads from ${min} to ${max}.`;
      rule.atOnce = atOnce;
      return null;
    }
    const rate = readByteAmount(text);
    if ('problem' in rate) return `${rate.problem}.`;
    rule.bytesPerSecond = rate.value;
    return null;
  }
}
