import type { DownloadId, PhaseTimings } from '../../shared/download.ts';
import { phases as allPhases } from '../../shared/download.ts';
import type {
  AttemptDetails,
  DownloadDetails,
  HeadersKept,
  HopDetails,
  ShownHeader,
} from '../../shared/inspect/details.ts';
import { isSecretHeader, redact } from '../../shared/redact.ts';
import { appliedTo } from '../../shared/remedies/remedy.ts';
import { displayUrl } from '../../shared/url-list/display-url.ts';
import type { Batch } from '../batch/batch.ts';
import type { StoredAttempt } from '../store/batch-tables.ts';
import { strongValidator } from '../transfer/answer/response-plan.ts';
import type { KeptAttempt, KeptHop } from './exchange-log.ts';

/** Of more attempts nobody reads the list. */
const mostAttempts = 50;

/**
 * What is known of one download, without secrets.
 *
 * @param stored its attempts on record, those of this process included; null where there is no record
 * @throws RangeError when there is no such download
 */
export function detailsOf(
  batch: Batch,
  id: DownloadId,
  stored: readonly StoredAttempt[] | null,
): Omit<DownloadDetails, 'shells'> {
  const { url, host } = batch.download(id);
  const kept = batch.keptAttempts(id);
  const attempts = stored === null ? kept.map(ofKept) : merged(stored, kept);
  const answered = kept.findLast(({ hops }) => hops.length > 0);
  const hops = answered?.hops ?? [];
  return {
    id,
    url: redact(url),
    attempts: attempts.slice(-mostAttempts),
    earlierAttempts: Math.max(0, attempts.length - mostAttempts),
    headers: headersKept(attempts.length, kept, hops),
    hops: hops.map(shownHop),
    validator: validatorOf(hops.at(-1)),
    remedies: appliedTo(batch.remedies(), host),
  };
}

function headersKept(attempts: number, kept: readonly KeptAttempt[], hops: readonly KeptHop[]): HeadersKept {
  if (hops.length > 0) return 'kept';
  if (attempts === 0) return 'none-yet';
  return kept.length > 0 ? 'no-answer' : 'gone';
}

const ofKept = ({ endedAt, ms, phases, failure }: KeptAttempt): AttemptDetails => ({
  endedAt,
  ms,
  phases,
  failure: failure === null ? null : { code: failure.code, message: failure.message, status: failure.status ?? null },
});

/** Those on record, and of the latest, which are the ones that are kept, their phases too. */
function merged(stored: readonly StoredAttempt[], kept: readonly KeptAttempt[]): AttemptDetails[] {
  const offset = stored.length - kept.length;
  return stored.map(({ endedAt, ms, phases, failure }, index) => ({
    endedAt,
    ms,
    phases: readPhases(phases) ?? kept[index - offset]?.phases ?? null,
    failure: failure === null ? null : { ...failure, status: failure.status ?? null },
  }));
}

function readPhases(stored: object | null): PhaseTimings | null {
  if (stored === null) return null;
  const timings = { queue: 0, dns: 0, connect: 0, tls: 0, firstByte: 0, body: 0, disk: 0 };
  for (const phase of allPhases) {
    const ms: unknown = Reflect.get(stored, phase);
    if (typeof ms === 'number') timings[phase] = ms;
  }
  return timings;
}

const shownHop = ({ url, status, httpVersion, ip, sent, received }: KeptHop): HopDetails => ({
  url: redact(displayUrl(url.href)),
  status,
  httpVersion,
  ip,
  request: Object.entries(sent).map(([name, value]) => shownHeader([name, String(value)])),
  response: pairs(received).map(shownHeader),
});

/** @param raw names and values in turn */
const pairs = (raw: readonly string[]): [name: string, value: string][] =>
  Array.from({ length: Math.floor(raw.length / 2) }, (_, n) => [raw[2 * n] ?? '', raw[2 * n + 1] ?? '']);

/** Of a location the address is worth seeing; it is shortened where it holds tokens. */
function shownHeader([name, value]: [string, string]): ShownHeader {
  if (/^(?:location|content-location|referer|link)$/i.test(name)) return [name, redact(value)];
  return [name, isSecretHeader(name, value) ? null : value];
}

function validatorOf(hop: KeptHop | undefined): string | null {
  if (hop === undefined) return null;
  const found = new Map(pairs(hop.received).map(([name, value]) => [name.toLowerCase(), value]));
  const headers: Record<string, string> = {};
  for (const name of ['etag', 'last-modified', 'date']) {
    const value = found.get(name);
    if (value !== undefined) headers[name] = value;
  }
  return strongValidator(headers);
}
