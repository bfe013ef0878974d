import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BatchSummary } from '../../shared/batch.ts';
import type { DownloadState } from '../../shared/download.ts';
import { type Batch, type BatchPorts, type BatchSpec, createBatch } from '../batch/batch.ts';
import { DownloadError } from '../download-error.ts';
import { toDiskError } from '../files/disk-error.ts';
import { diskOf, forgetFolder, isOnDiskOf } from '../files/disks.ts';
import { createLookup } from '../transfer/network/lookup.ts';
import { isPrivateAddress } from '../transfer/network/private-address.ts';

/** What one run came to. Images in the order of the rows. */
export interface RunFacts {
  /** From the start to the last saved image. */
  ms: number;
  bytes: number;
  /** Attempts beyond each image's first. */
  retries: number;
  peakActive: number;
  /** SHA-256 of each image; null for one that was not saved. */
  brought: (string | null)[];
  /** From each image's request to its last byte; infinite for one that was not saved. */
  ownMs: Float64Array;
  /** Of the whole run, or of two seconds in it. */
  bestBytesPerSecond: number;
  /** How fast bodies came while they came. */
  bodyBytesPerSecond: number;
}

/** Speeds before this moment are those of a few packets. */
const speedFromMs = 1000;

/** A run under way. */
export interface MeasuredRun {
  finished: number;
  elapsedMs: number;
}

/**
 * Downloads the rows once into a folder of their own inside `folder`, which is gone when this resolves or rejects, over
 * connections and with a lookup of their own, which start cold.
 *
 * @param onStart called when it runs, with a way to look at how far it is
 * @returns null when it was cancelled
 * @throws DownloadError when the disk stops it: there is nobody to resume it
 */
export async function measureRun(
  spec: BatchSpec,
  ports: BatchPorts,
  signal: AbortSignal,
  onStart: (look: () => MeasuredRun) => void,
): Promise<RunFacts | null> {
  const disk = diskOf(spec.folder);
  const folder = await disk
    .look(async () => await mkdtemp(join(spec.folder, 'run-')))
    .catch((error: unknown) => {
      throw toDiskError(error, spec.folder);
    });
  isOnDiskOf(folder, spec.folder);
  let batch: Batch | null = null;
  try {
    if (signal.aborted) return null;
    const { lookup, isPrivate } = { lookup: createLookup(), isPrivate: isPrivateAddress, ...ports.network };
    const own = { clock: ports.clock, random: ports.random, network: { lookup, isPrivate } };
    batch = await createBatch({ ...spec, folder, sha256: true }, own);
    const best = { bytesPerSecond: 0 };
    const ended = endOf(batch, signal, (bytesPerSecond) => {
      best.bytesPerSecond = Math.max(best.bytesPerSecond, bytesPerSecond);
    });
    if (signal.aborted) return null; // meanwhile
    batch.start();
    onStart(() => lookAt(batch));
    const summary = await ended;
    return summary === null ? null : factsOf(batch, summary, best.bytesPerSecond);
  } finally {
    await batch?.close();
    await disk.look(async () => await rm(folder, { recursive: true, force: true, maxRetries: 3 }));
    forgetFolder(folder);
  }
}

/** Resolves with null when the signal comes first. */
async function endOf(
  batch: Batch,
  signal: AbortSignal,
  onSpeed: (bytesPerSecond: number) => void,
): Promise<BatchSummary | null> {
  const { promise, resolve, reject } = Promise.withResolvers<BatchSummary | null>();
  const aborted = (): void => resolve(null);
  signal.addEventListener('abort', aborted);
  batch.listen({
    patch({ status, totals }) {
      if (totals.elapsedMs >= speedFromMs) onSpeed(totals.bytesPerSecond);
      if (status?.kind === 'stalled') reject(new DownloadError(status.failure.code, status.failure.message));
    },
  });
  void batch.whenFinished().then(resolve);
  try {
    return await promise;
  } finally {
    signal.removeEventListener('abort', aborted); // the signal outlives the run, and would hold its whole batch
  }
}

function lookAt(batch: Batch | null): MeasuredRun {
  if (batch === null) return { finished: 0, elapsedMs: 0 };
  const { counts, elapsedMs } = batch.totals();
  return { finished: counts.done + counts.failed, elapsedMs };
}

function factsOf(batch: Batch, summary: BatchSummary, bestBytesPerSecond: number): RunFacts {
  const states = Array.from({ length: batch.rowCount }, (_, id) => batch.download(id).state);
  const { savedMs, elapsedMs, bytes, peakActive } = summary;
  const ms = summary.failed > 0 ? elapsedMs : savedMs;
  const bodyMs = states.reduce((sum, state) => sum + (state.kind === 'done' ? state.timings.body : 0), 0);
  return {
    ms,
    bytes,
    retries: states.reduce((sum, state) => sum + ('attempts' in state ? Math.max(0, state.attempts - 1) : 0), 0),
    peakActive,
    brought: states.map((state) => (state.kind === 'done' ? (state.sha256 ?? null) : null)),
    ownMs: Float64Array.from(states, ownMsOf),
    bestBytesPerSecond: Math.max(bestBytesPerSecond, speedOf(bytes, ms)),
    bodyBytesPerSecond: speedOf(bytes, bodyMs),
  };
}

function ownMsOf(state: DownloadState): number {
  if (state.kind !== 'done') return Infinity;
  const { dns, connect, tls, firstByte, body } = state.timings;
  return dns + connect + tls + firstByte + body;
}

const speedOf = (bytes: number, ms: number): number => (ms > 0 ? (bytes / ms) * 1000 : 0);
