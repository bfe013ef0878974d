import { basename } from 'node:path';
import type { DownloadId, DownloadState } from '../../shared/download.ts';
import type { BatchLook, BatchRecord } from '../batch/batch-record.ts';
import type { Clock } from '../clock.ts';
import type { BatchChanges, StoredAttempt, StoredPart } from '../store/batch-tables.ts';
import type { BatchKey, History } from '../store/history.ts';
import type { KeptPart } from '../transfer/transfer.ts';

/** Changes are gathered for so long and written together: what a killed process loses is found again on the disk. */
const gatherMs = 250;

/** A part file is of use to a later process only from its record on. */
const partGatherMs = 0;

/**
 * Records a batch in the history as it goes.
 *
 * @param keepsParts whether a later process can go on with the batch
 * @param recorded rows of which a part file is on record already
 */
export function createRecorder(
  history: History,
  key: BatchKey,
  clock: Clock,
  keepsParts: boolean,
  recorded: Iterable<DownloadId> = [],
): BatchRecord {
  const states = new Map<DownloadId, { state: DownloadState; name: string }>();
  const parts = new Map<DownloadId, StoredPart | null>();
  const attempts: [DownloadId, StoredAttempt][] = [];
  const begunAt = new Map<DownloadId, number>();
  const rowsWithPart = new Set(recorded);
  let look: (() => BatchLook) | null = null;
  let cancelTimer: (() => void) | null = null;
  let dueAt = Infinity;

  const write = async (): Promise<void> => {
    cancelTimer?.();
    cancelTimer = null;
    dueAt = Infinity;
    if (look === null) return;
    const { isFinished, sums, ...figures } = look();
    const changes: BatchChanges = {
      states: [...states],
      parts: [...parts],
      attempts: [...attempts],
      figures,
      sums,
      isFinished,
    };
    states.clear();
    parts.clear();
    attempts.length = 0;
    await history.write(key, changes);
  };
  const writeWithin = (ms: number): void => {
    if (clock.now() + ms >= dueAt) return;
    cancelTimer?.();
    dueAt = clock.now() + ms;
    cancelTimer = clock.schedule(ms, () => void write());
  };

  return {
    keepsParts,
    watch(lookAtBatch) {
      look = lookAtBatch;
    },
    changed(id, state, name) {
      if (state.kind === 'active') {
        begunAt.set(id, clock.now());
        return;
      }
      if (state.kind === 'saving') return;
      const begun = begunAt.get(id);
      begunAt.delete(id);
      const attempt = begun === undefined ? null : attemptOf(state, clock.now() - begun, clock.wallNow());
      if (attempt !== null) attempts.push([id, attempt]);
      states.set(id, { state, name });
      writeWithin(gatherMs);
    },
    part(id, part) {
      if (part === null && !rowsWithPart.delete(id)) return;
      if (part !== null) rowsWithPart.add(id);
      parts.set(id, part === null ? null : storedPart(part));
      writeWithin(part === null ? gatherMs : partGatherMs);
    },
    flush: write,
    remedies: (applied) => history.setRemedies(key, applied),
    async close() {
      await write();
      history.leave(key);
    },
  };
}

/** Null for an attempt that was stopped from outside: it says nothing. */
function attemptOf(state: DownloadState, ms: number, endedAt: number): StoredAttempt | null {
  switch (state.kind) {
    case 'done':
      return { endedAt, ms: state.ms, failure: null, phases: state.timings };
    case 'failed':
    case 'retrying':
      return { endedAt, ms, failure: state.failure, phases: null };
    default:
      return null;
  }
}

function storedPart({ path, validator, totalBytes, bytes, isSynced }: KeptPart): StoredPart {
  return { name: basename(path), validator, totalBytes, syncedBytes: isSynced ? bytes : 0 };
}
