import type { BatchPatch } from '../batch.ts';
import type { Progress } from '../download.ts';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import { packChanges, type PackedChanges, unpackChanges } from './pack-changes.ts';

/** A patch as it crosses to the window: a third of the bytes, and for many rows that change alike next to none. */
export interface PackedPatch extends Omit<BatchPatch, 'updated' | 'progress'> {
  updated: PackedChanges;
  /** See `packProgress`. */
  progress: Uint8Array;
}

export function packPatch({ updated, progress, ...rest }: BatchPatch): PackedPatch {
  return { ...rest, updated: packChanges(updated), progress: packProgress(progress) };
}

export function unpackPatch({ updated, progress, ...rest }: PackedPatch): BatchPatch {
  return { ...rest, updated: unpackChanges(updated), progress: unpackProgress(progress) };
}

/** What the figures of a download of some megabytes take. */
const bytesEach = 16;

/**
 * Writes for each download its id, the bytes received, of how many and 1 (0 where nobody knows), and the bytes per second,
 * each in as many bytes as it needs. Speeds lose what is behind their point.
 */
export function packProgress(progress: readonly Progress[]): Uint8Array {
  const out = new ByteWriter(bytesEach * progress.length);
  for (const { id, receivedBytes, totalBytes, bytesPerSecond } of progress) {
    out.count(id);
    out.count(receivedBytes);
    out.count(totalBytes === null ? 0 : totalBytes + 1);
    out.count(Math.round(bytesPerSecond));
  }
  return out.finish();
}

export function unpackProgress(bytes: Uint8Array): Progress[] {
  const progress: Progress[] = [];
  const from = new ByteReader(bytes);
  while (!from.isAtEnd) {
    const [id, receivedBytes, total, bytesPerSecond] = [from.count(), from.count(), from.count(), from.count()];
    progress.push({ id, receivedBytes, totalBytes: total === 0 ? null : total - 1, bytesPerSecond });
  }
  return progress;
}
