import {
  compareHostPatterns,
  type HostPattern,
  hostPatternText,
  matchesHost,
  readHostPattern,
} from '../../../shared/identity/host-pattern.ts';
import type { HostRule, SentHeaders } from '../../../shared/identity/host-rules.ts';

/** How far a way has led from the origin of the list's URL: to another port or scheme of its host, or to another host. */
export type Away = false | 'same-host' | 'other-host';

/** What is sent along with one request. Requests with the same `key` get the same. */
export interface HostIdentity extends SentHeaders {
  key: string;
}

/**
 * What goes along with requests to a URL: the headers of the list, overruled by those of the rules for its host, the most
 * specific last. At a change of origin all of it stays behind (RFC 9110 §15.4), but a redirect to another host for which
 * the person has given a rule finds that rule there, as it finds that host's cookies: it was meant for it. Another port
 * or scheme of the same host is no such host: what listens there may be somebody else's.
 */
export function createHostIdentities(
  list: SentHeaders,
  hosts: readonly HostRule[],
): (url: URL, away: Away) => HostIdentity {
  const rules = hosts
    .map((rule) => ({ rule, pattern: patternOf(rule.host) }))
    .sort((a, b) => compareHostPatterns(a.pattern, b.pattern));
  const own = { ...list, key: 'own' };
  const none = { headers: {}, refersToSelf: false, key: 'none' };
  const made = new Map<string, HostIdentity>();
  return (url, away) => {
    const base = away === false ? own : none;
    if (rules.length === 0 || away === 'same-host') return base;
    const matching = rules.filter(({ pattern }) => matchesHost(pattern, url));
    if (matching.length === 0) return base;
    const key = `${base.key} ${matching.map(({ pattern }) => hostPatternText(pattern)).join(' ')}`;
    let found = made.get(key);
    if (found === undefined) {
      found = { ...matching.map(({ rule }) => rule).reduce<SentHeaders>(overrule, base), key };
      made.set(key, found);
    }
    return found;
  };
}

function overrule(before: SentHeaders, { headers, refersToSelf }: SentHeaders): SentHeaders {
  const merged = { ...before.headers, ...headers };
  if (refersToSelf) delete merged['referer'];
  return { headers: merged, refersToSelf: refersToSelf || (before.refersToSelf && headers['referer'] === undefined) };
}

/**
 * How a host is to be spared: the most specific rule for it that says so; null where none does.
 *
 * @param host as `hostOf` gives it: without a port that is its scheme's own
 */
export function limitOfHost(
  hosts: readonly HostRule[],
  host: string,
  what: 'bytesPerSecond' | 'atOnce',
): number | null {
  const urls = ['http', 'https'].map((scheme) => URL.parse(`${scheme}://${host}`)).filter((url) => url !== null);
  const found = hosts
    .filter((rule) => rule[what] !== null)
    .map((rule) => ({ pattern: patternOf(rule.host), limit: rule[what] }))
    .filter(({ pattern }) => urls.some((url) => matchesHost(pattern, url)))
    .sort((a, b) => compareHostPatterns(a.pattern, b.pattern));
  return found.at(-1)?.limit ?? null;
}

/**
 * Looks for a rule whose hosts belong to many owners (`*.co.uk`, `*.github.io`): what it holds may be a key. The list of
 * public suffixes is read only where there is a rule for several hosts: it is a fifth of the terminal's program.
 *
 * @returns its host; null where there is none
 */
export async function findTooWide(hosts: readonly HostRule[]): Promise<string | null> {
  const wide = hosts.filter(({ host }) => patternOf(host).below);
  if (wide.length === 0) return null;
  const { isOfManyOwners } = await import('./cookie-file.ts');
  return wide.find(({ host }) => isOfManyOwners(patternOf(host).hostname))?.host ?? null;
}

/** Whoever takes a rule from a person reads its host before. */
function patternOf(host: string): HostPattern {
  const pattern = readHostPattern(host);
  if ('problem' in pattern) throw new RangeError(`A rule for hosts ${pattern.problem}`);
  return pattern.value;
}
