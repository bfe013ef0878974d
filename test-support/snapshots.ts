import { type BatchSnapshot, noCounts } from '../src/shared/batch.ts';
import type { Download } from '../src/shared/download.ts';
import { noRemedies } from '../src/shared/remedies/remedy.ts';

/** A running batch of these downloads, of which nothing else is known. */
export function snapshotOf(batchId: string, downloads: Download[] = []): BatchSnapshot {
  const counts = noCounts();
  for (const { state } of downloads) counts[state.kind] += 1;
  return {
    batchId,
    seq: 0,
    folder: '/pictures',
    limits: { concurrency: 4, perHost: null },
    status: { kind: 'running' },
    downloads,
    progress: [],
    totals: { rows: downloads.length, counts, receivedBytes: 0, bytesPerSecond: 0, elapsedMs: 0, remainingMs: null },
    hosts: [],
    health: [],
    auto: null,
    remedies: noRemedies,
    comparison: { kind: 'none' },
  };
}
