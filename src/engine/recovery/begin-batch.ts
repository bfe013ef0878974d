import { basename } from 'node:path';
import type { BatchPorts, BatchSpec } from '../batch/batch-spec.ts';
import { type Batch, createBatch } from '../batch/batch.ts';
import type { EarlierRun } from '../batch/batch-record.ts';
import { findDisk } from '../files/disks.ts';
import { bootId } from '../store/boot-id.ts';
import type { BatchKey } from '../store/history.ts';
import type { StoredBatch } from '../store/stored-batch.ts';
import type { Store } from '../store/store.ts';
import { createRecorder } from './recorder.ts';
import { findResumeParts } from './resume-parts.ts';
import { storableOptions, storedDate, storedRemedies } from './storable-options.ts';
import { removeParts } from './sweep.ts';

export interface BeginOptions {
  /** What the person knows the list by, such as its file's name. */
  label: string;
  /** Whether a later process can go on with it. */
  resumable: boolean;
  /**
   * Whether headers and a proxy's login stay on record until it is finished, as logins in URLs do. Not where they come
   * again with the command that goes on.
   */
  keepsSecrets: boolean;
}

type Ports = Omit<BatchPorts, 'saved' | 'record'>;

/** A spec without what says which list it is for. */
export type BatchSettings = Omit<BatchSpec, 'id' | 'rows' | 'folder'>;

/**
 * Makes a batch that is recorded. Where the same list into the same folder was not finished before, the part files of
 * that run are gone on with; what it has saved counts as here already.
 *
 * @param spec its `id` counts only for a batch that is new
 * @throws DownloadError when the folder cannot be read
 */
export async function beginBatch(spec: BatchSpec, ports: Ports, store: Store, options: BeginOptions): Promise<Batch> {
  await findDisk(spec.folder); // what is on record of it is known by its real path
  const { history } = store;
  const { label, resumable } = options;
  const storable = (from: BatchSpec): object =>
    storableOptions(from, ports.clock.wallNow(), resumable && options.keepsSecrets);
  const earlierId = resumable ? history.findUnfinished(spec.folder, spec.rows) : null;
  const taken = earlierId === null ? null : history.take(earlierId);
  if (taken !== null) {
    // On another day too the list's files belong where the others are.
    const { options: stored } = taken.batch;
    const remedies = spec.remedies ?? storedRemedies(stored);
    const again = { ...spec, id: taken.key.id, date: spec.date ?? storedDate(stored), remedies };
    history.setOptions(taken.key, storable(again));
    return await makeBatch(again, ports, store, taken.key, await earlierRun(taken.batch, false));
  }
  const { id, folder, rows } = spec;
  const key = history.announce({ id, folder, rows, label, resumable, options: storable(spec) });
  if (key === null) return await createBatch(spec, { ...ports, saved: store.saved });
  // Its rows are written down when it starts: whoever waits to see them need not wait for that.
  const storeRows = async (): Promise<void> => await history.addRows(key, rows);
  return await makeBatch(spec, ports, store, key, undefined, resumable, storeRows).catch((error: unknown) => {
    history.forget(id);
    throw error;
  });
}

/**
 * Goes on with an unfinished batch as it was left: what was saved stays saved where it is still whole, what failed or was
 * cancelled stays so, everything else is downloaded, from where it was if it can be.
 *
 * @param specFor gives the rest of the batch's spec, from what was stored of it; where it fails the batch can be gone on with later
 * @returns null when there is no such batch (any more)
 * @throws DownloadError when the folder cannot be read; the batch can then be gone on with later
 */
export async function goOnWithBatch(
  batchId: string,
  ports: Ports,
  store: Store,
  specFor: (stored: StoredBatch) => BatchSettings | Promise<BatchSettings>,
): Promise<{ batch: Batch; spec: BatchSpec; label: string } | null> {
  const taken = store.history.take(batchId);
  if (taken === null) return null;
  const { key, batch: stored } = taken;
  const settings = await leaveOnError(async () => await specFor(stored), store, key);
  const spec = { ...settings, id: stored.id, rows: stored.rows, folder: stored.folder };
  return { batch: await makeBatch(spec, ports, store, key, await earlierRun(stored, true)), spec, label: stored.label };
}

async function makeBatch(
  spec: BatchSpec,
  ports: Ports,
  { history, saved }: Store,
  key: BatchKey,
  earlier: EarlierRun | undefined,
  keepsParts = true,
  storeRows?: () => Promise<void>,
): Promise<Batch> {
  const record = createRecorder(history, key, ports.clock, keepsParts, earlier, storeRows);
  return await leaveOnError(
    async () => await createBatch(spec, { ...ports, saved, record }, earlier),
    { history },
    key,
  );
}

async function leaveOnError<T>(work: () => Promise<T>, { history }: Pick<Store, 'history'>, key: BatchKey): Promise<T> {
  try {
    return await work();
  } catch (error) {
    history.leave(key);
    throw error;
  }
}

/** @param asItWas whether its states and times count too, not only its part files */
async function earlierRun(stored: StoredBatch, asItWas: boolean): Promise<EarlierRun> {
  const parts = await findResumeParts(stored, bootId());
  // Begun, and not on record before the process was killed.
  await removeParts(stored.id, stored.folder, new Set([...parts.values()].map(({ path }) => basename(path))));
  const figures = asItWas ? stored.figures : { elapsedMs: 0, savedMs: 0, peakActive: 0 };
  return { states: stored.states, names: stored.names, asItWas, trustsFiles: false, parts, figures };
}
