import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BatchSummary } from '../../shared/batch.ts';
import { DownloadError } from '../download-error.ts';
import { toDiskError } from '../files/disk-error.ts';
import { scratchPrefix } from '../files/part-name.ts';
import { type Batch, type BatchPorts, type BatchSpec, createBatch } from './batch.ts';

/** A run of a finished batch's images with one slot. */
export interface OneAtATimeRun {
  /**
   * The run's own figures; null when it was cancelled. The scratch folder is gone by then.
   *
   * @throws DownloadError when the scratch folder cannot be made or written
   */
  result: Promise<BatchSummary | null>;
  progress(): { finished: number; rows: number; elapsedMs: number };
  cancel(): void;
}

/**
 * Downloads what a batch has saved once more, one at a time, into a scratch folder inside the batch's own (so that
 * the disk is the same), over connections of its own, which start cold as the batch's did.
 */
export function runOneAtATime(batch: Batch, spec: BatchSpec, ports: BatchPorts): OneAtATimeRun {
  const rows = batch.savedRows();
  let run: Batch | null = null;
  let cancelled = false;
  const isCancelled = (): boolean => cancelled;

  const measure = async (): Promise<BatchSummary | null> => {
    const scratch = await mkdtemp(join(batch.folder, scratchPrefix(batch.id))).catch((error: unknown) => {
      throw toDiskError(error, batch.folder);
    });
    try {
      if (isCancelled()) return null;
      const limits = { concurrency: 1, perHost: null };
      run = await createBatch(
        { ...spec, id: `${spec.id}-one`, rows, folder: scratch, limits },
        { ...ports, saved: undefined, record: undefined },
      );
      if (isCancelled()) return null; // meanwhile
      const stalled = stallOf(run);
      run.start();
      const summary = await Promise.race([run.whenFinished(), stalled]);
      return isCancelled() ? null : summary;
    } finally {
      await run?.close();
      await rm(scratch, { recursive: true, force: true, maxRetries: 3 });
    }
  };

  return {
    result: measure(),
    progress() {
      const { counts, elapsedMs } = run?.totals() ?? { counts: null, elapsedMs: 0 };
      return { finished: counts === null ? 0 : counts.done + counts.failed, rows: rows.length, elapsedMs };
    },
    cancel() {
      cancelled = true;
      run?.cancelAll();
    },
  };
}

/** Rejects when the disk stops the run: there is nobody to resume it. */
async function stallOf(run: Batch): Promise<never> {
  return await new Promise<never>((_resolve, reject) => {
    run.listen({
      patch({ status }) {
        if (status?.kind === 'stalled') reject(new DownloadError(status.failure.code, status.failure.message));
      },
    });
  });
}
