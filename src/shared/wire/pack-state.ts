import { assertNever } from '../assert-never.ts';
import { type DownloadState, type DownloadStateKind, phases, type PhaseTimings, skipReasons } from '../download.ts';
import type { Failure } from '../failure.ts';
import { ByteReader } from './byte-reader.ts';
import type { ByteWriter } from './byte-writer.ts';
import type { TextNumbering, Texts } from './texts.ts';

/** Written as their place in here. */
export const packedKinds: readonly DownloadStateKind[] = [
  'queued',
  'active',
  'saving',
  'retrying',
  'paused',
  'done',
  'skipped',
  'failed',
  'cancelled',
];

type Done = Extract<DownloadState, { kind: 'done' }>;
type Skipped = Extract<DownloadState, { kind: 'skipped' }>;

/** Which of the parts follow that a saved image may lack. */
const has = { finalUrl: 2, size: 4, endsEarly: 8, wrongExtension: 16, sameAsOthers: 32 } as const;
const sha256Words = 8;

/**
 * Writes a state in some 5 to 80 bytes, where cloning the object would take several hundred: names of fields are not
 * sent. Times lose what is behind their seventh digit.
 */
export function packState(out: ByteWriter, texts: TextNumbering, state: DownloadState): void {
  out.u8(packedKinds.indexOf(state.kind));
  switch (state.kind) {
    case 'queued':
    case 'saving':
    case 'paused':
    case 'cancelled':
      return;
    case 'active':
      out.count(state.slot);
      out.count(state.attempt);
      return;
    case 'retrying':
      out.count(state.attempt);
      out.f64(state.retryAt);
      out.count(texts.numberOf(JSON.stringify(state.failure)));
      return;
    case 'done':
      packDone(out, texts, state);
      return;
    case 'skipped':
      out.count(state.rank);
      out.count(state.bytes);
      packSkipped(out, state);
      return;
    case 'failed':
      out.count(state.rank);
      out.count(state.attempts);
      out.count(texts.numberOf(JSON.stringify(state.failure)));
      return;
    default:
      assertNever(state);
  }
}

/** @param leavesHash whether a saved image's SHA-256 is left out, which takes as long as all the rest */
export function unpackState(from: ByteReader, texts: Texts, leavesHash = false): DownloadState {
  const kind = packedKinds[from.u8()];
  switch (kind) {
    case 'queued':
    case 'saving':
    case 'paused':
    case 'cancelled':
      return plainStates[kind];
    case 'active':
      return { kind, slot: from.count(), attempt: from.count() };
    case 'retrying':
      return { kind, attempt: from.count(), retryAt: from.f64(), failure: failureIn(texts, from.count()) };
    case 'done':
      return unpackDone(from, texts, leavesHash);
    case 'skipped': {
      return unpackSkipped(from);
    }
    case 'failed':
      return { kind, rank: from.count(), attempts: from.count(), failure: failureIn(texts, from.count()) };
    default:
      throw new RangeError('no state');
  }
}

/** States that have nothing but their kind; one object each, whatever number of rows is in it. */
export const plainStates = {
  queued: { kind: 'queued' },
  saving: { kind: 'saving' },
  paused: { kind: 'paused' },
  cancelled: { kind: 'cancelled' },
} as const satisfies Partial<Record<DownloadStateKind, DownloadState>>;

/** Added to the place of the reason. */
const skippedHasSize = 16;

function packSkipped(out: ByteWriter, { why, sha256, width, height }: Skipped): void {
  const hasSize = width !== undefined && height !== undefined;
  out.u8(skipReasons.indexOf(why) + (hasSize ? skippedHasSize : 0));
  packSha256(out, sha256);
  if (!hasSize) return;
  out.count(width);
  out.count(height);
}

function unpackSkipped(from: ByteReader): Skipped {
  const [rank, bytes, code] = [from.count(), from.count(), from.u8()];
  const why = skipReasons[code % skippedHasSize] ?? 'name-taken';
  const sha256 = unpackSha256(from);
  const size = code >= skippedHasSize ? { width: from.count(), height: from.count() } : {};
  return { kind: 'skipped', rank, bytes, why, ...(sha256 !== undefined && { sha256 }), ...size };
}

function packDone(out: ByteWriter, texts: TextNumbering, state: Done): void {
  const { finalUrl, width, height, endsEarly, wrongExtension, sameAsOthers, sha256 } = state;
  const hasSize = width !== undefined && height !== undefined;
  out.u8(
    (finalUrl === undefined ? 0 : has.finalUrl) |
      (hasSize ? has.size : 0) |
      (endsEarly === true ? has.endsEarly : 0) |
      (wrongExtension === undefined ? 0 : has.wrongExtension) |
      (sameAsOthers === undefined ? 0 : has.sameAsOthers),
  );
  packSha256(out, sha256);
  out.count(state.rank);
  out.count(state.bytes);
  out.f32(state.ms);
  out.count(texts.numberOf(state.mediaType));
  packTimings(out, state.timings);
  out.count(state.attempts);
  if (finalUrl !== undefined) out.count(texts.numberOf(finalUrl));
  if (hasSize) {
    out.count(width);
    out.count(height);
  }
  if (wrongExtension !== undefined) out.count(texts.numberOf(wrongExtension));
  if (sameAsOthers !== undefined) out.count(sameAsOthers);
}

function unpackDone(from: ByteReader, texts: Texts, leavesHash: boolean): Done {
  const flags = from.u8();
  const sha256 = unpackSha256(from, leavesHash);
  const state: Done = {
    kind: 'done',
    rank: from.count(),
    bytes: from.count(),
    ms: from.f32(),
    mediaType: textIn(texts, from.count()),
    timings: unpackTimings(from),
    attempts: from.count(),
  };
  if (sha256 !== undefined) state.sha256 = sha256;
  if ((flags & has.finalUrl) !== 0) state.finalUrl = textIn(texts, from.count());
  if ((flags & has.size) !== 0) {
    state.width = from.count();
    state.height = from.count();
  }
  if ((flags & has.endsEarly) !== 0) state.endsEarly = true;
  if ((flags & has.wrongExtension) !== 0) state.wrongExtension = textIn(texts, from.count());
  if ((flags & has.sameAsOthers) !== 0) state.sameAsOthers = from.count();
  return state;
}

/** Which phases took any time, a bit for each, and how long: over a connection that is there already half of them did not. */
function packTimings(out: ByteWriter, timings: PhaseTimings): void {
  let present = 0;
  for (const [place, phase] of phases.entries()) if (timings[phase] !== 0) present |= 1 << place;
  out.u8(present);
  for (const phase of phases) if (timings[phase] !== 0) out.f32(timings[phase]);
}

function unpackTimings(from: ByteReader): PhaseTimings {
  const timings: PhaseTimings = { queue: 0, dns: 0, connect: 0, tls: 0, firstByte: 0, body: 0, disk: 0 };
  const present = from.u8();
  for (const [place, phase] of phases.entries()) if ((present & (1 << place)) !== 0) timings[phase] = from.f32();
  return timings;
}

/**
 * Where a saved image's SHA-256 stands in what `packState` has written, behind a byte that says whether it is there. Before
 * it nothing takes now more bytes and now fewer.
 */
const sha256At = 3;

/** The first 52 bits of a SHA-256, which no two of a list's pictures share by chance. @param sha256 in hexadecimal digits */
export const sha256Start = (sha256: string): number => parseInt(sha256.slice(0, 13), 16);

/**
 * The same of a saved image, without unpacking the rest.
 *
 * @param at where its state begins
 * @returns null where it has none
 */
export function packedSha256Start(bytes: Uint8Array, at: number): number | null {
  if (bytes[at + sha256At - 1] !== 1) return null;
  const from = new ByteReader(bytes.subarray(at + sha256At, at + sha256At + 8));
  return from.u32() * 2 ** 20 + Math.floor(from.u32() / 2 ** 12);
}

function packSha256(out: ByteWriter, sha256: string | undefined): void {
  out.u8(sha256 === undefined ? 0 : 1);
  if (sha256 === undefined) return;
  for (let word = 0; word < sha256Words; word++) {
    let bits = 0;
    for (let at = 8 * word; at < 8 * word + 8; at++) bits = (bits << 4) | valueOf(sha256.charCodeAt(at));
    out.u32(bits >>> 0);
  }
}

/** Of a hexadecimal digit, by its character's code. */
const valueOf = (code: number): number => (code & 0xf) + (code > 0x40 ? 9 : 0);

function unpackSha256(from: ByteReader, isLeftOut = false): string | undefined {
  if (from.u8() === 0) return undefined;
  if (isLeftOut) {
    from.skip(4 * sha256Words);
    return undefined;
  }
  let text = '';
  for (let word = 0; word < sha256Words; word++) text += from.u32().toString(16).padStart(8, '0');
  return text;
}

const textIn = (texts: Texts, number: number): string => texts.at(number) ?? '';

/** Of our own writing, on the other side of the same app. */
function failureIn(texts: Texts, number: number): Failure {
  const failure: Failure = JSON.parse(textIn(texts, number));
  return failure;
}
