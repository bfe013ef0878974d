import { adviceFor, type FailureCode } from '../failure.ts';

/** How an attempt left its slot. */
export type BlockEnd =
  /** It has not yet. */
  | { kind: 'running' }
  | { kind: 'saved' }
  /** Complete, but a file of its name was to be kept. */
  | { kind: 'skipped' }
  /** Stopped from outside: paused or cancelled. */
  | { kind: 'stopped' }
  /** Failed, and another attempt follows. */
  | { kind: 'retried'; code: FailureCode }
  | { kind: 'failed'; code: FailureCode };

const plain = ['running', 'saved', 'skipped', 'stopped'] as const;
const firstRetried = 16;
const firstFailed = 128;

const isFailureCode = (text: string): text is FailureCode => text in adviceFor;
const codes: readonly FailureCode[] = Object.keys(adviceFor).filter(isFailureCode);

/** The end as one byte. Means the same only to programs that know the same failure codes: not for files. */
export function endToByte(end: BlockEnd): number {
  if (end.kind === 'retried') return firstRetried + codes.indexOf(end.code);
  if (end.kind === 'failed') return firstFailed + codes.indexOf(end.code);
  return plain.indexOf(end.kind);
}

/** What `endToByte` has made a byte of; a code that is not known counts as `internal`. */
export function endFromByte(byte: number): BlockEnd {
  if (byte >= firstFailed) return { kind: 'failed', code: codes[byte - firstFailed] ?? 'internal' };
  if (byte >= firstRetried) return { kind: 'retried', code: codes[byte - firstRetried] ?? 'internal' };
  return { kind: plain[byte] ?? 'running' };
}

/** Without an object for each block: this is asked for every block of every frame. */
export const byteIsFailed = (byte: number): boolean => byte >= firstFailed;
export const byteIsRetried = (byte: number): boolean => byte >= firstRetried && byte < firstFailed;
