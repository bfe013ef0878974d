import type { DownloadId } from '../download.ts';
import type { Failure, FailureCode } from '../failure.ts';
import { isRecord } from '../is-record.ts';

/**
 * What can be tried against a failure, one image at a time and then for its whole host. Each asks otherwise than before;
 * none of them asks less safely: there is no way from https to http, and none past a certificate.
 */
export const remedies = ['referer', 'user-agent', 'https', 'fewer', 'patience', 'any-size'] as const;
export type Remedy = (typeof remedies)[number];

/** Why nothing can be tried: what stands in the way is not how the host is asked. */
export type NoRemedy =
  /** The host's certificate, which is there to be checked. */
  | 'certificate'
  /** A login that nobody but the person has. */
  | 'login'
  /** The address itself. */
  | 'address'
  /** The line, the name server or the host: only time helps, and trying again. */
  | 'time'
  /** The disk or the system of this computer. */
  | 'computer'
  /** A fault of Shoal. */
  | 'shoal';

/** What there is against each failure, the most promising first, or why there is nothing. */
export const remediesFor: Record<FailureCode, readonly Remedy[] | NoRemedy> = {
  'dns-failed': 'time',
  'dns-timeout': ['patience'],
  'connect-refused': ['https', 'fewer'],
  'connect-timeout': ['patience', 'https', 'fewer'],
  'connection-lost': ['fewer', 'https', 'user-agent'],
  unreachable: 'time',
  'tls-failed': 'certificate',
  'tls-timeout': ['patience', 'fewer'],
  'first-byte-timeout': ['patience', 'user-agent', 'fewer'],
  'idle-timeout': ['patience', 'fewer'],
  'too-slow': ['fewer'],
  // Some sites say so to those who do not come from their pages.
  'http-not-found': ['referer', 'user-agent', 'https'],
  'http-forbidden': ['referer', 'user-agent', 'https', 'fewer'],
  'http-unauthorized': 'login',
  'http-busy': ['fewer'],
  'http-server-error': ['fewer', 'user-agent'],
  'http-other': ['user-agent', 'referer', 'https'],
  'bad-response': ['https'],
  'redirect-failed': ['referer', 'user-agent', 'https'],
  incomplete: ['fewer', 'patience'],
  // Hotlinks are often answered with a page.
  'not-an-image': ['referer', 'user-agent', 'https'],
  empty: ['referer', 'user-agent'],
  'too-large': ['any-size'],
  'bad-encoding': ['user-agent'],
  'disk-full': 'computer',
  'folder-missing': 'computer',
  'folder-read-only': 'computer',
  'subfolder-unusable': 'computer',
  'too-many-open-files': 'computer',
  'disk-error': 'computer',
  'bad-url': 'address',
  internal: 'shoal',
};

/**
 * What is left to try for a failed image: not what its host has already, and https only where it is not asked so.
 *
 * @param url of the image; may be shortened
 * @param applied what its host has
 */
export function remediesLeft(code: FailureCode, url: string, applied: readonly Remedy[]): Remedy[] {
  const all = remediesFor[code];
  if (typeof all === 'string') return [];
  return all.filter((remedy) => !applied.includes(remedy) && (remedy !== 'https' || url.startsWith('http:')));
}

/** The remedies that are in force for a host. */
export interface HostRemedies {
  /** As `hostOf` gives it. */
  host: string;
  /** In the order of `remedies`, each once, at least one. */
  remedies: readonly Remedy[];
}

/** Reads what may have been written by another version: nothing where it says nothing that is known. */
export function readHostRemedies(stored: unknown): HostRemedies[] {
  if (!isRecord(stored)) return [];
  const { host, remedies: names } = stored;
  if (typeof host !== 'string' || !Array.isArray(names)) return [];
  const known = remedies.filter((remedy) => names.includes(remedy));
  return known.length === 0 ? [] : [{ host, remedies: known }];
}

/** How one remedy did on the one image that it was tried on. */
export interface TrialStep {
  remedy: Remedy;
  outcome: TrialOutcome;
}

export type TrialOutcome =
  /** The host has asked to wait, or is in trouble; `until` is in ms since the epoch, null where it is not known. */
  | { kind: 'waiting'; until: number | null }
  | { kind: 'running' }
  /** `ms` from slot to complete file. */
  | { kind: 'worked'; ms: number; bytes: number; mediaType: string }
  | { kind: 'failed'; failure: Failure }
  /** Somebody stopped it. */
  | { kind: 'stopped' };

/** One image on which remedies are tried in turn, up to the first that works. */
export interface Trial {
  id: DownloadId;
  host: string;
  /** Why the image had failed. */
  code: FailureCode;
  steps: readonly TrialStep[];
  /** Whether it is still under way. */
  isOpen: boolean;
}

/** What is in force and what was tried in a batch. Replaced as a whole. */
export interface RemedyState {
  applied: readonly HostRemedies[];
  /** The latest trial for each host and reason. */
  trials: readonly Trial[];
}

export const noRemedies: RemedyState = { applied: [], trials: [] };

/** The remedies of a host; none where it has none. */
export const appliedTo = ({ applied }: RemedyState, host: string): readonly Remedy[] =>
  applied.find((one) => one.host === host)?.remedies ?? [];

/** Each once, in the order of `remedies`. */
export const inOrder = (some: Iterable<Remedy>): Remedy[] => {
  const wanted = new Set(some);
  return remedies.filter((remedy) => wanted.has(remedy));
};
