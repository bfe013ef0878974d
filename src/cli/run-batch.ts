import type { Batch } from '../engine/batch/batch.ts';
import type { BatchSummary } from '../shared/batch.ts';
import type { Failure } from '../shared/failure.ts';
import type { HostHealth } from '../shared/host-health.ts';
import type { StopSignal } from './exit-codes.ts';
import type { Stopping } from './interruption.ts';
import type { Reporter } from './display/reporter.ts';

/** Why a command ends before its time: somebody asked for it, nobody reads its output, or the disk takes no more. */
export type Stop = { kind: 'signal'; signal: StopSignal } | { kind: 'closed' } | { kind: 'stalled'; failure: Failure };

export interface RunEnd {
  summary: BatchSummary;
  hosts: HostHealth[];
  stop: Stop | null;
}

/**
 * Runs a batch to its end and shows it. Where it is stopped, what is complete still gets its name and is told; the rest
 * stays as it is, with its part files where there is a record of them.
 */
export async function runBatch(batch: Batch, reporter: Reporter, stopping: Stopping): Promise<RunEnd> {
  const stalled = Promise.withResolvers<Stop>();
  batch.listen({
    transition: (download) => reporter.transition(download),
    wantsRows: () => false, // they are told one by one
    patch(patch) {
      reporter.patch(patch);
      // Nobody is there to make room and resume.
      if (patch.status?.kind === 'stalled') stalled.resolve({ kind: 'stalled', failure: patch.status.failure });
    },
  });
  stopping.takeOver();
  batch.start();
  const finished = batch.whenFinished();
  const stop = await Promise.race([finished.then(() => null), stopping.stopped, stalled.promise]);
  await batch.close();
  reporter.end();
  return { summary: batch.summary(), hosts: batch.health(), stop };
}

/** Why a run was stopped, as events name it: a signal, the code of a failure, `closed`; null for a run that was not. */
export function stopWord(stop: Stop | null): string | null {
  if (stop === null) return null;
  return stop.kind === 'signal' ? stop.signal : stop.kind === 'stalled' ? stop.failure.code : 'closed';
}
