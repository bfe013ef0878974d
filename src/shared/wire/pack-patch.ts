import type { BatchPatch } from '../batch.ts';
import type { Progress } from '../download.ts';
import { packChanges, type PackedChanges, unpackChanges } from './pack-changes.ts';

/** A patch as it crosses to the window: a third of the bytes, and for many rows that change alike next to none. */
export interface PackedPatch extends Omit<BatchPatch, 'updated' | 'progress'> {
  updated: PackedChanges;
  /** Four numbers for each: id, bytes received, of how many (-1 where nobody knows), bytes per second. */
  progress: Float64Array;
}

const numbersEach = 4;

export function packPatch({ updated, progress, ...rest }: BatchPatch): PackedPatch {
  return { ...rest, updated: packChanges(updated), progress: packProgress(progress) };
}

export function unpackPatch({ updated, progress, ...rest }: PackedPatch): BatchPatch {
  return { ...rest, updated: unpackChanges(updated), progress: unpackProgress(progress) };
}

export function packProgress(progress: readonly Progress[]): Float64Array {
  const numbers = new Float64Array(numbersEach * progress.length);
  for (const [index, { id, receivedBytes, totalBytes, bytesPerSecond }] of progress.entries()) {
    numbers.set([id, receivedBytes, totalBytes ?? -1, bytesPerSecond], numbersEach * index);
  }
  return numbers;
}

export function unpackProgress(numbers: Float64Array): Progress[] {
  const progress: Progress[] = [];
  for (let at = 0; at < numbers.length; at += numbersEach) {
    const [id = 0, receivedBytes = 0, total = -1, bytesPerSecond = 0] = numbers.subarray(at, at + numbersEach);
    progress.push({ id, receivedBytes, totalBytes: total < 0 ? null : total, bytesPerSecond });
  }
  return progress;
}
