import { basename } from 'node:path';
import { type DownloadId, type DownloadState, isSettled } from '../../shared/download.ts';
import type { BatchLook, BatchRecord, EarlierRun } from '../batch/batch-record.ts';
import type { Clock } from '../clock.ts';
import { IdSet } from '../rows/id-set.ts';
import type { BatchChanges, StoredAttempt, StoredPart } from '../store/batch-tables.ts';
import type { BatchKey, History } from '../store/history.ts';
import type { KeptPart } from '../transfer/transfer.ts';

/** Changes are gathered for so long and written together: what a killed process loses is found again on the disk. */
const gatherMs = 250;

/** Rows written in one turn of the event loop: some milliseconds' worth. */
const rowsAtOnce = 2000;

const settledKinds = ['done', 'skipped', 'failed', 'cancelled'] as const;

interface RowState {
  state: DownloadState;
  name: string | null;
}

/** States of rows: one for each, or one for all of them. */
type StatesOfRows = ReadonlyMap<DownloadId, RowState> | { ids: readonly DownloadId[]; state: RowState };

/** A part file is of use to a later process only from its record on. */
const partGatherMs = 0;

/**
 * Records a batch in the history as it goes.
 *
 * @param keepsParts whether a later process can go on with the batch
 * @param earlier what is on record of it already
 * @param store writes the list itself down, where that is not on record
 */
export function createRecorder(
  history: History,
  key: BatchKey,
  clock: Clock,
  keepsParts: boolean,
  earlier?: Pick<EarlierRun, 'parts' | 'states'>,
  store?: () => Promise<void>,
): BatchRecord {
  let states = new Map<DownloadId, RowState>();
  /** What came before those, in its order: what many rows have become together is kept together. */
  let earlierStates: StatesOfRows[] = [];
  const parts = new Map<DownloadId, StoredPart | null>();
  const attempts: [DownloadId, StoredAttempt][] = [];
  const begunAt = new Map<DownloadId, number>();
  const rowsWithPart = new Set(earlier?.parts.keys());
  /** Rows that are on record as settled: of all others it is known already that they are not. */
  const settled = new IdSet();
  for (const kind of settledKinds) for (const id of earlier?.states.idsIn(kind) ?? []) settled.add(id);
  let look: (() => BatchLook) | null = null;
  let cancelTimer: (() => void) | null = null;
  let dueAt = Infinity;
  let writing: Promise<void> | null = null;

  const writeGathered = async (): Promise<void> => {
    if (look === null) return;
    const { isFinished, sums, ...figures } = look();
    const gathered = [...earlierStates, states];
    const rest = { parts: [...parts], attempts: [...attempts] };
    states = new Map();
    earlierStates = [];
    parts.clear();
    attempts.length = 0;
    // Rows that changed by the thousand are written in turns, and all before it counts as finished.
    const changes: BatchChanges = { states: [], parts: [], attempts: [], figures, sums, isFinished: false };
    let some: [DownloadId, RowState][] = [];
    for (const each of rowsOf(gathered)) {
      if (some.length === rowsAtOnce) {
        await history.write(key, { ...changes, states: some });
        some = [];
      }
      some.push(each);
    }
    await history.write(key, { ...changes, ...rest, states: some, isFinished });
  };
  /** Before all else: what has become of a row says nothing while the row is not on record. */
  const begin = (): Promise<void> => (writing ??= store?.() ?? Promise.resolve());
  /** One after the other: what a row has become later must not be overtaken by what it was. */
  const write = async (): Promise<void> => {
    cancelTimer?.();
    cancelTimer = null;
    dueAt = Infinity;
    writing = begin().then(writeGathered);
    await writing;
  };
  const writeWithin = (ms: number): void => {
    if (clock.now() + ms >= dueAt) return;
    cancelTimer?.();
    dueAt = clock.now() + ms;
    cancelTimer = clock.schedule(ms, () => void write());
  };

  return {
    keepsParts,
    begin: () => (store === undefined ? null : begin()),
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
      const wasSettled = settled.delete(id);
      if (isSettled(state)) settled.add(id);
      if (isSettled(state) || wasSettled) states.set(id, { state, name });
      if (attempt !== null || states.size > 0) writeWithin(gatherMs);
    },
    changedAll(ids, state) {
      const isNowSettled = isSettled(state);
      const news = ids.filter((id) => {
        if (begunAt.size > 0) begunAt.delete(id);
        const wasSettled = settled.delete(id);
        if (isNowSettled) settled.add(id);
        return isNowSettled || wasSettled;
      });
      if (news.length === 0) return;
      earlierStates.push(states, { ids: news, state: { state, name: null } });
      states = new Map();
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

function* rowsOf(gathered: readonly StatesOfRows[]): Generator<[DownloadId, RowState]> {
  for (const some of gathered) {
    if (some instanceof Map) yield* some;
    else if ('ids' in some) for (const id of some.ids) yield [id, some.state];
  }
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
